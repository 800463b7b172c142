// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// `text` lower-cased, without diacritics and compatibility forms (ICU NFKD, marks dropped), so
/// that "Kōno" finds "Kono". Invalid UTF-8 becomes U+FFFD; never fails.
std::string folded(std::string_view text);

/// The folded words of `text`, split at anything that is neither letter nor digit (ICU word
/// properties; each CJK ideograph or kana run is split by ICU's word breaker).
std::vector<std::string> foldedWords(std::string_view text);

/// Whether `bytes` is well-formed UTF-8.
bool isUtf8(std::string_view bytes);

/// `bytes` with U+FFFD wherever they are not well-formed UTF-8.
std::string withValidUtf8(std::string_view bytes);

/// Windows-1252 bytes as UTF-8; the five unassigned bytes become U+FFFD.
std::string utf8FromCp1252(std::string_view bytes);

/// Digits with a comma before each three: "12,345".
std::string grouped(std::int64_t number);
/// `text` without white space at both ends (ASCII white space and U+00A0).
std::string_view trimmed(std::string_view text);

/// Parts between `separator`, kept empty where two separators meet; one part for an empty text.
std::vector<std::string_view> split(std::string_view text, char separator);

} // namespace entente
