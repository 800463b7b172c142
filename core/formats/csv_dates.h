// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/formats/csv_columns.h"
#include "core/time/edtf.h"

#include <optional>
#include <string_view>

namespace entente
{

/// Decides the order of numbers in dates like 10/7/2008 from all dates of a table, never from one
/// row: one date that can only be read one way decides for all.
class DateOrderEvidence
{
public:
    void look(std::string_view cell);
    void add(const DateOrderEvidence &other);

    /// Nothing when no date decides, or when two contradict each other.
    std::optional<DateOrder> order() const;
    bool isContradictory() const { return m_dayFirst && m_monthFirst; }

private:
    bool m_dayFirst = false;
    bool m_monthFirst = false;
};

/// A date of a table. Numbers with the year last are read in the order that was decided or given;
/// without one they are refused in words, unless both readings agree.
Result<Date> tableDate(std::string_view cell, const std::optional<DateOrder> &order,
                       bool isContradictory);

/// A date from cells for year, month (a number or a name) and day; the finer ones may be empty.
Result<Date> dateFromParts(std::string_view year, std::string_view month, std::string_view day);

} // namespace entente
