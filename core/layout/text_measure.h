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
    /// How large text is: 1 is the size of the type scale. What stands around text grows with it.
    virtual double scale() const { return 1; }
};

/// Another measure, for larger or smaller text.
class ScaledMeasure : public TextMeasure
{
public:
    /// `base` must live as long.
    ScaledMeasure(const TextMeasure &base, double scale) : m_base(base), m_scale(scale) {}

    double width(std::string_view utf8, TextStyle style) const override
    {
        return m_base.width(utf8, style) * m_scale;
    }
    double lineHeight(TextStyle style) const override;
    double scale() const override { return m_base.scale() * m_scale; }

private:
    const TextMeasure &m_base;
    double m_scale;
};

/// `text` cut at a word, or inside the first one, so that it fits with "…"; empty when not even
/// two letters fit.
std::string elided(std::string_view text, double widthPx, TextStyle style,
                   const TextMeasure &measure);

} // namespace entente
