// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace entente
{

/// What the core writes for people, in the language of whoever reads it. `text` is English and
/// stands in the program as it is: tools for translators find it by the name of this function.
/// `comment` helps them; with `n` (0 or more) "%n" becomes that number ("%Ln": in groups of three)
/// and the form of the text is that of the number: "%n event(s)". Without a translator English
/// comes back, with "(s)" as the number asks. Thread-safe.
std::string translate(const char *context, const char *text, const char *comment = nullptr,
                      std::int64_t n = -1);

/// A text that is translated later, where a table is read.
#define ENTENTE_TRANSLATE_LATER(context, text) text
/// The same of a text that is asked for with a number.
#define ENTENTE_TRANSLATE_COUNT_LATER(context, text) text

using Translator = std::function<std::string(const char *context, const char *text,
                                             const char *comment, std::int64_t n)>;
/// Set once, before anything is written; an empty one gives English again.
void setTranslator(Translator translator);

/// `pattern` with "%1" replaced by `value`.
std::string filledIn(std::string pattern, const std::string &value);
/// With "%1" and "%2" replaced.
std::string filledIn(const std::string &pattern, const std::string &first,
                     const std::string &second);

} // namespace entente
