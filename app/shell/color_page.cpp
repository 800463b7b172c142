// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/color_page.h"

#include "app/shell/preferences.h"
#include "app/style/fonts.h"
#include "app/style/paint.h"

#include <QColorDialog>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace entente
{

namespace
{

constexpr ColorVision visions[] = {ColorVision::Usual, ColorVision::Protanopia,
                                   ColorVision::Deuteranopia, ColorVision::Tritanopia};
constexpr Glyph glyphs[] = {Glyph::Square,     Glyph::Disc,     Glyph::Diamond,
                            Glyph::TriangleUp, Glyph::Pentagon, Glyph::Cross};
constexpr int mostWarnings = 4;

QString visionName(ColorVision vision)
{
    switch (vision) {
    case ColorVision::Usual:
        return ColorPage::tr("All cones");
    case ColorVision::Protanopia:
        return ColorPage::tr("Protanopia");
    case ColorVision::Deuteranopia:
        return ColorPage::tr("Deuteranopia");
    case ColorVision::Tritanopia:
        return ColorPage::tr("Tritanopia");
    }
    return {};
}

QString membersOf(Family family)
{
    switch (family) {
    case Family::Pacts:
        return ColorPage::tr("agreement, access");
    case Family::Encounters:
        return ColorPage::tr("meeting, visit");
    case Family::Words:
        return ColorPage::tr("talks, announcement, statement");
    case Family::Forces:
        return ColorPage::tr("exercise, transfer, programme");
    case Family::States:
        return ColorPage::tr("policy, leadership, trend");
    case Family::Crisis:
        return ColorPage::tr("crisis");
    }
    return {};
}

QPixmap swatch(Rgba color, const Theme &theme, Glyph glyph, double ratio)
{
    const QSize size(64, 22);
    QPixmap picture(size * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(toQColor(theme.canvas));
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGlyph(painter, glyph, {11, 11}, 12, toQColor(color), Stroke{});
    painter.setPen(Qt::NoPen);
    painter.setBrush(toQColor(color));
    painter.drawRoundedRect(QRectF(24, 5, 36, 12), 2, 2);
    return picture;
}

QLabel *quiet(const QString &words, QWidget *parent)
{
    auto *label = new QLabel(words, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(fontFor(TextStyle::Label));
    label->setProperty("look", QStringLiteral("muted"));
    return label;
}

} // namespace

QString familyName(Family family)
{
    switch (family) {
    case Family::Pacts:
        return ColorPage::tr("Pacts");
    case Family::Encounters:
        return ColorPage::tr("Encounters");
    case Family::Words:
        return ColorPage::tr("Words");
    case Family::Forces:
        return ColorPage::tr("Forces");
    case Family::States:
        return ColorPage::tr("States");
    case Family::Crisis:
        return ColorPage::tr("Crises");
    }
    return {};
}

QStringList colorWarnings(const Theme &theme)
{
    QStringList warnings;
    for (const Family family : faintFamilies(theme))
        warnings.append(ColorPage::tr("%1 hardly stand out from the ground: choose a stronger "
                                      "colour.")
                            .arg(familyName(family)));
    const std::vector<AlikeFamilies> alike = alikeFamilies(familyColors(theme));
    for (std::size_t i = 0; i < alike.size() && i < std::size_t(mostWarnings); ++i) {
        const AlikeFamilies &pair = alike[i];
        const QString difference = QLocale().toString(pair.difference, 'f', 1);
        warnings.append(
            pair.vision == ColorVision::Usual
                ? ColorPage::tr("%1 and %2 look alike (ΔE %3): only their shapes tell them apart.")
                      .arg(familyName(pair.a), familyName(pair.b), difference)
                : ColorPage::tr("%1 and %2 look alike with %3 (ΔE %4): only their shapes tell "
                                "them apart.")
                      .arg(familyName(pair.a), familyName(pair.b),
                           visionName(pair.vision).toLower(), difference));
    }
    if (int(alike.size()) > mostWarnings)
        warnings.append(
            ColorPage::tr("And %n more pair(s).", nullptr, int(alike.size()) - mostWarnings));
    return warnings;
}

ColorPage::ColorPage(Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_palette(new QComboBox(this))
    , m_warning(quiet({}, this))
{
    m_palette->setObjectName(QStringLiteral("preferPalette"));
    m_palette->setAccessibleName(tr("Colours of kinds"));
    m_palette->addItem(tr("Entente’s"), QStringLiteral("entente"));
    m_palette->addItem(tr("Apart for all eyes"), QStringLiteral("apart"));
    m_palette->addItem(tr("My own"), QStringLiteral("own"));
    m_palette->setMinimumWidth(qRound(240 * textScale()));
    connect(m_palette, &QComboBox::activated, this,
            [this] { m_preferences.setPalette(m_palette->currentData().toString()); });

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    for (int column = 0; column < 4; ++column)
        grid->addWidget(quiet(visionName(visions[column]), this), 0, column + 2);
    for (std::size_t family = 0; family < allFamilies.size(); ++family)
        addFamily(*grid, int(family) + 1, family);
    grid->setColumnStretch(6, 1);

    m_warning->setObjectName(QStringLiteral("colorWarning"));
    m_warning->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(14);
    column->addWidget(m_palette, 0, Qt::AlignLeft);
    column->addLayout(grid);
    column->addWidget(m_warning);
    column->addStretch();
    connect(&m_preferences.themes(), &ThemeSwitch::changed, this, &ColorPage::refresh);
    connect(&m_preferences, &Preferences::changed, this, &ColorPage::refresh);
    refresh();
}

void ColorPage::addFamily(QGridLayout &grid, int row, std::size_t family)
{
    auto *name = new QLabel(familyName(allFamilies[family]), this);
    name->setFont(fontFor(TextStyle::LabelBold));
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(name);
    names->addWidget(quiet(membersOf(allFamilies[family]), this));
    grid.addLayout(names, row, 0);
    Row &made = m_rows[family];
    made.button = new QToolButton(this);
    made.button->setObjectName(QStringLiteral("color.") + QString::number(family));
    made.button->setText(tr("Change…"));
    made.button->setAccessibleName(
        tr("Change the colour of %1").arg(familyName(allFamilies[family]).toLower()));
    connect(made.button, &QToolButton::clicked, this, [this, family] { choose(family); });
    grid.addWidget(made.button, row, 1);
    for (int column = 0; column < 4; ++column) {
        auto *seen = new QLabel(this);
        made.seen[std::size_t(column)] = seen;
        grid.addWidget(seen, row, column + 2, Qt::AlignLeft | Qt::AlignVCenter);
    }
}

void ColorPage::refresh()
{
    const Theme &theme = m_preferences.themes().theme();
    m_palette->setCurrentIndex(m_palette->findData(m_preferences.palette()));
    for (std::size_t family = 0; family < allFamilies.size(); ++family) {
        const Rgba color = theme.of(allFamilies[family]);
        for (std::size_t i = 0; i < 4; ++i) {
            const Rgba seen = asSeen(color, visions[i]);
            m_rows[family].seen[i]->setPixmap(
                swatch(seen, theme, glyphs[family], devicePixelRatioF()));
            m_rows[family].seen[i]->setToolTip(QString::fromStdString(toHex(seen)));
        }
    }
    const QStringList warnings = colorWarnings(theme);
    m_warning->setText(warnings.isEmpty()
                           ? tr("All families can be told apart by their colours alone, by all "
                                "four kinds of eyes.")
                           : warnings.join(QLatin1Char('\n')));
}

void ColorPage::choose(std::size_t family)
{
    ThemeSwitch &themes = m_preferences.themes();
    const bool dark = themes.theme().isDark;
    auto *dialog = new QColorDialog(toQColor(themes.theme().of(allFamilies[family])), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QColorDialog::DontUseNativeDialog);
    dialog->setWindowTitle(familyName(allFamilies[family]));
    connect(dialog, &QColorDialog::colorSelected, this, [this, dark, family](const QColor &color) {
        m_preferences.setColor(dark, allFamilies[family], Rgba::rgb(color.rgb() & 0xffffffu));
    });
    dialog->open();
}

} // namespace entente
