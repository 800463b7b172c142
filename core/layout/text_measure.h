// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"

#include <string>
#include <string_view>

namespace entente
{

/// How large text will be. The program measures with its fonts; tests with a ruler of their own.
/// Thread-safe.
class TextMeasure
{
public:
    virtual ~TextMeasure() = default;
    virtual double width(std::string_view utf8, TextStyle style) const = 0;
    virtual double lineHeight(TextStyle style) const = 0;
};

/// `text` cut at a word, or inside the first one, so that it fits with "…"; empty when not even
/// two letters fit.
std::string elided(std::string_view text, double widthPx, TextStyle style,
                   const TextMeasure &measure);

} // namespace entente
