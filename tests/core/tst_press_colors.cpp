// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/color_vision.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace entente;

namespace
{

/// Four inks on coated paper (SWOP); Debian packages it with Ghostscript.
const QString pressProfile = QStringLiteral("/usr/share/color/icc/ghostscript/default_cmyk.icc");

struct NamedColor
{
    QString name;
    Rgba color;
};

/// What is put on paper: the theme's colours, and the tints that marks and bands have of them.
std::vector<NamedColor> colorsOnPaper(const Theme &theme)
{
    const auto name = [](const char *word) { return QString::fromLatin1(word); };
    std::vector<NamedColor> colors = {
        {name("canvas"), theme.canvas}, {name("panel"), theme.panel},
        {name("line"), theme.line},     {name("ink"), theme.ink},
        {name("muted"), theme.muted},   {name("faint"), theme.faint},
        {name("land"), theme.land},     {name("coast"), theme.coast},
        {name("accent"), theme.accent}, {name("on accent"), theme.onAccent}};
    for (const Family family : allFamilies) {
        const QString number = QString::number(int(family));
        colors.push_back({QStringLiteral("family ") + number, theme.of(family)});
        for (const double opacity : {0.12, 0.4, 0.7})
            colors.push_back({QStringLiteral("family %1 at %2").arg(number).arg(opacity),
                              blended(theme.of(family).withAlpha(opacity), theme.canvas)});
    }
    return colors;
}

/// Lines of numbers taken from one profile to another, relative colorimetric.
std::vector<std::vector<double>> converted(const QString &from, const QString &to,
                                           const std::vector<std::vector<double>> &lines)
{
    QProcess program;
    program.start(QStringLiteral("transicc"),
                  {QStringLiteral("-n"), QStringLiteral("-t1"), QStringLiteral("-i") + from,
                   QStringLiteral("-o") + to});
    QByteArray input;
    for (const std::vector<double> &line : lines) {
        for (const double number : line)
            input += QByteArray::number(number, 'f', 4) + ' ';
        input += '\n';
    }
    program.write(input);
    program.closeWriteChannel();
    std::vector<std::vector<double>> result;
    if (!program.waitForFinished())
        return result;
    for (const QByteArray &line : program.readAllStandardOutput().split('\n')) {
        std::vector<double> numbers;
        for (const QByteArray &word : line.simplified().split(' ')) {
            bool isNumber = false;
            numbers.push_back(word.toDouble(&isNumber));
            if (!isNumber)
                numbers.clear();
        }
        if (numbers.size() >= 3)
            result.push_back(std::move(numbers));
    }
    return result;
}

std::uint8_t channel(double value)
{
    return std::uint8_t(std::clamp(std::lround(value), 0L, 255L));
}

} // namespace

/// A press has four inks: what is drawn for paper must come out of it as it was chosen.
class TestPressColors : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("transicc")).isEmpty())
            QSKIP("transicc is not installed (Debian: liblcms2-utils)");
        if (!QFile::exists(pressProfile))
            QSKIP("there is no profile of a press (Debian: libgs-common)");
    }

    void everyColorComesOutOfThePress()
    {
        const std::vector<NamedColor> colors = colorsOnPaper(Theme::print());
        const QString screen = QStringLiteral("*sRGB");
        std::vector<std::vector<double>> chosen;
        for (const NamedColor &each : colors)
            chosen.push_back({double(each.color.r), double(each.color.g), double(each.color.b)});
        const auto inks = converted(screen, pressProfile, chosen);
        QCOMPARE(inks.size(), colors.size());
        const auto printed = converted(pressProfile, screen, inks);
        QCOMPARE(printed.size(), colors.size());
        for (std::size_t i = 0; i < colors.size(); ++i) {
            QCOMPARE(inks[i].size(), std::size_t(4));
            const double ink = inks[i][0] + inks[i][1] + inks[i][2] + inks[i][3];
            QVERIFY2(ink <= 300,
                     qPrintable(colors[i].name + QStringLiteral(" needs %1 % of ink").arg(ink)));
            const Rgba back{channel(printed[i][0]), channel(printed[i][1]), channel(printed[i][2]),
                            255};
            const double off = colorDifference(colors[i].color, back);
            QVERIFY2(off < 5, qPrintable(QStringLiteral("%1 %2 is printed as %3: %4 off")
                                             .arg(colors[i].name,
                                                  QString::fromStdString(toHex(colors[i].color)),
                                                  QString::fromStdString(toHex(back)))
                                             .arg(off)));
        }
    }

    /// What no press can do is found: else this test would say nothing.
    void aColorOfScreensAloneIsFound()
    {
        const auto inks = converted(QStringLiteral("*sRGB"), pressProfile, {{0, 255, 0}});
        const auto printed = converted(pressProfile, QStringLiteral("*sRGB"), inks);
        QCOMPARE(printed.size(), std::size_t(1));
        QVERIFY(
            colorDifference(Rgba::rgb(0x00ff00), {channel(printed[0][0]), channel(printed[0][1]),
                                                  channel(printed[0][2]), 255}) > 5);
    }
};

QTEST_APPLESS_MAIN(TestPressColors)
#include "tst_press_colors.moc"
