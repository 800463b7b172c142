// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/time/edtf.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente
{

enum class Field
{
    Text, ///< a bare word or phrase: title and description
    Kind,
    Status,
    Phase,
    Party,     ///< the actor itself
    Initiator, ///< as a party in this role
    Target,
    Member, ///< the actor, the members of a bloc, successors
    Person,
    Place,
    In, ///< a country or region
    Near,
    Tag,
    Source,
    Confidence,
    Thread,
    Event, ///< single ones: by key, or by `#` and the number that the engine gave them
    Layer,
    Has,
    Without,
    Before,
    After,
    During,
};

std::string_view wordFor(Field); ///< "kind"; empty for Text
std::optional<Field> fieldFrom(std::string_view word);

/// How vague dates count in a date term.
enum class Certainty
{
    Possibly,
    Certainly
};

/// One term of a query: `party:GBR,AUS`. Values are ORed, terms are ANDed.
struct Term
{
    Field field = Field::Text;
    std::vector<std::string> values; ///< as typed, unquoted; at least one
    bool negated = false;
    Certainty certainty = Certainty::Possibly;

    bool operator==(const Term &) const = default;
};

/// What counts: the terms of one query, in the order typed. An empty filter lets everything but
/// scenarios through.
class Filter
{
public:
    Filter() = default;
    /// Drops terms without values; certainty counts for Before, After and During alone and is reset
    /// elsewhere, so that equal filters compare equal.
    explicit Filter(std::vector<Term> terms);

    const std::vector<Term> &terms() const { return m_terms; }
    bool isEmpty() const { return m_terms.empty(); }

    [[nodiscard]] Filter with(Term term) const;
    [[nodiscard]] Filter without(std::size_t index) const;
    /// Without the terms of a field: what the view that shows this field asks with.
    [[nodiscard]] Filter withoutField(Field field) const;
    /// Without Before, After and During: what the date histogram asks with.
    [[nodiscard]] Filter withoutDates() const;
    /// With `value` toggled in the (not negated) term of `field`: added to its values, removed, or
    /// the term made or dropped.
    [[nodiscard]] Filter toggled(Field field, const std::string &value) const;
    /// With the date range replaced by `during:first..last` (inclusive days), or dropped.
    [[nodiscard]] Filter withRange(std::optional<TimeSpan> range) const;
    /// The days of the During term, if there is exactly one and nothing else about dates.
    std::optional<TimeSpan> range() const;
    bool has(Field field, const std::string &value) const;

    bool operator==(const Filter &) const = default;

private:
    std::vector<Term> m_terms;
};

/// Why a query could not be read: where in the text, and what was expected there.
struct QueryError
{
    std::size_t position = 0; ///< byte offset of the first character that is wrong
    std::size_t length = 1;   ///< bytes
    std::string message;      ///< "there is no field 'knd'; did you mean 'kind'?"
};

/// Either a filter or the reason why not.
struct ParsedQuery
{
    Filter filter;
    std::optional<QueryError> error;
    /// For each term of `filter`, the [begin, end) bytes of the text that it came from.
    std::vector<std::pair<std::size_t, std::size_t>> places;
};

/// Reads one line of the query language (DESIGN: fields, commas OR, `-` negates, quotes hold
/// phrases, `possibly:`/`certainly:` before a date field). Date values are checked here
/// (understandDate, and `a..b` ranges); other values are checked by nobody: a party that the
/// document does not know simply matches nothing.
ParsedQuery parseQuery(std::string_view text);

/// The canonical text of a filter; parseQuery(toText(f)).filter == f.
std::string toText(const Filter &filter);
std::string toText(const Term &term);

/// The days that a Before, After or During value names ("2015", "2015..2020", "May 2022").
Result<TimeSpan> dateRange(std::string_view value);

/// A completion of the term under the cursor.
struct Completion
{
    std::string text;  ///< what the term becomes: "party:JPN"
    std::string label; ///< what the list shows: "Japan"
    std::size_t count = 0;

    bool operator==(const Completion &) const = default;
};

} // namespace entente
