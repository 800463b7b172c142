// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/inspector/page_builder.h"

#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/views/inspector/flow_layout.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace entente
{

namespace
{

/// The title of an event: 17 pixels of the type scale's 20.
constexpr double titleScale = 0.85;

class GlyphIcon : public QWidget
{
public:
    GlyphIcon(Glyph glyph, Rgba color, QWidget *parent)
        : QWidget(parent)
        , m_glyph(glyph)
        , m_color(color)
    {
        setFixedSize(qRound(14 * textScale()), qRound(14 * textScale()));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintGlyph(painter, m_glyph, QRectF(rect()).center(), 11 * textScale(), toQColor(m_color),
                   {});
    }

private:
    Glyph m_glyph;
    Rgba m_color;
};

/// A row of the summary: what the facets show, in the inspector's width.
class ShareBar : public TextButton
{
public:
    ShareBar(const QString &label, qint64 count, double share, const Theme &theme, QWidget *parent)
        : TextButton(label, fontFor(TextStyle::Body), Ink, parent)
        , m_count(QLocale().toString(count))
        , m_share(share)
        , m_theme(theme)
    {
        setAccessibleName(label + QStringLiteral(", ") + m_count);
    }

    int heightForWidth(int) const override { return fontMetrics().height() + 7; }
    QSize sizeHint() const override { return {120, heightForWidth(0)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(fontFor(TextStyle::Label));
        painter.setPen(toQColor(m_theme.muted));
        painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, m_count);
        const int room = width() - painter.fontMetrics().horizontalAdvance(m_count) - 8;
        QFont shown = font();
        shown.setUnderline(underMouse());
        painter.setFont(shown);
        painter.setPen(toQColor(m_theme.ink));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, room));
        painter.fillRect(QRectF(0, height() - 2, width(), 1), toQColor(m_theme.line));
        painter.fillRect(QRectF(0, height() - 2.5, std::max(2.0, width() * m_share), 1.5),
                         toQColor(m_theme.muted));
        paintFocus(painter);
    }

private:
    QString m_count;
    double m_share;
    const Theme &m_theme;
};

} // namespace

PageBuilder::PageBuilder(const Theme &theme, QWidget *owner)
    : m_theme(theme)
    , m_page(new QWidget(owner))
    , m_column(new QVBoxLayout(m_page))
{
    m_page->setObjectName(QStringLiteral("inspectorPage"));
    m_column->setContentsMargins(20, 18, 16, 18);
    m_column->setSpacing(2);
}

QLabel *PageBuilder::label(const QString &text, const QFont &font, bool quiet)
{
    auto *label = new QLabel(m_page);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setFont(font);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::ClickFocus);
    label->setMinimumWidth(40);
    if (quiet)
        label->setProperty("look", QStringLiteral("muted"));
    return label;
}

void PageBuilder::kicker(const QString &text, std::optional<Glyph> glyph, Rgba color)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    if (glyph)
        row->addWidget(new GlyphIcon(*glyph, color, m_page), 0, Qt::AlignTop);
    row->addWidget(label(text.toUpper(), fontFor(TextStyle::Heading), true), 1);
    m_column->addLayout(row);
    gap(4);
}

void PageBuilder::title(const QString &text)
{
    QLabel *words = label(text, fontFor(TextStyle::Title, titleScale), false);
    words->setObjectName(QStringLiteral("inspectorTitle"));
    m_column->addWidget(words);
    gap(3);
}

void PageBuilder::heading(const QString &text)
{
    gap(13);
    m_column->addWidget(label(text.toUpper(), fontFor(TextStyle::Heading), true));
    gap(2);
}

void PageBuilder::text(const QString &text)
{
    if (!text.isEmpty())
        m_column->addWidget(label(text, fontFor(TextStyle::Body), false));
}

void PageBuilder::muted(const QString &text, bool tight)
{
    if (text.isEmpty())
        return;
    m_column->addWidget(label(text, fontFor(TextStyle::Body), true));
    if (!tight)
        gap(4);
}

void PageBuilder::pair(const QString &strong, const QString &quiet,
                       const std::function<void()> &clicked, int strongWidth)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    QFont bold = fontFor(TextStyle::Body);
    bold.setWeight(QFont::DemiBold);
    if (clicked) {
        auto *name = new TextButton(strong, bold, TextButton::Ink, m_page);
        QObject::connect(name, &TextButton::clicked, m_page, clicked);
        row->addWidget(name, quiet.isEmpty() ? 1 : 0, Qt::AlignTop);
    } else {
        QLabel *name = label(strong, bold, false);
        name->setWordWrap(false);
        name->setMinimumWidth(qRound(strongWidth * textScale()));
        row->addWidget(name, quiet.isEmpty() ? 1 : 0, Qt::AlignTop);
    }
    if (!quiet.isEmpty())
        row->addWidget(label(quiet, fontFor(TextStyle::Body), true), 1, Qt::AlignTop);
    m_column->addLayout(row);
}

TextButton *PageBuilder::button(const QString &text, TextButton::Look look,
                                std::function<void()> clicked)
{
    auto *button = new TextButton(text, fontFor(TextStyle::Body), look, m_page);
    QObject::connect(button, &TextButton::clicked, m_page, std::move(clicked));
    m_column->addWidget(button);
    return button;
}

void PageBuilder::widget(QWidget *widget)
{
    m_column->addWidget(widget);
}

void PageBuilder::gap(int height)
{
    m_column->addSpacing(height);
}

void PageBuilder::chips(const QStringList &labels, const std::function<void(int)> &clicked)
{
    auto *holder = new QWidget(m_page);
    auto *flow = new FlowLayout(5);
    holder->setLayout(flow);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    holder->setSizePolicy(policy);
    for (int i = 0; i < labels.size(); ++i) {
        auto *chip = new QToolButton(holder);
        // '&' would become a mnemonic.
        chip->setText(QString(labels[i]).replace(QLatin1Char('&'), QStringLiteral("&&")));
        chip->setFont(fontFor(TextStyle::Label));
        chip->setProperty("look", QStringLiteral("tag"));
        chip->setAccessibleName(labels[i]);
        QObject::connect(chip, &QToolButton::clicked, m_page, [clicked, i] { clicked(i); });
        chip->setStyleSheet(
            QStringLiteral(
                "QToolButton { border: 1px solid %1; border-radius: 3px; padding: 1px 6px; }"
                "QToolButton:hover, QToolButton:focus { border-color: %2; }")
                .arg(QString::fromStdString(toHex(m_theme.line)),
                     QString::fromStdString(toHex(m_theme.muted))));
        flow->addWidget(chip);
    }
    m_column->addWidget(holder);
}

void PageBuilder::bar(const QString &label, qint64 count, double share,
                      std::function<void()> clicked)
{
    auto *bar = new ShareBar(label, count, share, m_theme, m_page);
    QObject::connect(bar, &TextButton::clicked, m_page, std::move(clicked));
    m_column->addWidget(bar);
}

void PageBuilder::finish()
{
    m_column->addStretch(1);
}

} // namespace entente
