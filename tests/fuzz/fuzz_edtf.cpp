// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/calendar.h"
#include "core/time/edtf.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string_view>

namespace
{

using namespace entente;
using fuzz::require;

void checkBounds(const Bounds &bounds)
{
    require(bounds.strict.begin < bounds.strict.end, "strict bounds run forwards");
    require(bounds.fuzzy.contains(bounds.strict), "fuzzy bounds hold the strict ones");
    isoDay(bounds.fuzzy.begin);
    isoDay(bounds.fuzzy.end);
}

void checkSpan(const EventSpan &span)
{
    require(span.isKnown, "a date makes a span");
    require(span.start.strict.begin <= span.end.strict.end, "no event ends before it starts");
    require(span.start.fuzzy.begin <= span.end.fuzzy.end, "nor with the widths allowed for");
    require(span.start.strict.begin <= span.start.strict.end, "a start is not reversed");
    require(span.end.strict.begin <= span.end.strict.end, "an end is not reversed");
    require(!span.certainlyIn(span.strict()) || span.possiblyIn(span.strict()),
            "what is certain is possible");
}

void checkDate(const Date &date, const Date &other)
{
    checkBounds(date.bounds());
    require(!date.isEmpty() && !inWords(date).empty(), "every date has words");
    const Result<Date> again = Date::fromEdtf(date.edtf());
    require(again && again->bounds() == date.bounds(), "EDTF text reads the same again");
    checkSpan(eventSpan(date, {}));
    checkSpan(eventSpan({}, date));
    checkSpan(eventSpan(date, other));
    checkSpan(eventSpan(other, date));
    require(!inWords(date, other).empty(), "every span has words");
}

} // namespace

/// Every line is a date.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Date other = Date::fromEdtf("1951~").value();
    std::string_view text(reinterpret_cast<const char *>(data), size);
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const Result<Date> edtf = Date::fromEdtf(line);
        const Result<Date> free = understandDate(line);
        require(!edtf || free, "EDTF is understood");
        require(edtf || !edtf.error().what.empty(), "a refusal has a reason");
        require(free || !free.error().what.empty(), "a refusal has a reason");
        if (edtf)
            checkDate(*edtf, other);
        if (free)
            checkDate(*free, other);
    }
    return 0;
}
