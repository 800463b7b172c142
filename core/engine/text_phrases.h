// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bitmap.h"
#include "core/engine/text_run.h"
#include "core/model/records.h"

#include <span>
#include <stop_token>
#include <string>

namespace entente
{

/// Adds to `found` those of `candidates` whose `part` holds the folded words of `phrase` one after
/// another, the last one as a prefix. Reads the texts, on all cores. Fails on a stop, and when a
/// text cannot be read.
Outcome keepPhrase(const Records &records, TextPart part, std::span<const std::string> phrase,
                   const Bitmap &candidates, Bitmap &found, const std::stop_token &stop);

/// Whether `words` holds `phrase` one after another, its last word as a prefix.
bool holdsPhrase(std::span<const std::string> words, std::span<const std::string> phrase);

} // namespace entente
