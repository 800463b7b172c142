// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/edtf_syntax.h"

#include <algorithm>

namespace entente::edtf
{

namespace
{

/// Level 1 knows the last digit or two of a bare year, and whole months and days, as unspecified.
int levelOfDigits(const DatePart &date)
{
    if (!date.hasOpenDigits())
        return 0;
    const auto isWhole = [](const std::string &part) {
        return part.empty() || part.find_first_not_of('X') == std::string::npos;
    };
    const auto isGiven = [](const std::string &part) {
        return part.find('X') == std::string::npos;
    };
    if (!isWhole(date.day) && !isGiven(date.day))
        return 2;
    if (!isWhole(date.month) && !isGiven(date.month))
        return 2;
    if (!date.day.empty() && isGiven(date.day))
        return 2;
    if (!date.month.empty() && isGiven(date.month) && !isGiven(date.year))
        return 2;
    if (isGiven(date.year) || isWhole(date.year))
        return isWhole(date.year) && date.month.empty() ? 2 : 1;
    const bool endsOpen =
        date.openYearDigits() <= 2 &&
        isGiven(date.year.substr(0, date.year.size() - std::size_t(date.openYearDigits())));
    return endsOpen && date.month.empty() ? 1 : 2;
}

int levelOfDate(const DatePart &date)
{
    if (date.hasComponentQualifier || date.significantDigits || date.yearUnit > 1 ||
        date.season > 24 || date.year.size() == 3)
        return 2;
    const bool isQualified = !date.yearQualifier.isPlain();
    if (isQualified && date.year.size() == 2)
        return 2;
    const bool needsOne = isQualified || date.season || date.hasLetterYear ||
                          (date.isNegative && date.year.size() == 4);
    return std::max(levelOfDigits(date), needsOne ? 1 : 0);
}

} // namespace

int levelOf(const Expression &expression)
{
    if (expression.kind == Expression::Kind::OneOf || expression.kind == Expression::Kind::AllOf)
        return 2;
    const Element &element = expression.elements.front();
    int level = 0;
    for (const Side *side : {&element.first, &element.last}) {
        if (side->kind != Side::Kind::Given) {
            level = std::max(level, element.isRange ? 1 : 0);
            continue;
        }
        level = std::max(level, levelOfDate(side->date));
        if (element.isRange && side->date.hasOpenDigits())
            level = 2;
    }
    return level;
}

} // namespace entente::edtf
