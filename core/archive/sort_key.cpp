// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/sort_key.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace entente::archive
{

namespace
{

constexpr std::size_t longestKey = 2000;

} // namespace

std::string sortKey(std::string_view text)
{
    static const std::unique_ptr<const icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<const icu::Collator>(
            icu::Collator::createInstance(icu::Locale::getRoot(), status));
    }();
    if (!collator)
        return std::string(text.substr(0, longestKey));
    const icu::UnicodeString unicode =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), std::int32_t(text.size())));
    std::string key(text.size() * 4 + 16, '\0');
    const auto fill = [&] {
        return std::size_t(collator->getSortKey(
            unicode, reinterpret_cast<std::uint8_t *>(key.data()), std::int32_t(key.size())));
    };
    std::size_t length = fill();
    if (length > key.size()) {
        key.resize(length);
        length = fill();
    }
    key.resize(std::min(length, longestKey));
    return key;
}

} // namespace entente::archive
