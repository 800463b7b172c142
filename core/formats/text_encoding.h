// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace entente
{

/// The text of a file as UTF-8, without a byte order mark.
struct DecodedText
{
    std::string text;
    std::string warning; ///< what had to be assumed; empty when nothing had
};

/// By byte order mark (UTF-8, UTF-16), else UTF-8, else Windows-1252 with a warning. `encoding`
/// names one that ICU knows and overrides all this. Fails for what is no text at all.
Result<DecodedText> decodeText(std::string bytes, const std::string &encoding = {});

} // namespace entente
