// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/presenting/caption_band.h"

#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace entente
{

namespace
{

// Shares of the screen's height.
constexpr double headlineSize = 0.036;
constexpr double captionSize = 0.0225;
constexpr double bandHeight = 0.165;
constexpr double marginShare = 0.032;
constexpr int captionFadeMs = 260;

QFont sized(TextStyle style, double pixels)
{
    QFont font = fontFor(style);
    font.setPixelSize(std::max(9, qRound(pixels)));
    return font;
}

/// The width in which a text takes no more lines than in `widest`, and no word stands alone in the
/// last one.
int balancedWidth(const QFontMetrics &metrics, const QString &text, int widest)
{
    const auto heightIn = [&](int width) {
        return metrics.boundingRect(QRect(0, 0, width, 1 << 20), Qt::TextWordWrap, text).height();
    };
    const int height = heightIn(widest);
    int narrow = widest / 2;
    int wide = widest;
    while (wide - narrow > 4) {
        const int middle = (narrow + wide) / 2;
        (heightIn(middle) > height ? narrow : wide) = middle;
    }
    return height > metrics.lineSpacing() * 3 / 2 ? wide : widest;
}

} // namespace

CaptionBand::CaptionBand(ThemeSwitch &themes, QWidget *parent) : QWidget(parent), m_themes(themes)
{
    setObjectName(QStringLiteral("captionBand"));
    connect(&m_frames, &FrameTimer::timeout, this, [this] {
        if (come() >= 1)
            m_frames.stop();
        update();
    });
    connect(&themes, &ThemeSwitch::changed, this, qOverload<>(&QWidget::update));
    setScreenHeight(m_screenHeight);
}

void CaptionBand::setScreenHeight(int height)
{
    m_screenHeight = height;
    setFixedHeight(qRound(height * bandHeight));
    update();
}

void CaptionBand::show(const QString &headline, const QString &caption)
{
    const Words words{headline, caption};
    if (words == m_now)
        return;
    m_before = std::exchange(m_now, words);
    setAccessibleName(headline);
    setAccessibleDescription(caption);
    if (m_themes.motion().isReduced() || !isVisible()) {
        m_since.invalidate();
    } else {
        m_since.start();
        m_frames.start();
    }
    update();
}

double CaptionBand::come() const
{
    return m_since.isValid() ? std::min(1.0, double(m_since.nsecsElapsed()) / 1e6 / captionFadeMs)
                             : 1.0;
}

void CaptionBand::paint(QPainter &painter, const Words &words) const
{
    const Theme &theme = m_themes.theme();
    const int margin = qRound(m_screenHeight * marginShare);
    const QRect room = rect().adjusted(margin, 0, -margin, 0);
    const QFont headline = sized(TextStyle::Title, m_screenHeight * headlineSize);
    int top = qRound(m_screenHeight * 0.032);
    painter.setFont(headline);
    painter.setPen(toQColor(theme.ink));
    const QFontMetrics large(headline);
    painter.drawText(room.left(), top + large.ascent(),
                     large.elidedText(words.headline, Qt::ElideRight, room.width()));
    top += large.height() + qRound(m_screenHeight * 0.004);
    painter.setFont(sized(TextStyle::Subtitle, m_screenHeight * captionSize));
    painter.setPen(toQColor(theme.muted));
    // A line that runs over the whole of a wide screen is not read.
    const int width = balancedWidth(painter.fontMetrics(), words.caption,
                                    std::min(room.width(), qRound(m_screenHeight * 1.45)));
    painter.drawText(QRect(room.left(), top, width, height() - top),
                     int(Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap), words.caption);
}

void CaptionBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_themes.theme();
    painter.fillRect(rect(), toQColor(theme.canvas));
    const int margin = qRound(m_screenHeight * marginShare);
    painter.fillRect(QRect(margin, qRound(m_screenHeight * 0.017), qRound(m_screenHeight * 0.045),
                           qRound(m_screenHeight * 0.0065)),
                     toQColor(theme.accent));
    const double come = this->come();
    // One goes before the other comes: two texts on top of each other are none.
    if (come < 0.5) {
        painter.setOpacity(1 - 2 * come);
        paint(painter, m_before);
    } else {
        painter.setOpacity(2 * come - 1);
        paint(painter, m_now);
    }
}

} // namespace entente
