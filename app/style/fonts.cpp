// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/fonts.h"

#include "core/store/sample.h"

#include <QFile>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QImage>
#include <QScreen>

#include <array>
#include <cmath>
#include <mutex>
#include <string>
#include <unordered_map>

namespace entente
{

namespace
{

struct StyleSpec
{
    double pixels;
    QFont::Weight weight;
    double spacingPercent;
};

/// In the order of TextStyle.
constexpr std::array<StyleSpec, 9> styleSpecs = {{
    {10.5, QFont::Normal, 100},   // Caption
    {11.5, QFont::Normal, 100},   // Label
    {11.5, QFont::DemiBold, 100}, // LabelBold
    {12.5, QFont::Normal, 100},   // Body
    {13, QFont::Bold, 100},       // AxisMajor
    {11, QFont::Normal, 100},     // AxisMinor
    {10.5, QFont::DemiBold, 108}, // Heading
    {20, QFont::Bold, 100},       // Title
    {13, QFont::Normal, 100},     // Subtitle
}};

/// The device that everything is measured on, whatever it is shown on.
constexpr double rulerDpi = 96;

const StyleSpec &specOf(TextStyle style)
{
    return styleSpecs[std::size_t(style)];
}

QFont fontOf(const StyleSpec &spec, double pixels, double dpi)
{
    QFont font(QStringList{QStringLiteral("Inter"), QStringLiteral("Noto Sans")});
    // QFont takes whole pixels only; points go to a hundredth of a pixel.
    font.setPointSizeF(pixels * 72 / dpi);
    font.setWeight(spec.weight);
    // Unhinted advances are the same at every scale: what is measured here holds in a PDF.
    font.setHintingPreference(QFont::PreferNoHinting);
    if (spec.spacingPercent != 100)
        font.setLetterSpacing(QFont::PercentageSpacing, spec.spacingPercent);
    return font;
}

const QImage &ruler()
{
    static const QImage image = [] {
        QImage pixel(1, 1, QImage::Format_ARGB32_Premultiplied);
        pixel.setDotsPerMeterX(qRound(rulerDpi / 0.0254));
        pixel.setDotsPerMeterY(qRound(rulerDpi / 0.0254));
        return pixel;
    }();
    return image;
}

/// Font engines belong to a thread, so every thread has its own metrics.
const QFontMetricsF &metricsOf(TextStyle style, bool shaped)
{
    using Metrics = std::array<std::unique_ptr<QFontMetricsF>, styleSpecs.size()>;
    thread_local std::array<Metrics, 2> metrics;
    std::unique_ptr<QFontMetricsF> &own = metrics[shaped ? 1 : 0][std::size_t(style)];
    if (!own)
        own = std::make_unique<QFontMetricsF>(fontForDevice(style, rulerDpi, shaped), &ruler());
    return *own;
}

} // namespace

void loadFonts()
{
    static const bool loaded = [] {
        for (const char *face : {"Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf"}) {
            QString file =
                QString::fromStdString(resourceFile("fonts/" + std::string(face)).string());
            if (!QFile::exists(file))
                file =
                    QStringLiteral("/usr/share/fonts/opentype/inter/") + QString::fromLatin1(face);
            if (QFile::exists(file))
                QFontDatabase::addApplicationFont(file);
        }
        return true;
    }();
    Q_UNUSED(loaded)
}

double pixelSizeOf(TextStyle style)
{
    return specOf(style).pixels;
}

namespace
{
double interfaceScale = 1;
} // namespace

double textScale()
{
    return interfaceScale;
}

void setTextScale(double scale)
{
    interfaceScale = scale;
}

QFont fontFor(TextStyle style, double scale)
{
    loadFonts();
    const QScreen *screen = QGuiApplication::primaryScreen();
    const double dpi = screen ? screen->logicalDotsPerInchY() : rulerDpi;
    return fontOf(specOf(style), specOf(style).pixels * scale * interfaceScale, dpi);
}

bool needsShaping(const QString &text)
{
    for (const uint letter : text.toUcs4()) {
        switch (QChar::script(letter)) {
        case QChar::Script_Unknown:
        case QChar::Script_Common:
        case QChar::Script_Latin:
        case QChar::Script_Greek:
        case QChar::Script_Cyrillic:
        case QChar::Script_Han:
        case QChar::Script_Hiragana:
        case QChar::Script_Katakana:
        case QChar::Script_Hangul:
            break;
        default:
            return true;
        }
    }
    return false;
}

QFont fontForDevice(TextStyle style, double dpi, bool shaped, double scale)
{
    loadFonts();
    QFont font = fontOf(specOf(style), specOf(style).pixels * scale, dpi);
    // Inter swaps hyphens and colons for forms that no character has: a PDF would lose them as
    // text.
    if (!shaped)
        font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

struct FontMeasure::State
{
    static constexpr std::size_t capacity = 50'000;
    std::mutex mutex;
    std::array<std::unordered_map<std::string, double>, styleSpecs.size()> widths;
};

FontMeasure::FontMeasure() : m_state(std::make_unique<State>())
{
    loadFonts();
}

FontMeasure::~FontMeasure() = default;

double FontMeasure::width(std::string_view utf8, TextStyle style) const
{
    const std::string key(utf8);
    auto &widths = m_state->widths[std::size_t(style)];
    {
        const std::lock_guard lock(m_state->mutex);
        if (const auto found = widths.find(key); found != widths.end())
            return found->second;
    }
    const QString text = QString::fromStdString(key);
    const double width = metricsOf(style, needsShaping(text)).horizontalAdvance(text);
    const std::lock_guard lock(m_state->mutex);
    if (widths.size() >= State::capacity)
        widths.clear();
    widths.emplace(key, width);
    return width;
}

double FontMeasure::lineHeight(TextStyle style) const
{
    return std::ceil(metricsOf(style, false).height());
}

const FontMeasure &FontMeasure::shared()
{
    static const FontMeasure measure;
    return measure;
}

const TextMeasure &FontMeasure::onScreen()
{
    static std::unique_ptr<ScaledMeasure> measure;
    if (!measure || measure->scale() != interfaceScale)
        measure = std::make_unique<ScaledMeasure>(shared(), interfaceScale);
    return *measure;
}

} // namespace entente
