// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bitmap.h"
#include "core/engine/columns.h"
#include "core/engine/knowledge.h"
#include "core/engine/recent.h"
#include "core/engine/text_index.h"
#include "core/query/filter.h"

#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace entente
{

/// What a clause is read under: the columns as known on a day, and the day *in force on*.
struct Moment
{
    Reading reading;
    std::optional<Instant> asKnown;
    Instant inForce; ///< the end of the day
};

/// Everything that a term is matched against.
struct ClauseInput
{
    const Columns &columns;
    const TextIndex &text;
    const Moment &moment;
    Field field = Field::Text;
    Certainty certainty = Certainty::Possibly;
};

/// Adds to `found` the events that `value` matches; false when a stop was requested first. A value
/// that names nothing matches nothing.
using ClauseMatcher = bool (*)(const ClauseInput &input, const std::string &value, Bitmap &found,
                               const std::stop_token &stop);

// One for each field; clause_<family>.cpp. How each reads its values stands in
// README.md.
bool matchText(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchKind(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
/// The events that any of `values` matches, found in one pass: people choose many at once.
bool matchKinds(const ClauseInput &, std::span<const std::string> values, Bitmap &,
                const std::stop_token &);
bool matchParties(const ClauseInput &, std::span<const std::string> values, Bitmap &,
                  const std::stop_token &);
bool matchStatus(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchConfidence(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchTag(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchPerson(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchPlace(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchSource(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchParty(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchInitiator(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchTarget(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchMember(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchIn(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchNear(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchThread(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchPhase(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchEvent(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchLayer(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchHas(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);
bool matchDate(const ClauseInput &, const std::string &, Bitmap &, const std::stop_token &);

/// The phase that each thread (by its number in the columns) is in on the day that ends at
/// `inForce`: that of its newest event that has one, has begun by then and came to pass (it is not
/// planned, speculated, contingent or cancelled).
std::vector<std::optional<Phase>> phasesOfThreads(const Reading &reading, Instant inForce);

/// Turns terms into bitmaps and keeps the ones that were asked for last. Thread-safe.
class Clauses
{
public:
    using Bits = std::shared_ptr<const Bitmap>; ///< null: a stop was requested

    Clauses(const Columns &columns, const TextIndex &text) : m_columns(columns), m_text(text) {}

    /// The known events that pass every term; scenarios only if `withScenarios`.
    Bits passing(const Filter &filter, bool withScenarios, const Moment &moment,
                 const std::stop_token &stop) const;
    /// The events that a term lets through, known or not.
    Bits passing(const Term &term, const Moment &moment, const std::stop_token &stop) const;
    /// What tells the answers of two filters apart, when the asker's `whole` filter decides about
    /// scenarios.
    std::string keyOf(const Filter &filter, const Filter &whole, const Moment &moment,
                      bool dependsOnInForce) const;
    /// Whether a kind term asks for scenarios.
    bool namesScenario(const Filter &filter) const;

private:
    const Columns &m_columns;
    const TextIndex &m_text;
    mutable Recent<Bitmap> m_recent{std::size_t(64) << 20U};
};

} // namespace entente
