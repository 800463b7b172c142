// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/filter.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace entente;
    using fuzz::require;

    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const ParsedQuery query = parseQuery(text);
    require(query.places.size() == query.filter.terms().size(), "every term has a place");
    for (const auto &[begin, end] : query.places)
        require(begin < end && end <= size, "a term's place lies inside the text");
    if (query.error) {
        require(query.error->position + query.error->length <= size, "an error points at the text");
        require(!query.error->message.empty(), "an error says what was expected");
    }
    const ParsedQuery again = parseQuery(toText(query.filter));
    require(!again.error && again.filter == query.filter, "a filter's text reads as the filter");
    query.filter.range();
    require(query.filter.withoutDates().withRange(query.filter.range()).terms().size() <=
                query.filter.terms().size() + 1,
            "a range is one term");
    return 0;
}
