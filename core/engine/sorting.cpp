// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/sorting.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <memory>
#include <numeric>

namespace entente
{

namespace
{

/// Bytes that compare as the texts collate. Without collation data, the text itself.
std::string sortKey(const icu::Collator *collator, const std::string &text)
{
    if (!collator)
        return text;
    const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
    std::vector<std::uint8_t> key(text.size() * 4 + 16);
    std::int32_t length = collator->getSortKey(unicode, key.data(), std::int32_t(key.size()));
    if (std::size_t(length) > key.size()) {
        key.resize(std::size_t(length));
        length = collator->getSortKey(unicode, key.data(), length);
    }
    return std::string(key.begin(), key.begin() + length);
}

} // namespace

std::vector<std::uint32_t> collationRanks(std::span<const std::string> texts,
                                          const std::stop_token &stop)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Collator> collator(
        icu::Collator::createInstance(icu::Locale::getRoot(), status));
    std::vector<std::string> keys;
    keys.reserve(texts.size());
    for (const std::string &text : texts) {
        if (keys.size() % 256 == 0 && stop.stop_requested())
            return {};
        keys.push_back(sortKey(U_FAILURE(status) ? nullptr : collator.get(), text));
    }
    std::vector<std::uint32_t> order(texts.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto less = [&](std::uint32_t a, std::uint32_t b) {
        const int compared = keys[a].compare(keys[b]);
        return compared != 0 ? compared < 0 : a < b;
    };
    if (!sortUnlessStopped(order, less, stop))
        return {};
    std::vector<std::uint32_t> ranks(texts.size());
    for (std::size_t i = 1; i < order.size(); ++i)
        ranks[order[i]] = ranks[order[i - 1]] + (keys[order[i]] == keys[order[i - 1]] ? 0U : 1U);
    return ranks;
}

} // namespace entente
