// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente::store
{

/// Appends `bytes` to `out` as one zstd frame (without its size and checksum, which are kept
/// outside) and says how long that is.
std::size_t appendFrame(std::string &out, std::string_view bytes);

/// Fills `out` from a frame of exactly that many bytes; false for anything else.
bool readFrame(std::string_view frame, char *out, std::size_t size);

} // namespace entente::store
