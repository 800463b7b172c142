// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/text_measure.h"

#include <QFont>
#include <QString>

#include <memory>

namespace entente
{

/// Loads the bundled Inter (once). Falls back to the system's fonts for scripts it lacks.
void loadFonts();

/// The size of a style in pixels at 100 %.
double pixelSizeOf(TextStyle style);

/// How large the interface's text is, 1 at 100 %. The GUI thread's: pictures that are made for
/// export do not look at it.
double textScale();
void setTextScale(double scale);

/// The type scale, for widgets, as large as textScale() says and `scale` times that.
QFont fontFor(TextStyle style, double scale = 1);

/// Whether letters of `text` change with their neighbours, as those of Arabic or Hindi do.
bool needsShaping(const QString &text);

/// The type scale for a paint device of `dpi` logical dots per inch whose painter works in pixels
/// at 100 %. Text that needs no shaping is written letter by letter, so that a PDF keeps it as
/// text.
QFont fontForDevice(TextStyle style, double dpi, bool shaped = false, double scale = 1);

/// TextMeasure with these fonts. Thread-safe; caches widths.
class FontMeasure : public TextMeasure
{
public:
    FontMeasure();
    ~FontMeasure() override;
    double width(std::string_view utf8, TextStyle style) const override;
    double lineHeight(TextStyle style) const override;

    static const FontMeasure &shared(); ///< at 100 %, of pictures
    /// As large as textScale() says: what views on screen measure with.
    static const TextMeasure &onScreen();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace entente
