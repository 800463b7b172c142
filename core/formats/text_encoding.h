// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/byte_source.h"

#include <memory>
#include <string>
#include <string_view>

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

/// The encoding that a byte order mark at the beginning says: "UTF-8", "UTF-16", or nothing.
std::string markedEncoding(std::string_view beginning);

/// In place of an encoding: Windows-1252, whatever the bytes.
constexpr const char *guessedCp1252 = "guessed";

/// The warning of a text that is read as Windows-1252 because it is no UTF-8.
extern const char *const readAsCp1252;

/// `bytes` as UTF-8 without a byte order mark, converted as they are read. `encoding` is one that
/// ICU knows, or guessedCp1252; empty leaves the bytes as they are. Fails for an unknown encoding.
Result<std::unique_ptr<ByteSource>> decoded(std::unique_ptr<ByteSource> bytes,
                                            const std::string &encoding);

/// The first `most` bytes, fewer at the end.
Result<std::string> readBeginning(ByteSource &source, std::size_t most);

} // namespace entente
