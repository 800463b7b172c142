// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"
#include "core/model/dataset.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace entente::test
{

/// What the query language means, as plain loops over records: slow, and written without a look at
/// the engine's columns. Events are numbered from 1 in their order.
class NaiveEngine
{
public:
    explicit NaiveEngine(Dataset data);

    const Dataset &data() const { return m_data; }
    bool passes(const Event &event, const Context &context) const;
    /// With `filter` in place of the context's own; scenarios as the context's own has it.
    bool passes(const Event &event, const Context &context, const Filter &filter) const;
    std::vector<const Event *> passing(const Context &context) const;
    std::vector<const Event *> passing(const Context &context, const Filter &filter) const;

    /// Every day on which what was known changed, found by looking at each day that may be one.
    std::vector<Change> changes(const Context &context, Instant from, Instant to) const;

    /// The known and dated events of a thread, by their earliest start.
    ThreadLife life(const std::string &thread, const Context &context) const;

    KnownState stateOf(const Event &event, const Context &context) const;
    EventSpan spanOf(const Event &event, const Context &context) const;
    /// The values of the lanes that an event stands in.
    std::set<std::string> lanesOf(const Event &event, LaneField field,
                                  const Context &context) const;
    bool hasWords(const Event &event, const std::string &text) const; ///< as a search finds it

private:
    bool matches(const Event &event, const Term &term, const std::string &value,
                 const Context &context) const;
    std::set<std::string> actorsNamed(const std::string &value) const;
    std::set<std::string> groupOf(const std::string &value, const EventSpan &span) const;
    bool isScenario(const Event &event) const;
    bool isOfKind(const Event &event, const std::string &value) const;
    bool isInPhase(const Event &event, Phase phase, const Context &context) const;
    bool isOfLayer(const Event &event, const std::string &value) const;
    bool has(const Event &event, const std::string &what, const Context &context) const;
    bool isOfThread(const Event &event, const std::string &value) const;

    Dataset m_data;
    std::set<std::string> m_actorIds; ///< described, or named by an event
};

} // namespace entente::test
