// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/shown_names.h"

#include "core/base/translation.h"

#include <algorithm>
#include <memory>
#include <mutex>

namespace entente
{

namespace
{

std::mutex readerNamesMutex;
std::shared_ptr<const ReaderNames> readerNames; // guarded by readerNamesMutex

std::shared_ptr<const ReaderNames> namesNow()
{
    const std::scoped_lock lock(readerNamesMutex);
    return readerNames;
}

/// "zh-Hant" is "zh", and "pt" is what "pt-BR" asks for; the same is better.
std::string_view primaryOf(std::string_view language)
{
    return language.substr(0, language.find_first_of("-_"));
}

} // namespace

void setReaderNames(ReaderNames names)
{
    const bool isEnglish = names.language.empty() || primaryOf(names.language) == "en";
    auto kept = isEnglish ? nullptr : std::make_shared<const ReaderNames>(std::move(names));
    const std::scoped_lock lock(readerNamesMutex);
    readerNames = std::move(kept);
}

std::string shownName(const Actor &actor)
{
    const std::shared_ptr<const ReaderNames> reader = namesNow();
    if (!reader)
        return actor.name;
    const auto named = [&](auto &&matches) {
        const auto found = std::find_if(actor.names.begin(), actor.names.end(),
                                        [&](const ActorName &name) { return matches(name); });
        return found == actor.names.end() ? nullptr : &found->name;
    };
    const std::string *own =
        named([&](const ActorName &name) { return name.language == reader->language; });
    if (!own)
        own = named([&](const ActorName &name) {
            return primaryOf(name.language) == primaryOf(reader->language);
        });
    if (own)
        return *own;
    if (actor.type == ActorType::State) {
        if (const auto state = reader->states.find(actor.id.value); state != reader->states.end())
            return state->second;
    }
    return actor.name;
}

std::optional<std::string> stateName(std::string_view code)
{
    const std::shared_ptr<const ReaderNames> reader = namesNow();
    if (!reader)
        return std::nullopt;
    const auto state = reader->states.find(std::string(code));
    return state == reader->states.end() ? std::nullopt : std::optional(state->second);
}

// The labels are literals, so they end with a null.
std::string shownLabel(Status status)
{
    return translate("Status", labelFor(status).data());
}

std::string shownLabel(Phase phase)
{
    return translate("Phase", labelFor(phase).data());
}

std::string shownLabel(Confidence confidence)
{
    return translate("Confidence", labelFor(confidence).data());
}

} // namespace entente
