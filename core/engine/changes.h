// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"
#include "core/model/known_changes.h"

#include <string>

namespace entente
{

/// A step in what was known of `event` as an answer holds it.
Change changeOf(const Event &event, EventId id, const KnownStep &step);

/// Answers list changes in this order.
inline bool comesBefore(const Change &a, const Change &b)
{
    return a.day != b.day ? a.day < b.day : a.id < b.id;
}

/// What was known, in words: "not known", "planned, Dec 2022", "occurred, no date".
std::string inWords(const KnownWord &word);
/// Who says so: "10 Downing Street, 12 Jan 2023"; empty when it is the record.
std::string speakerInWords(const KnownWord &word);

} // namespace entente
