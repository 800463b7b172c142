// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/render.h"

#include <unordered_map>
#include <utility>

namespace entente
{

std::function<std::string(EventId)> keysFor(const RenderRequest &request, const Engine &engine)
{
    using Keys = std::unordered_map<EventId, std::string>;
    const auto allKeys = [&engine, context = request.context] {
        Keys keys;
        RowsQuestion question;
        question.context = context;
        question.limit = 10'000;
        for (bool more = true; more;) {
            const Result<RowsAnswer> answer = engine.answer(question);
            if (!answer)
                break;
            for (const Row &row : answer->rows)
                keys.emplace(row.id, row.key);
            question.offset += std::int64_t(answer->rows.size());
            more = !answer->rows.empty() && question.offset < answer->total;
        }
        return keys;
    };
    // Most formats name no event, and the keys of a server come a long way.
    return [allKeys, keys = std::make_shared<std::optional<Keys>>()](EventId id) {
        if (!*keys)
            *keys = allKeys();
        const auto found = (*keys)->find(id);
        return found == (*keys)->end() ? std::to_string(id.value) : found->second;
    };
}

std::function<std::string(EventId)> fewKeysFor(const RenderRequest &request, const Engine &engine)
{
    constexpr std::int64_t mostAtOnce = 50'000;
    constexpr std::size_t mostOneByOne = 4'000;
    struct Keys
    {
        std::optional<std::function<std::string(EventId)>> all;
        std::unordered_map<EventId, std::string> known;
        bool isAsked = false;
    };
    return [&engine, request, keys = std::make_shared<Keys>()](EventId id) -> std::string {
        if (!std::exchange(keys->isAsked, true)) {
            const Result<CountAnswer> count = engine.answer(CountQuestion{request.context});
            if (count && count->count <= mostAtOnce)
                keys->all = keysFor(request, engine);
        }
        if (keys->all)
            return (*keys->all)(id);
        if (const auto found = keys->known.find(id); found != keys->known.end())
            return found->second;
        if (keys->known.size() >= mostOneByOne)
            return std::to_string(id.value);
        const Result<EventAnswer> answer = engine.answer(EventQuestion{id, {}});
        return keys->known.emplace(id, answer ? answer->event.key : std::to_string(id.value))
            .first->second;
    };
}

} // namespace entente
