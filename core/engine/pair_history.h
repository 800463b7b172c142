// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace entente
{

/// Which history two actors share.
struct PairQuestion
{
    Context context;
    ActorId a;
    ActorId b;
    /// The end of the day from which one looks back; nothing: from after the last contact.
    std::optional<Instant> at;
    bool operator==(const PairQuestion &) const = default;
};

/// A meeting point of the two: an event of both, at the time when it began. How long a pact stays
/// in force is no contact.
struct Contact
{
    EventId id;
    std::string key;
    std::string title;
    Date start;
    Date end;
    KindId kind;
    TimeSpan when; ///< when it began, as exactly as that is known
    bool operator==(const Contact &) const = default;
};

/// A time between two contacts that follow each other, as long as it is for certain: from the end
/// of what is possible for the first to the beginning of what is possible for the second.
struct ContactGap
{
    Contact before;
    Contact after;
    TimeSpan span; ///< not empty
    bool operator==(const ContactGap &) const = default;
};

/// At most this many contacts are looked at, the earliest ones.
constexpr std::int64_t mostContacts = 20'000;

struct PairHistory
{
    ActorId a;
    ActorId b;
    std::vector<Contact> contacts; ///< that began by `at`, by the time when they began
    std::int64_t ahead = 0;        ///< planned, in negotiation or spoken of, or to begin after `at`
    std::int64_t cancelled = 0;
    std::int64_t undated = 0;
    std::int64_t unread = 0; ///< events of both beyond mostContacts
    std::optional<ContactGap> longestGap;
    /// From the end of the last contact's day to `at`; nothing without a day to look back from.
    std::optional<TimeSpan> sinceLast;
    bool operator==(const PairHistory &) const = default;
};

/// Asks the engine for the events of both and looks back along them.
Result<PairHistory> pairHistory(const Engine &engine, const PairQuestion &question,
                                std::stop_token stop = {});

/// "28 years", "5 months", "12 days": a length of time in words, rounded down to whole units.
std::string lengthInWords(TimeSpan span);

} // namespace entente
