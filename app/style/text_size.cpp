// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/text_size.h"

#include "app/style/fonts.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QSettings>
#include <QWidget>

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

namespace entente
{

namespace
{

const QString textSizeKey = QStringLiteral("window/textSize");
constexpr const char *fontUnderSheet = "_q_styleSheetWidgetFont"; // Qt's own, since 4.6
constexpr int sizes[] = {80, 90, 100, 110, 125, 150, 175, 200};
constexpr int largestStagePercent = 400; ///< of a talk on a wall of pixels

std::size_t placeOf(int percent)
{
    const auto nearest =
        std::min_element(std::begin(sizes), std::end(sizes), [percent](int a, int b) {
            return std::abs(a - percent) < std::abs(b - percent);
        });
    return std::size_t(nearest - std::begin(sizes));
}

/// Widgets with a font of their own keep its style: only its size follows.
void resizeFonts(double factor)
{
    std::vector<std::pair<QWidget *, QFont>> fonts;
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (!widget->testAttribute(Qt::WA_SetFont))
            continue;
        QFont font = widget->font();
        if (font.pointSizeF() <= 0)
            continue;
        font.setPointSizeF(font.pointSizeF() * factor);
        fonts.emplace_back(widget, font);
    }
    QApplication::setFont(fontFor(TextStyle::Body));
    for (const auto &[widget, font] : fonts) {
        widget->setFont(font);
        // Where style sheets keep the font that they found, to give it back with the next sheet.
        if (widget->property(fontUnderSheet).isValid())
            widget->setProperty(fontUnderSheet, font);
    }
    for (QWidget *widget : widgets) {
        // Some are as large as the text of their children, and lists remember how high rows were.
        widget->updateGeometry();
        if (auto *list = qobject_cast<QAbstractItemView *>(widget))
            list->doItemsLayout();
    }
}

} // namespace

std::span<const int> textSizes()
{
    return sizes;
}

TextSize::~TextSize()
{
    const QSignalBlocker nobodyHears(this);
    setPercent(100);
}

void TextSize::setPercent(int percent)
{
    const int offered = sizes[placeOf(percent)];
    const int wanted = percent > offered && offered == sizes[std::size(sizes) - 1]
                           ? std::min(percent, largestStagePercent)
                           : offered;
    if (wanted == m_percent)
        return;
    const double factor = double(wanted) / m_percent;
    m_percent = wanted;
    setTextScale(wanted / 100.0);
    resizeFonts(factor);
    emit changed();
}

void TextSize::step(int by)
{
    const auto place = std::ptrdiff_t(placeOf(m_percent)) + by;
    setPercent(sizes[std::clamp<std::ptrdiff_t>(place, 0, std::ptrdiff_t(std::size(sizes)) - 1)]);
}

void TextSize::restore(const QSettings &settings)
{
    setPercent(settings.value(textSizeKey, m_percent).toInt());
}

void TextSize::save(QSettings &settings) const
{
    settings.setValue(textSizeKey, sizes[placeOf(m_percent)]);
}

} // namespace entente
