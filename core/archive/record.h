// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/dataset.h"

#include <string>
#include <string_view>

namespace entente::archive
{

/// An event as the JSON of its row, with the member names of "entente/1". The number is not part of
/// it.
std::string recordOf(const Event &event);
Result<Event> eventFrom(std::string_view record, EventId id);

/// The small tables of an archive as JSON, one record each.
std::string recordOf(const Kind &kind);
std::string recordOf(const Actor &actor);
std::string recordOf(const Thread &thread);
std::string recordOf(const Layer &layer);
std::string recordOf(const Tie &tie);
std::string recordOf(const Era &era);
/// A property of the document: a name and a text.
std::string recordOf(const std::string &name, const std::string &text);

/// Adds the record of `section` to `data`, whose kinds should be an empty tree.
/// Fails for what is no record at all.
Outcome addRecord(std::string_view section, std::string_view record, Dataset &data);

} // namespace entente::archive
