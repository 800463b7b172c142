// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/paint.h"

#include "app/style/fonts.h"
#include "app/style/glyphs.h"
#include "app/style/wide_registers.h"

#include <QFontMetricsF>
#include <QHash>
#include <QLinearGradient>
#include <QPaintEngine>
#include <QPainter>

#include <array>
#include <cmath>

namespace entente
{

namespace
{

template <class... Ts>
struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

QPen penOf(const Stroke &stroke)
{
    if (stroke.style == LineStyle::None || stroke.width <= 0)
        return Qt::NoPen;
    QPen pen(toQColor(stroke.color), stroke.width);
    pen.setJoinStyle(Qt::MiterJoin);
    pen.setCapStyle(Qt::FlatCap);
    if (const DashPattern dashes = dashesOf(stroke); dashes.on > 0)
        pen.setDashPattern({dashes.on / stroke.width, dashes.off / stroke.width});
    return pen;
}

void paintPie(QPainter &painter, QPointF center, const PieShape &shape, const Stroke &rim)
{
    const QRectF box(center.x() - shape.radius, center.y() - shape.radius, 2 * shape.radius,
                     2 * shape.radius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    double from = 0;
    for (const auto &[share, color] : shape.shares) {
        painter.setBrush(toQColor(color));
        if (share >= 0.9999)
            painter.drawEllipse(box);
        else
            painter.drawPie(box, qRound((90 - from * 360) * 16), -qRound(share * 360 * 16));
        from += share;
    }
    if (rim.style != LineStyle::None) {
        painter.setPen(penOf(rim));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(box);
    }
}

/// A glyph painted once and stamped many times: what makes ten thousand marks cheap.
struct Stamp
{
    QImage image;
    QPoint offset; ///< from the centre's pixel to the image's top left pixel
};

/// Stamps by what they look like. When `most` came since the last time, those that were not used
/// meanwhile go: what is on screen stays, so that no frame has to make all of its stamps again.
template <class Key>
class Stamps
{
public:
    explicit Stamps(qsizetype most) : m_most(most) {}

    template <class Make>
    const Stamp &get(const Key &key, const Make &make)
    {
        if (const auto found = m_young.constFind(key); found != m_young.constEnd())
            return *found;
        if (m_young.size() >= m_most) {
            m_old = std::move(m_young);
            m_young = {};
        }
        if (const auto found = m_old.constFind(key); found != m_old.constEnd())
            return *m_young.insert(key, *found);
        return *m_young.insert(key, make());
    }

private:
    qsizetype m_most;
    QHash<Key, Stamp> m_young;
    QHash<Key, Stamp> m_old;
};

struct StampKey
{
    Glyph glyph;
    double size;
    double scale;
    bool filled;
    QRgb fill;
    QRgb line;
    double lineWidth;
    LineStyle lineStyle;
    bool operator==(const StampKey &) const = default;
};

Rgba toRgba(const QColor &color)
{
    return {std::uint8_t(color.red()), std::uint8_t(color.green()), std::uint8_t(color.blue()),
            std::uint8_t(color.alpha())};
}

size_t qHash(const StampKey &key, size_t seed = 0)
{
    return qHashMulti(seed, int(key.glyph), key.size, key.scale, key.filled, key.fill, key.line,
                      key.lineWidth, int(key.lineStyle));
}

QPainterPath placedGlyph(Glyph glyph, QPointF center, double size)
{
    return QTransform(size, 0, 0, size, center.x(), center.y()).map(glyphPath(glyph));
}

Stamp stampFor(const StampKey &key)
{
    const double reach = key.size * 0.6 + key.lineWidth + 1;
    const int half = int(std::ceil(reach * key.scale)) + 1;
    Stamp stamp{QImage(2 * half + 1, 2 * half + 1, QImage::Format_ARGB32_Premultiplied),
                QPoint(-half, -half)};
    stamp.image.fill(Qt::transparent);
    QPainter painter(&stamp.image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(half + 0.5, half + 0.5);
    painter.scale(key.scale, key.scale);
    const Rgba line{std::uint8_t(qRed(key.line)), std::uint8_t(qGreen(key.line)),
                    std::uint8_t(qBlue(key.line)), std::uint8_t(qAlpha(key.line))};
    painter.setPen(penOf({line, key.lineWidth, key.lineStyle}));
    painter.setBrush(key.filled ? QBrush(QColor::fromRgba(key.fill)) : QBrush(Qt::NoBrush));
    painter.drawPath(placedGlyph(key.glyph, {0, 0}, key.size));
    return stamp;
}

const Stamp &cachedStamp(const StampKey &key)
{
    thread_local Stamps<StampKey> stamps(1000);
    return stamps.get(key, [&] { return stampFor(key); });
}

/// What a small pie looks like, in whole numbers.
struct PieKey
{
    static constexpr std::size_t mostShares = 20;

    std::array<QRgb, mostShares> colors{};
    std::array<qint16, mostShares> shares{};
    std::size_t count = 0;
    double radius = 0;
    double scale = 1;
    double rimWidth = 0; ///< 0: no rim
    QRgb rim = 0;
    bool operator==(const PieKey &) const = default;
};

size_t qHash(const PieKey &key, size_t seed = 0)
{
    return qHashMulti(seed, qHashBits(key.colors.data(), key.count * sizeof(QRgb)),
                      qHashBits(key.shares.data(), key.count * sizeof(qint16)), key.radius,
                      key.scale, key.rimWidth, key.rim);
}

/// The pie to a quarter of a pixel, and its slices to what can be seen at its rim: pies that look
/// the same share a stamp.
PieShape rounded(const PieShape &exact, double scale)
{
    constexpr double quarters = 4;
    PieShape shape = exact;
    shape.radius = std::round(exact.radius * scale * quarters) / (quarters * scale);
    const double steps = std::clamp(std::round(2 * 3.14159 * shape.radius * scale), 24.0, 360.0);
    double sum = 0;
    double given = 0;
    for (auto &[share, color] : shape.shares) {
        sum += share;
        const double upTo = std::round(sum * steps) / steps;
        share = upTo - given;
        given = upTo;
    }
    return shape;
}

Stamp pieStamp(const PieShape &shape, const Stroke &rim, double scale)
{
    const int half = int(std::ceil((shape.radius + rim.width + 1) * scale)) + 1;
    Stamp stamp{QImage(2 * half + 1, 2 * half + 1, QImage::Format_ARGB32_Premultiplied),
                QPoint(-half, -half)};
    stamp.image.fill(Qt::transparent);
    QPainter painter(&stamp.image);
    painter.translate(half + 0.5, half + 0.5);
    painter.scale(scale, scale);
    paintPie(painter, {}, shape, rim);
    painter.end();
    return stamp;
}

/// A pie with its rim, as a stamp.
const Stamp &cachedPie(const PieShape &exact, const Stroke &rim, double scale)
{
    thread_local Stamps<PieKey> stamps(4000);
    const PieShape shape = rounded(exact, scale);
    PieKey key;
    key.radius = shape.radius;
    key.scale = scale;
    if (rim.style != LineStyle::None) {
        key.rimWidth = rim.width;
        key.rim = toQColor(rim.color).rgba();
    }
    for (const auto &[share, color] : shape.shares) {
        if (key.count == PieKey::mostShares)
            break; // slices too thin to be told apart
        key.shares[key.count] = qint16(std::lround(share * 720));
        key.colors[key.count++] = toQColor(color).rgba();
    }
    return stamps.get(key, [&] { return pieStamp(shape, rim, scale); });
}

struct TextKey
{
    QString words;
    TextStyle style;
    QRgb color;
    double scale;
    double dpi;
    double textScale;
    double halo = 0; ///< 0: none
    QRgb ground = 0; ///< the halo's colour
    bool operator==(const TextKey &) const = default;
};

size_t qHash(const TextKey &key, size_t seed = 0)
{
    return qHashMulti(seed, key.words, int(key.style), key.color, key.scale, key.dpi, key.textScale,
                      key.halo, key.ground);
}

/// The words in the pen's colour, so many pixels around where they will stand.
void paintHalo(QPainter &painter, const QString &words, QPointF at, double halo)
{
    for (int i = 0; i < 8; ++i) {
        const double angle = i * 0.7853981633974483;
        painter.drawText(at + halo * QPointF(std::cos(angle), std::sin(angle)), words);
    }
}

Stamp textStamp(const TextKey &key, const QFont &font)
{
    QImage measured(1, 1, QImage::Format_ARGB32_Premultiplied);
    const int dotsPerMeter = qRound(key.dpi / 0.0254);
    measured.setDotsPerMeterX(dotsPerMeter);
    measured.setDotsPerMeterY(dotsPerMeter);
    // Letters may lean out of their box a little.
    const double air = 3 + key.halo;
    const QRectF box =
        QFontMetricsF(font, &measured).boundingRect(key.words).adjusted(-air, -air, air, air);
    const QRect pixels = QRectF(box.topLeft() * key.scale, box.size() * key.scale).toAlignedRect();
    Stamp stamp{QImage(pixels.size(), QImage::Format_ARGB32_Premultiplied), pixels.topLeft()};
    stamp.image.setDotsPerMeterX(dotsPerMeter);
    stamp.image.setDotsPerMeterY(dotsPerMeter);
    stamp.image.fill(Qt::transparent);
    QPainter painter(&stamp.image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.translate(-pixels.topLeft());
    painter.scale(key.scale, key.scale);
    painter.setFont(font);
    if (key.halo > 0) {
        painter.setPen(QColor::fromRgba(key.ground));
        paintHalo(painter, key.words, {0, 0}, key.halo);
    }
    painter.setPen(QColor::fromRgba(key.color));
    painter.drawText(QPointF(0, 0), key.words);
    painter.end();
    // Bytes, not dots: where it is stamped has its own density.
    stamp.image.setDotsPerMeterX(3780);
    stamp.image.setDotsPerMeterY(3780);
    return stamp;
}

/// A text as a stamp: labels that move are painted hundreds of times before they change.
const Stamp &cachedText(const TextKey &key, const QFont &font)
{
    thread_local Stamps<TextKey> stamps(1500);
    return stamps.get(key, [&] { return textStamp(key, font); });
}

/// Paints the marks and texts of one drawing on one painter.
class Brush
{
public:
    explicit Brush(QPainter &painter) : m_painter(painter), m_transform(painter.deviceTransform())
    {
        m_raster = painter.paintEngine()->type() == QPaintEngine::Raster &&
                   m_transform.type() <= QTransform::TxScale && m_transform.m11() > 0;
        m_scale = m_raster ? m_transform.m11() : 1;
        m_dpi = painter.device()->logicalDpiY();
    }

    void paint(const Mark &mark)
    {
        std::visit(Overloaded{
                       [&](const RectShape &shape) { rect(shape, mark); },
                       [&](const FadedBar &shape) { fadedBar(shape, mark); },
                       [&](const GlyphShape &shape) {
                           const auto fill =
                               mark.fill ? std::optional(toQColor(*mark.fill)) : std::nullopt;
                           glyph(shape, fill, mark.stroke);
                       },
                       [&](const PathShape &shape) { path(shape, mark); },
                       [&](const PieShape &shape) { pie(shape, mark); },
                       [&](const ColumnShape &shape) { column(shape); },
                   },
                   mark.shape);
        if (mark.struckThrough)
            strike(mark);
    }

    void glyph(const GlyphShape &shape, const std::optional<QColor> &fill, const Stroke &stroke)
    {
        const bool stroked = stroke.style != LineStyle::None && stroke.width > 0;
        if (!fill && !stroked)
            return;
        if (m_raster && shape.size * m_scale <= 64) {
            const StampKey key{shape.glyph,
                               shape.size,
                               m_scale,
                               fill.has_value(),
                               fill ? fill->rgba() : 0,
                               stroked ? toQColor(stroke.color).rgba() : 0,
                               stroked ? stroke.width : 0,
                               stroked ? stroke.style : LineStyle::None};
            stamp(cachedStamp(key), shape.center);
            return;
        }
        prepare(stroke, fill ? QBrush(*fill) : QBrush(Qt::NoBrush), true);
        m_painter.drawPath(placedGlyph(shape.glyph, {shape.center.x, shape.center.y}, shape.size));
    }

    void paint(const TextMark &text)
    {
        if (text.text.empty())
            return;
        const QString words = QString::fromStdString(text.text);
        const QFont &own = font(text.style, needsShaping(words), text.scale);
        const QPointF at(text.box.x, onPixel(text.box.y + baselineOf(text), m_transform.m22(),
                                             m_transform.dy()));
        const double mostStamped = 420 * text.scale; // pixels; longer texts seldom come again
        if (m_raster && text.box.width <= mostStamped) {
            const bool hasHalo = text.halo > 0;
            const TextKey key{words,
                              text.style,
                              toQColor(text.color).rgba(),
                              m_scale,
                              m_dpi,
                              text.scale,
                              hasHalo ? text.halo : 0,
                              hasHalo ? toQColor(text.background).rgba() : 0};
            stamp(cachedText(key, own), {at.x() + 0.5 / m_scale, at.y() + 0.5 / m_scale});
        } else {
            m_painter.setFont(own);
            if (text.halo > 0)
                halo(words, at, text);
            m_painter.setPen(toQColor(text.color));
            m_painter.drawText(at, words);
        }
        if (text.struckThrough) {
            const double y = strikeHeightOf(text);
            const PointF from{text.box.x, y};
            const PointF to{text.box.right(), y};
            hairlines(PathShape{{{from, to}}, false}, {text.color, 1, LineStyle::Solid});
        }
    }

private:
    void prepare(const Stroke &stroke, const QBrush &brush, bool slopes)
    {
        m_painter.setRenderHint(QPainter::Antialiasing, slopes || !m_raster);
        m_painter.setPen(penOf(stroke));
        m_painter.setBrush(brush);
    }

    const QFont &font(TextStyle style, bool shaped, double scale)
    {
        if (scale != m_textScale) { // mostly all text of a drawing has the same
            m_textScale = scale;
            m_fonts = {};
        }
        std::optional<QFont> &own = m_fonts[shaped ? 1 : 0][std::size_t(style)];
        if (!own)
            own = fontForDevice(style, m_dpi, shaped, scale);
        return *own;
    }

    /// `v` moved to the nearest pixel of the device.
    double onPixel(double v, double scale, double offset) const
    {
        return m_raster ? (std::round(v * scale + offset) - offset) / scale : v;
    }
    QPointF onPixel(QPointF p) const
    {
        return {onPixel(p.x(), m_transform.m11(), m_transform.dx()),
                onPixel(p.y(), m_transform.m22(), m_transform.dy())};
    }
    QRectF onPixel(const QRectF &r) const
    {
        return {onPixel(r.topLeft()), onPixel(r.bottomRight())};
    }

    void stamp(const Stamp &stamp, PointF center)
    {
        const QPointF device = m_transform.map(QPointF(center.x, center.y));
        const QPoint pixel(int(std::floor(device.x())), int(std::floor(device.y())));
        const QPointF topLeft =
            (QPointF(pixel + stamp.offset) - QPointF(m_transform.dx(), m_transform.dy())) / m_scale;
        if (m_scale == 1)
            m_painter.drawImage(topLeft, stamp.image);
        else // one pixel of the stamp is one pixel of the device
            m_painter.drawImage(QRectF(topLeft, QSizeF(stamp.image.size()) / m_scale), stamp.image);
    }

    bool isSmallDisc(const RectShape &shape) const
    {
        return shape.rect.width == shape.rect.height && 2 * shape.radius >= shape.rect.width &&
               shape.rect.width > 0 && shape.rect.width * m_scale <= 96;
    }

    /// A disc or a ring as a stamp, to a quarter of a pixel.
    void disc(const RectShape &shape, const Mark &mark)
    {
        const bool stroked = mark.stroke.style != LineStyle::None && mark.stroke.width > 0;
        if (!stroked && !mark.fill)
            return;
        constexpr double discOfGlyph = 0.96; // its diameter, of the glyph's size
        const double size = (shape.rect.width - (stroked ? mark.stroke.width : 0)) / discOfGlyph;
        const StampKey key{Glyph::Disc,
                           std::round(size * m_scale * 4) / (4 * m_scale),
                           m_scale,
                           mark.fill.has_value(),
                           mark.fill ? toQColor(*mark.fill).rgba() : 0,
                           stroked ? toQColor(mark.stroke.color).rgba() : 0,
                           stroked ? mark.stroke.width : 0,
                           stroked ? mark.stroke.style : LineStyle::None};
        stamp(cachedStamp(key),
              {shape.rect.x + shape.rect.width / 2, shape.rect.y + shape.rect.height / 2});
    }

    void rect(const RectShape &shape, const Mark &mark)
    {
        const QRectF exact = toQRectF(shape.rect);
        if (m_raster && isSmallDisc(shape))
            return disc(shape, mark);
        if (shape.radius > 0) {
            prepare(mark.stroke, mark.fill ? QBrush(toQColor(*mark.fill)) : QBrush(Qt::NoBrush),
                    true);
            QRectF r = onPixel(exact);
            if (m_painter.pen().style() != Qt::NoPen) {
                const double inset = mark.stroke.width / 2;
                r.adjust(inset, inset, -inset, -inset);
            }
            m_painter.drawRoundedRect(r, shape.radius, shape.radius);
            return;
        }
        QRectF r = onPixel(exact);
        // What has an extent stays visible, however thin.
        const double pixel = m_raster ? 1 / m_scale : 0;
        if (exact.width() > 0 && r.width() < pixel)
            r.setWidth(pixel);
        if (exact.height() > 0 && r.height() < pixel)
            r.setHeight(pixel);
        if (mark.fill)
            m_painter.fillRect(r, toQColor(*mark.fill));
        if (mark.stroke.style != LineStyle::None && mark.stroke.width > 0) {
            const double inset = lineWidth(mark.stroke.width) / 2;
            r.adjust(inset, inset, -inset, -inset);
            outline(r, mark.stroke);
        }
    }

    /// A line's width in whole pixels of the device.
    double lineWidth(double width) const
    {
        return m_raster ? std::max(1.0, std::round(width * m_scale)) / m_scale : width;
    }

    void outline(const QRectF &r, Stroke stroke)
    {
        stroke.width = lineWidth(stroke.width);
        prepare(stroke, Qt::NoBrush, stroke.style != LineStyle::Solid);
        m_painter.drawRect(r);
    }

    /// `color` along a bar, as its ends fade.
    QBrush fading(const FadedBar &bar, Rgba color) const
    {
        QLinearGradient gradient(bar.rect.x, 0, bar.rect.right(), 0);
        for (const FadeStop &stop : fadeStops(bar)) {
            QColor faded = toQColor(color);
            faded.setAlphaF(float(faded.alphaF() * float(stop.opacity)));
            // A PDF's gradients have no transparency: there the ground is mixed in.
            if (!m_raster)
                faded = toQColor(blended(toRgba(faded), toRgba(m_background)));
            gradient.setColorAt(stop.at, faded);
        }
        return gradient;
    }

    void fadedBar(const FadedBar &bar, const Mark &mark)
    {
        FadedBar snapped = bar;
        const QRectF r = onPixel(toQRectF(bar.rect));
        snapped.rect = {r.x(), r.y(), r.width(), r.height()};
        if (isBrokenLine(mark))
            return brokenLine(snapped, mark.stroke);
        if (mark.fill) {
            prepare({}, fading(snapped, *mark.fill), bar.openLeft || bar.openRight);
            m_painter.drawPath(outlineOf(snapped));
        }
        if (mark.stroke.style != LineStyle::None) {
            const double inset = lineWidth(mark.stroke.width) / 2;
            snapped.rect = {r.x() + inset, r.y() + inset, r.width() - 2 * inset,
                            r.height() - 2 * inset};
            prepare(mark.stroke, Qt::NoBrush, true);
            QPen pen = m_painter.pen();
            pen.setBrush(fading(snapped, mark.stroke.color));
            m_painter.setPen(pen);
            m_painter.drawPath(outlineOf(snapped));
        }
    }

    void brokenLine(const FadedBar &bar, const Stroke &stroke)
    {
        const Stroke line{stroke.color, bar.rect.height, stroke.style};
        prepare(line, Qt::NoBrush, bar.openLeft || bar.openRight);
        QPen pen = m_painter.pen();
        pen.setBrush(fading(bar, stroke.color));
        m_painter.setPen(pen);
        const double y = bar.rect.y + bar.rect.height / 2;
        const std::pair<double, double> ends = lineOf(bar);
        m_painter.drawLine(QPointF(ends.first, y), QPointF(ends.second, y));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(toQColor(stroke.color));
        m_painter.drawPath(headsOf(bar));
    }

    void path(const PathShape &shape, const Mark &mark)
    {
        const QBrush brush =
            mark.fill && shape.closed ? QBrush(toQColor(*mark.fill)) : QBrush(Qt::NoBrush);
        if (!shape.closed && !mark.fill && hairlines(shape, mark.stroke))
            return;
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const std::vector<PointF> &ring : shape.rings) {
            if (ring.size() < 2)
                continue;
            path.moveTo(ring[0].x, ring[0].y);
            for (std::size_t i = 1; i < ring.size(); ++i)
                path.lineTo(ring[i].x, ring[i].y);
            if (shape.closed)
                path.closeSubpath();
        }
        prepare(mark.stroke, brush, true);
        if (m_painter.pen().style() != Qt::NoPen) {
            QPen pen = m_painter.pen();
            pen.setJoinStyle(Qt::RoundJoin);
            m_painter.setPen(pen);
        }
        m_painter.drawPath(path);
    }

    /// Lines along an axis, on whole pixels. False when any of them is not.
    bool hairlines(const PathShape &shape, Stroke stroke)
    {
        for (const std::vector<PointF> &line : shape.rings) {
            if (line.size() != 2 || (line[0].x != line[1].x && line[0].y != line[1].y))
                return false;
        }
        stroke.width = lineWidth(stroke.width);
        prepare(stroke, Qt::NoBrush, false);
        const double shift =
            std::fmod(std::round(stroke.width * m_scale), 2) != 0 && m_raster ? 0.5 / m_scale : 0;
        for (const std::vector<PointF> &line : shape.rings) {
            QPointF a = onPixel(QPointF(line[0].x, line[0].y));
            QPointF b = onPixel(QPointF(line[1].x, line[1].y));
            (line[0].x == line[1].x ? a.rx() : a.ry()) += shift;
            (line[0].x == line[1].x ? b.rx() : b.ry()) += shift;
            if (m_raster && stroke.style == LineStyle::Solid)
                m_painter.fillRect(lineRect(a, b, stroke.width), toQColor(stroke.color));
            else
                m_painter.drawLine(a, b);
        }
        return true;
    }

    static QRectF lineRect(QPointF a, QPointF b, double width)
    {
        QRectF r = QRectF(a, b).normalized();
        const double half = width / 2;
        return a.x() == b.x() ? r.adjusted(-half, 0, half, 0) : r.adjusted(0, -half, 0, half);
    }

    void pie(const PieShape &shape, const Mark &mark)
    {
        constexpr double smallPx = 48;
        if (m_raster && shape.radius * m_scale <= smallPx)
            stamp(cachedPie(shape, mark.stroke, m_scale), shape.center);
        else
            paintPie(m_painter, {shape.center.x, shape.center.y}, shape, mark.stroke);
    }

    /// Parts meet on whole pixels: their edges are rounded, not their heights.
    void column(const ColumnShape &shape)
    {
        for (const auto &[part, color] : partsOf(shape))
            m_painter.fillRect(onPixel(toQRectF(part)), toQColor(color));
    }

    /// What was cancelled is crossed by one line.
    void strike(const Mark &mark)
    {
        const StrikeLine strike = strikeLineOf(mark);
        const QLineF line(strike.from.x, strike.from.y, strike.to.x, strike.to.y);
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setBrush(Qt::NoBrush);
        if (strike.margin > 0) {
            m_painter.setPen(QPen(m_background, strike.margin));
            m_painter.drawLine(line);
        }
        m_painter.setPen(QPen(toQColor(strike.color), 1.4));
        m_painter.drawLine(line);
    }

    void halo(const QString &words, QPointF at, const TextMark &text)
    {
        const QColor color = toQColor(text.background);
        if (!m_raster) {
            QPainterPath letters;
            letters.addText(at, m_painter.font(), words);
            m_painter.setRenderHint(QPainter::Antialiasing);
            m_painter.strokePath(
                letters, QPen(color, 2 * text.halo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            return;
        }
        m_painter.setPen(color);
        paintHalo(m_painter, words, at, text.halo);
    }

public:
    void setBackground(Rgba color) { m_background = toQColor(color); }

private:
    QPainter &m_painter;
    QTransform m_transform;
    QColor m_background = Qt::white;
    bool m_raster = false;
    double m_scale = 1;
    double m_dpi = 96;
    using Fonts = std::array<std::optional<QFont>, std::size_t(TextStyle::Subtitle) + 1>;
    std::array<Fonts, 2> m_fonts; ///< at m_textScale
    double m_textScale = 1;
};

void setClip(QPainter &painter, const std::optional<RectF> &rect)
{
    if (rect)
        painter.setClipRect(toQRectF(*rect), Qt::IntersectClip);
}

} // namespace

QColor toQColor(Rgba color)
{
    return {color.r, color.g, color.b, color.a};
}

QRectF toQRectF(const RectF &rect)
{
    return {rect.x, rect.y, rect.width, rect.height};
}

double baselineOf(const TextMark &text)
{
    struct Line
    {
        double height = 0;
        double ascent = 0;
    };
    thread_local std::array<Line, std::size_t(TextStyle::Subtitle) + 1> lines;
    Line &line = lines[std::size_t(text.style)];
    if (line.height == 0) {
        static const QImage pixel = [] {
            QImage image(1, 1, QImage::Format_ARGB32_Premultiplied);
            image.setDotsPerMeterY(3780);
            return image;
        }();
        const QFontMetricsF metrics(fontForDevice(text.style, 96), &pixel);
        line = {metrics.height(), metrics.ascent()};
    }
    return (text.box.height - line.height * text.scale) / 2 + line.ascent * text.scale;
}

void paintDrawing(QPainter &painter, const Drawing &drawing)
{
    painter.save();
    painter.setOpacity(1);
    painter.fillRect(QRectF(0, 0, drawing.width, drawing.height), toQColor(drawing.background));
    leaveWideRegisters();
    painter.restore();
    paintMarks(painter, drawing);
}

void paintMarks(QPainter &painter, const Drawing &drawing)
{
    painter.save();
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setOpacity(1);
    Brush brush(painter);
    brush.setBackground(drawing.background);
    for (const ClipRun &run : clipRunsOfMarks(drawing)) {
        painter.save();
        setClip(painter, run.rect);
        for (std::size_t i = run.from; i < run.to; ++i)
            brush.paint(drawing.marks[i]);
        painter.restore();
    }
    for (const ClipRun &run : clipRunsOfTexts(drawing)) {
        painter.save();
        setClip(painter, run.rect);
        for (std::size_t i = run.from; i < run.to; ++i)
            brush.paint(drawing.texts[i]);
        painter.restore();
    }
    painter.restore();
}

void paintGlyph(QPainter &painter, Glyph glyph, QPointF center, double size,
                const std::optional<QColor> &fill, const Stroke &stroke)
{
    painter.save();
    Brush(painter).glyph({glyph, {center.x(), center.y()}, size}, fill, stroke);
    painter.restore();
}

QImage toImage(const Drawing &drawing, double scale)
{
    const QSize size(std::max(1, qRound(drawing.width * scale)),
                     std::max(1, qRound(drawing.height * scale)));
    return toImage(drawing, scale, size, QImage::Format_ARGB32_Premultiplied);
}

QImage toImage(const Drawing &drawing, double scale, QSize pixels, QImage::Format format)
{
    QImage image(pixels, format);
    if (image.isNull())
        return image;
    image.setDotsPerMeterX(3780);
    image.setDotsPerMeterY(3780);
    image.fill(toQColor(drawing.background));
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintDrawing(painter, drawing);
    return image;
}

} // namespace entente
