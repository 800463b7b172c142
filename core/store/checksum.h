// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace entente::store
{

/// CRC-32 as zip, PNG and gzip have it (polynomial 0xEDB88320); `before` is that of the bytes that
/// come before these.
std::uint32_t crc32(std::string_view bytes, std::uint32_t before = 0);

} // namespace entente::store
