// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/text_measure.h"

#include <string_view>

namespace entente::test
{

/// A TextMeasure without fonts, the same on every machine: letters of the Latin script are a little
/// narrower than the type's size is high, others are as wide as high.
class Ruler : public TextMeasure
{
public:
    double width(std::string_view utf8, TextStyle style) const override
    {
        double letters = 0;
        for (const char c : utf8) {
            const auto byte = static_cast<unsigned char>(c);
            if ((byte & 0xC0) != 0x80)
                letters += byte >= 0xE3                                ? 1.0
                           : byte == ' ' || byte == 'i' || byte == 'l' ? 0.3
                                                                       : 0.55;
        }
        return letters * size(style);
    }

    double lineHeight(TextStyle style) const override { return size(style) * 1.21; }

private:
    static double size(TextStyle style)
    {
        switch (style) {
        case TextStyle::Caption:
        case TextStyle::Heading:
            return 10.5;
        case TextStyle::Label:
        case TextStyle::LabelBold:
            return 11.5;
        case TextStyle::Body:
            return 12.5;
        case TextStyle::AxisMajor:
        case TextStyle::Subtitle:
            return 13;
        case TextStyle::AxisMinor:
            return 11;
        case TextStyle::Title:
            return 20;
        }
        return 12;
    }
};

} // namespace entente::test
