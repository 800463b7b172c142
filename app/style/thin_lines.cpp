// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/thin_lines.h"

#include "app/style/paint.h"
#include "app/style/wide_registers.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace entente
{

namespace
{

/// Pixels that a line can reach across: what is thin is at most this wide even at 45 degrees.
constexpr int reach = 4;
/// A band's pixels stay in the cache of a core while hundreds of lines cross it.
constexpr std::ptrdiff_t bandPixels = 131072;
constexpr double one = 65536; ///< a pixel, in the fixed point numbers of positions
constexpr int whole = 256;    ///< a pixel, in those of coverage

/// `part` of 256 of `color` over `under`: red and blue in one multiplication, green in another.
QRgb mixedPixel(QRgb under, QRgb color, std::uint32_t part)
{
    const std::uint32_t rest = 256 - part;
    const std::uint32_t redBlue =
        ((under & 0xFF00FFU) * rest + (color & 0xFF00FFU) * part) >> 8U & 0xFF00FFU;
    const std::uint32_t green =
        ((under & 0x00FF00U) * rest + (color & 0x00FF00U) * part) >> 8U & 0x00FF00U;
    return 0xFF000000U | redBlue | green;
}

#ifdef __SSE2__

/// How much of each of four pixels, from 0 on, lies beyond a position; for four channels each. What
/// lies between two positions is the difference.
struct alignas(16) Beyond
{
    std::array<std::uint16_t, 4UL * reach> parts;
};

const Beyond *beyondTable()
{
    static const std::vector<Beyond> table = [] {
        std::vector<Beyond> made((reach + 1) * whole + 1);
        for (int at = 0; at < int(made.size()); ++at) {
            for (int i = 0; i < 4 * reach; ++i)
                made[std::size_t(at)].parts[std::size_t(i)] =
                    std::uint16_t(std::clamp((i / 4 + 1) * whole - at, 0, whole));
        }
        return made;
    }();
    return table.data();
}

#endif

/// Four pixels from `first` on, `across` apart, of which a line covers from `low` on what it is
/// wide. It reaches into them by `share` of 256: less than that where it begins and ends.
void paintPart(QRgb *first, std::ptrdiff_t across, int low, int wide, QRgb color, int share)
{
    for (int i = 0; i < reach; ++i, first += across) {
        const int covered = std::min(low + wide, (i + 1) * whole) - std::max(low, i * whole);
        if (covered > 0)
            *first = mixedPixel(*first, color, std::uint32_t(covered * share / whole));
    }
}

/// The same where it goes on, for one line.
template <bool isSteep>
class Ink
{
public:
    Ink(QRgb color, int wide, std::ptrdiff_t across);

    void paint(QRgb *first, int low) const;

private:
    const std::ptrdiff_t m_across;
    const int m_wide;
#ifdef __SSE2__
    static __m128i mixed(__m128i under, __m128i color, __m128i covered)
    {
        // under * (256 - covered) + color * covered; what goes beyond 65536 on the way comes back.
        const __m128i more = _mm_mullo_epi16(_mm_sub_epi16(color, under), covered);
        return _mm_srli_epi16(_mm_add_epi16(_mm_slli_epi16(under, 8), more), 8);
    }
    const __m128i m_channels; ///< of the colour, twice
    const Beyond *const m_beyond = beyondTable();
#else
    const QRgb m_color;
#endif
};

#ifdef __SSE2__

template <bool isSteep>
Ink<isSteep>::Ink(QRgb color, int wide, std::ptrdiff_t across)
    : m_across(across)
    , m_wide(wide)
    , m_channels(_mm_unpacklo_epi8(
          _mm_unpacklo_epi32(_mm_cvtsi32_si128(int(color)), _mm_cvtsi32_si128(int(color))),
          _mm_setzero_si128()))
{}

template <bool isSteep>
inline void Ink<isSteep>::paint(QRgb *first, int low) const
{
    const __m128i zero = _mm_setzero_si128();
    const auto *begin = reinterpret_cast<const __m128i *>(m_beyond + low);
    const auto *end = reinterpret_cast<const __m128i *>(m_beyond + low + m_wide);
    const __m128i covered = _mm_sub_epi16(_mm_load_si128(begin), _mm_load_si128(end));
    const auto row = [&](int i) { return _mm_cvtsi32_si128(int(first[i * m_across])); };
    if (low + m_wide <= 2 * whole) { // most lines, at most places: two pixels
        const __m128i two = isSteep ? _mm_loadl_epi64(reinterpret_cast<const __m128i *>(first))
                                    : _mm_unpacklo_epi32(row(0), row(1));
        const __m128i now = mixed(_mm_unpacklo_epi8(two, zero), m_channels, covered);
        const __m128i packed = _mm_packus_epi16(now, now);
        if (isSteep) {
            _mm_storel_epi64(reinterpret_cast<__m128i *>(first), packed);
        } else {
            first[0] = QRgb(_mm_cvtsi128_si32(packed));
            first[m_across] = QRgb(_mm_cvtsi128_si32(_mm_srli_epi64(packed, 32)));
        }
        return;
    }
    const __m128i further = _mm_sub_epi16(_mm_load_si128(begin + 1), _mm_load_si128(end + 1));
    const __m128i four = isSteep ? _mm_loadu_si128(reinterpret_cast<const __m128i *>(first))
                                 : _mm_unpacklo_epi64(_mm_unpacklo_epi32(row(0), row(1)),
                                                      _mm_unpacklo_epi32(row(2), row(3)));
    const __m128i packed =
        _mm_packus_epi16(mixed(_mm_unpacklo_epi8(four, zero), m_channels, covered),
                         mixed(_mm_unpackhi_epi8(four, zero), m_channels, further));
    if (isSteep) {
        _mm_storeu_si128(reinterpret_cast<__m128i *>(first), packed);
        return;
    }
    first[0] = QRgb(_mm_cvtsi128_si32(packed));
    first[m_across] = QRgb(_mm_cvtsi128_si32(_mm_srli_si128(packed, 4)));
    first[2 * m_across] = QRgb(_mm_cvtsi128_si32(_mm_srli_si128(packed, 8)));
    first[3 * m_across] = QRgb(_mm_cvtsi128_si32(_mm_srli_si128(packed, 12)));
}

#else

template <bool isSteep>
Ink<isSteep>::Ink(QRgb color, int wide, std::ptrdiff_t across)
    : m_across(across)
    , m_wide(wide)
    , m_color(color)
{}

template <bool isSteep>
void Ink<isSteep>::paint(QRgb *first, int low) const
{
    paintPart(first, m_across, low, m_wide, m_color, whole);
}

#endif

/// Of 256, as much of a pixel as lies between `from` and `to`.
int shareOf(int along, double from, double to)
{
    return int(std::clamp(std::min(to, along + 1.0) - std::max(from, double(along)), 0.0, 1.0) *
               whole);
}

} // namespace

bool isThinLine(const Mark &mark, double scale)
{
    const auto *path = std::get_if<PathShape>(&mark.shape);
    return path != nullptr && !path->closed && !mark.fill &&
           mark.stroke.style == LineStyle::Solid && mark.stroke.color.a == 255 &&
           mark.stroke.width > 0 && mark.stroke.width * scale <= thickestThin;
}

/// Some rows of a picture and what of its lines lies in them. Around them is a margin, into which
/// lines may reach without being asked.
class ThinLines::Band
{
public:
    Band(std::vector<QRgb> &pixels, int width, int mostRows)
        : m_stride(width + 2 * reach)
        , m_width(width)
    {
        pixels.resize(std::size_t(m_stride * (mostRows + 2 * reach)));
        m_seen = pixels.data() + reach * m_stride + reach;
    }

    void begin(int top, int rows, QRgb ground)
    {
        m_top = top;
        m_rows = rows;
        for (int row = 0; row < rows; ++row)
            std::fill_n(m_seen + row * m_stride, m_width, ground);
    }

    void paint(const Segment &line)
    {
        int from = line.first;
        int to = line.last;
        if (line.isSteep) {
            from = std::max(from, m_top);
            to = std::min(to, m_top + m_rows - 1);
            run<true>(line, from, to);
            return;
        }
        const std::int64_t least = std::int64_t(m_top - reach) * std::int64_t(one);
        const std::int64_t most = std::int64_t(m_top + m_rows) * std::int64_t(one); // excluded
        if (line.step != 0) { // about where it comes and goes
            const double one = double(least - line.start) / double(line.step);
            const double other = double(most - line.start) / double(line.step);
            from += int(std::clamp(std::min(one, other) - 1, 0.0, 1e6));
            to = int(std::min<double>(to, line.first + std::max(one, other) + 1));
        }
        const auto isIn = [&](int along) {
            return line.at(along) >= least && line.at(along) < most;
        };
        while (from <= to && !isIn(from))
            ++from;
        while (from <= to && !isIn(to))
            --to;
        run<false>(line, from, to);
    }

    QImage image() const
    {
        return {reinterpret_cast<const uchar *>(m_seen), m_width, m_rows,
                m_stride * std::ptrdiff_t(sizeof(QRgb)), QImage::Format_RGB32};
    }

private:
    template <bool isSteep>
    void run(const Segment &line, int from, int to) const
    {
        if (from <= to && from < line.from)
            end<isSteep>(line, from++);
        if (from <= to && to + 1 > line.to)
            end<isSteep>(line, to--);
        const Ink<isSteep> ink(line.color, line.wide, isSteep ? 1 : m_stride);
        const std::ptrdiff_t along = isSteep ? m_stride : 1;
        const std::ptrdiff_t across = isSteep ? 1 : m_stride;
        const std::ptrdiff_t width = m_width;
        const std::int64_t step = line.step;
        std::int64_t at = line.at(from);
        QRgb *first = m_seen - m_top * m_stride + from * along;
        for (int i = from; i <= to; ++i, at += step, first += along) {
            const auto pixel = std::ptrdiff_t(at >> 16);
            if (!isSteep || (pixel >= -reach && pixel < width))
                ink.paint(first + pixel * across, int(at >> 8) & 0xFF);
        }
    }

    template <bool isSteep>
    void end(const Segment &line, int i) const
    {
        const std::int64_t at = line.at(i);
        const auto pixel = std::ptrdiff_t(at >> 16);
        QRgb *first = m_seen - m_top * m_stride;
        if (!isSteep)
            paintPart(first + i + pixel * m_stride, m_stride, int(at >> 8) & 0xFF, line.wide,
                      line.color, shareOf(i, line.from, line.to));
        else if (pixel >= -reach && pixel < m_width)
            paintPart(first + i * m_stride + pixel, 1, int(at >> 8) & 0xFF, line.wide, line.color,
                      shareOf(i, line.from, line.to));
    }

    QRgb *m_seen; ///< the first pixel that is no margin
    std::ptrdiff_t m_stride;
    int m_width;
    int m_top = 0;
    int m_rows = 0;
};

void ThinLines::add(PointF p, PointF q, double thick, QRgb color)
{
    constexpr double farthest = 1e6; // beyond any picture, far from what an int holds
    const double dx = q.x - p.x;
    const double dy = q.y - p.y;
    const double along = std::max(std::abs(dx), std::abs(dy));
    const bool isNear =
        std::max({std::abs(p.x), std::abs(p.y), std::abs(q.x), std::abs(q.y)}) < farthest;
    if (!(along > 0) || !isNear)
        return;
    Segment line;
    line.isSteep = std::abs(dy) > std::abs(dx);
    const double slope = line.isSteep ? dx / dy : dy / dx;
    if (line.isSteep ? p.y > q.y : p.x > q.x)
        std::swap(p, q);
    line.from = line.isSteep ? p.y : p.x;
    line.to = line.isSteep ? q.y : q.x;
    line.first = int(std::floor(line.from));
    line.last = int(std::ceil(line.to)) - 1;
    const double wide = thick * std::sqrt(dx * dx + dy * dy) / along;
    const double middle = (line.isSteep ? p.x : p.y) + slope * (line.first + 0.5 - line.from);
    line.start = std::llround((middle - wide / 2) * one);
    line.step = std::llround(slope * one);
    line.wide = int(std::lround(wide * whole));
    line.color = color;
    m_segments.push_back(line);
}

void ThinLines::gather(std::span<const Mark> marks, double scale, int width, int height)
{
    m_segments.clear();
    for (const Mark &mark : marks) {
        if (!isThinLine(mark, scale))
            continue;
        const Rgba &rgba = mark.stroke.color;
        for (const std::vector<PointF> &line : std::get<PathShape>(mark.shape).rings) {
            for (std::size_t i = 1; i < line.size(); ++i)
                add({line[i - 1].x * scale, line[i - 1].y * scale},
                    {line[i].x * scale, line[i].y * scale}, mark.stroke.width * scale,
                    qRgb(rgba.r, rgba.g, rgba.b));
        }
    }
    for (Segment &line : m_segments) { // what is beyond the edges is not gone through
        const int first = std::clamp(line.first, 0, line.isSteep ? height : width);
        line.start = line.at(first);
        line.first = first;
        line.last = std::min(line.last, (line.isSteep ? height : width) - 1);
    }
}

void ThinLines::sortIntoBands(int rows, int height)
{
    m_bands.resize(std::size_t((height + rows - 1) / rows));
    for (std::vector<std::uint32_t> &band : m_bands)
        band.clear();
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        const Segment &line = m_segments[i];
        std::int64_t top = line.first;
        std::int64_t bottom = line.last;
        if (!line.isSteep) {
            top = std::min(line.at(line.first), line.at(line.last)) >> 16;
            bottom = (std::max(line.at(line.first), line.at(line.last)) >> 16) + reach;
        }
        if (line.last < line.first || bottom < 0 || top >= height)
            continue;
        const std::int64_t first = std::max<std::int64_t>(0, top) / rows;
        const std::int64_t last = std::min<std::int64_t>(height - 1, bottom) / rows;
        for (std::int64_t band = first; band <= last; ++band)
            m_bands[std::size_t(band)].push_back(std::uint32_t(i));
    }
}

void ThinLines::paint(QPainter &painter, const Drawing &drawing, std::size_t count)
{
    const QTransform transform = painter.deviceTransform();
    const double scale = transform.m11();
    const int width = qRound(drawing.width * scale);
    const int height = qRound(drawing.height * scale);
    if (width <= 0 || height <= 0)
        return;
    const int rows = int(std::clamp<std::ptrdiff_t>(bandPixels / (width + 2 * reach), 16, 256));
    gather(std::span(drawing.marks).first(std::min(count, drawing.marks.size())), scale, width,
           height);
    sortIntoBands(rows, height);
    painter.save();
    // In whole pixels of the device: then an image is copied as it is.
    painter.setTransform(
        QTransform::fromTranslate(std::round(transform.dx()), std::round(transform.dy())) *
        transform.inverted() * painter.transform());
    leaveWideRegisters();
    Band band(m_pixels, width, rows);
    for (std::size_t i = 0; i < m_bands.size(); ++i) {
        const int top = int(i) * rows;
        band.begin(top, std::min(rows, height - top), toQColor(drawing.background).rgb());
        for (const std::uint32_t line : m_bands[i])
            band.paint(m_segments[line]);
        painter.drawImage(QPoint(0, top), band.image());
    }
    painter.restore();
}

} // namespace entente
