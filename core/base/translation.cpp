// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translation.h"

#include "core/base/text.h"

#include <memory>
#include <mutex>

namespace entente
{

namespace
{

std::mutex translatorMutex;
std::shared_ptr<const Translator> currentTranslator; // guarded by translatorMutex

std::shared_ptr<const Translator> translatorNow()
{
    const std::scoped_lock lock(translatorMutex);
    return currentTranslator;
}

void replaceAll(std::string &text, const std::string &what, const std::string &with)
{
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

} // namespace

std::string translate(const char *context, const char *text, const char *comment, std::int64_t n)
{
    if (const std::shared_ptr<const Translator> translator = translatorNow())
        return (*translator)(context, text, comment, n);
    std::string english = text;
    if (n >= 0) {
        replaceAll(english, "(s)", n == 1 ? "" : "s");
        replaceAll(english, "%Ln", grouped(n));
        replaceAll(english, "%n", std::to_string(n));
    }
    return english;
}

void setTranslator(Translator translator)
{
    const std::scoped_lock lock(translatorMutex);
    currentTranslator =
        translator ? std::make_shared<const Translator>(std::move(translator)) : nullptr;
}

std::string filledIn(std::string pattern, const std::string &value)
{
    if (const std::size_t at = pattern.find("%1"); at != std::string::npos)
        pattern.replace(at, 2, value);
    return pattern;
}

std::string filledIn(const std::string &pattern, const std::string &first,
                     const std::string &second)
{
    // From the right, so that what was filled in is not looked at again.
    std::string filled = pattern;
    const std::size_t one = filled.find("%1");
    const std::size_t two = filled.find("%2");
    const auto fill = [&filled](std::size_t at, const std::string &value) {
        if (at != std::string::npos)
            filled.replace(at, 2, value);
    };
    if (one != std::string::npos && (two == std::string::npos || one > two)) {
        fill(one, first);
        fill(two, second);
    } else {
        fill(two, second);
        fill(one, first);
    }
    return filled;
}

} // namespace entente
