// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/cameo.h"
#include "core/formats/csv_parser.h"
#include "core/formats/imported.h"
#include "core/model/actor.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// What the readers of machine-coded events (GDELT, ICEWS) share.

/// A cell without white space around it; empty for what such tables write for "not known".
std::string_view presentCell(std::string_view cell);

/// The first lines of a table that ends each record with its line, without the last one when it may
/// be cut off.
std::vector<std::string_view> firstLines(std::string_view beginning, std::size_t most);

bool isAllDigits(std::string_view text);

/// Degrees; false when `lat` and `lon` are no position. Two empty texts are none, and no mistake.
bool readPosition(std::string_view lat, std::string_view lon, Place &into);

/// "Make a visit: Japan → United Kingdom (London)"; each part may be empty but `phrase`.
std::string codedTitle(std::string_view phrase, std::string_view initiator, std::string_view target,
                       std::string_view place);

/// Adds a tag that is not there yet.
void addTag(Event &event, std::string_view tag);

/// An actor that is known by its name alone.
Actor organisationCalled(const std::string &name);

/// A short name for texts that take part in a key: 16 hexadecimal digits (FNV-1a).
class KeyHash
{
public:
    KeyHash &add(std::string_view text);
    std::string text() const;

private:
    std::uint64_t m_hash = 0xcbf29ce484222325;
};

/// The sentence for a row with too few or too many cells.
std::string wrongCellCount(std::size_t found, std::size_t expected, std::string_view what);

} // namespace entente
