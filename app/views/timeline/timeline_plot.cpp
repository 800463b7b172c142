// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/timeline/timeline_plot.h"

#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/style/wide_registers.h"

#include <algorithm>
#include <utility>

namespace entente
{

/// The drawing as a layer of the plot.
class DrawingLayerable : public QCPLayerable
{
public:
    explicit DrawingLayerable(TimelinePlot *plot)
        : QCPLayerable(plot, QStringLiteral("main"))
        , m_plot(plot)
    {}

protected:
    void applyDefaultAntialiasingHint(QCPPainter *painter) const override
    {
        painter->setAntialiasing(true);
    }
    void draw(QCPPainter *painter) override
    {
        const Drawing &drawing = m_plot->m_drawing.drawing;
        // QCustomPlot clips a pixel too high, which leaves the last row of pixels as it was.
        painter->setClipping(false);
        m_plot->m_isCovered =
            drawing.width >= m_plot->width() && drawing.height >= m_plot->height();
        m_plot->m_paintedScale = m_plot->m_drawing.scale;
        m_plot->m_paintedPlot = m_plot->m_drawing.plot;
        // It also moves what is smoothed by half a pixel, so that the ground would leave half of
        // what stood in the first row and column.
        painter->setAntialiasing(false);
        painter->fillRect(QRectF(0, 0, drawing.width, drawing.height),
                          toQColor(drawing.background));
        leaveWideRegisters();
        painter->setAntialiasing(true);
        paintMarks(*painter, drawing);
    }

private:
    TimelinePlot *m_plot;
};

/// What moves with the pointer, on a buffer of its own: it repaints without the drawing.
class OverlayLayerable : public QCPLayerable
{
public:
    explicit OverlayLayerable(TimelinePlot *plot)
        : QCPLayerable(plot, QStringLiteral("overlay"))
        , m_plot(plot)
    {}

protected:
    void applyDefaultAntialiasingHint(QCPPainter *painter) const override
    {
        painter->setAntialiasing(true);
    }
    void draw(QCPPainter *painter) override { m_plot->paintOverlay(*painter); }

private:
    TimelinePlot *m_plot;
};

TimelinePlot::TimelinePlot(QWidget *parent) : QCustomPlot(parent)
{
    setInteractions({});
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    axisRect()->setAutoMargins(QCP::msNone);
    // The axis carries the range; the drawing paints its calendar.
    for (QCPAxis *axis : axisRect()->axes())
        axis->setVisible(false);
    yAxis->setRangeReversed(true);
    new DrawingLayerable(this);
    new OverlayLayerable(this);
    m_clock.start();
    connect(&m_frames, &FrameTimer::timeout, this, [this] {
        if (!isFading()) {
            m_fade.end();
            m_frames.stop();
        }
        update();
    });
}

void TimelinePlot::setRange()
{
    const RectF &plot = m_drawing.plot;
    axisRect()->setMargins(QMargins(int(plot.x), int(plot.y),
                                    std::max(0, int(m_drawing.drawing.width - plot.right())),
                                    std::max(0, int(m_drawing.drawing.height - plot.bottom()))));
    const TimeSpan window = m_drawing.scale.visible();
    m_origin = window.begin;
    xAxis->setRange(0, std::max(1.0, window.seconds()));
    yAxis->setRange(0, std::max(1.0, m_drawing.contentHeight));
}

/// What is on the buffers now is a picture that goes.
void TimelinePlot::startFade()
{
    // One at a time: while much changes at once, what comes is not kept from sight by what went.
    if (!isVisible() || m_paintedPlot.width <= 0 || isFading())
        return;
    QPixmap picture(size() * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(toQColor(m_theme->canvas));
    QCPPainter painter(&picture);
    paintPicture(painter);
    painter.end();
    m_fade.start(std::move(picture), m_paintedScale, m_paintedPlot, now());
    m_frames.start();
}

void TimelinePlot::show(TimelineDrawing drawing, const Theme &theme, Change change)
{
    if (change == Change::Fade)
        startFade();
    m_drawing = std::move(drawing);
    m_theme = &theme;
    setBackground(QBrush(toQColor(theme.canvas)));
    setRange();
    m_isBehind = true;
    update();
}

/// With the frame that shows them: QCustomPlot's own queue would come behind it and make it two.
void TimelinePlot::paintBuffers()
{
    if (!std::exchange(m_isBehind, false))
        return;
    setAttribute(Qt::WA_UpdatesDisabled); // it is being painted: no other frame is wanted
    replot(QCustomPlot::rpQueuedRefresh);
    setAttribute(Qt::WA_UpdatesDisabled, false);
}

void TimelinePlot::paintEvent(QPaintEvent *)
{
    paintBuffers();
    // Where the drawing covers the plot there is no ground to fill; and mostly nothing is on the
    // overlay, the last buffer.
    QCPPainter painter(this);
    if (!m_isCovered)
        painter.fillRect(rect(), toQColor(m_theme->canvas));
    paintPicture(painter);
    if (!m_overlay.isEmpty() && mPaintBuffers.size() > 1)
        mPaintBuffers.last()->draw(&painter);
}

/// Without the overlay.
void TimelinePlot::paintPicture(QCPPainter &painter) const
{
    const qsizetype buffers = std::max<qsizetype>(1, mPaintBuffers.size() - 1);
    for (qsizetype i = 0; i < buffers && i < mPaintBuffers.size(); ++i)
        mPaintBuffers[i]->draw(&painter);
    m_fade.paint(painter, m_paintedScale, m_paintedPlot, now());
}

void TimelinePlot::setOverlay(const TimelineOverlay &overlay)
{
    if (overlay == m_overlay)
        return;
    m_overlay = overlay;
    layer(QStringLiteral("overlay"))->replot();
}

void TimelinePlot::paintFlag(QPainter &painter, double x, double y, const QString &text,
                             Rgba ground, Rgba ink) const
{
    const QFont font = fontFor(TextStyle::Caption);
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(text) + 10;
    const RectF &plot = m_drawing.plot;
    const double left = std::clamp(x - width / 2, plot.x, std::max(plot.x, plot.right() - width));
    const QRectF box(left, y, width, metrics.height() + 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toQColor(ground));
    painter.drawRoundedRect(box, 3, 3);
    painter.setFont(font);
    painter.setPen(toQColor(ink));
    painter.drawText(box, Qt::AlignCenter, text);
}

void TimelinePlot::paintLinks(QPainter &painter) const
{
    if (m_overlay.links.empty())
        return;
    painter.save();
    painter.setClipRect(toQRectF(m_drawing.plot));
    painter.setBrush(Qt::NoBrush);
    for (const Mark &link : m_overlay.links) {
        painter.setPen(QPen(toQColor(link.stroke.color), link.stroke.width));
        for (const auto &way : std::get<PathShape>(link.shape).rings) {
            QPolygonF line;
            for (const PointF &p : way)
                line << QPointF(p.x, p.y);
            painter.drawPolyline(line);
        }
    }
    painter.restore();
}

void TimelinePlot::paintOverlay(QPainter &painter) const
{
    const RectF &plot = m_drawing.plot;
    const double axisBottom = m_drawing.axis.bottom(); // eras stand between the axis and the plot
    const QColor accent = toQColor(m_theme->accent);
    if (m_overlay.hoverX && !m_overlay.brush) {
        painter.setPen(QPen(toQColor(m_theme->faint), 1, Qt::DotLine));
        painter.drawLine(QPointF(*m_overlay.hoverX, axisBottom),
                         QPointF(*m_overlay.hoverX, plot.bottom()));
        paintFlag(painter, *m_overlay.hoverX, axisBottom - 17 * textScale(), m_overlay.hoverText,
                  m_theme->ink, m_theme->canvas);
    }
    for (const std::optional<QRectF> &area : {m_overlay.brush, m_overlay.rubberBand}) {
        if (!area)
            continue;
        painter.setPen(QPen(accent, 1));
        painter.setBrush(toQColor(m_theme->accent.withAlpha(0.12)));
        painter.drawRect(*area);
    }
    if (m_overlay.brush)
        paintFlag(painter, m_overlay.brush->center().x(), axisBottom - 17 * textScale(),
                  m_overlay.brushText, m_theme->accent, m_theme->onAccent);
    paintLanes(painter);
    painter.setBrush(Qt::NoBrush);
    if (m_overlay.framed) {
        painter.setPen(QPen(accent, 2));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
    paintLinks(painter);
    painter.setClipRect(toQRectF(plot));
    if (m_overlay.focus) {
        painter.setPen(QPen(toQColor(m_theme->ink), 1.6));
        const QRectF box = m_overlay.focus->adjusted(-6, -6, 6, 6);
        painter.drawRoundedRect(box, 4, 4);
    }
    painter.setPen(QPen(toQColor(m_theme->muted), 1.3));
    for (const Mark &mark : m_drawing.drawing.marks) {
        if ((mark.role != Role::Event && mark.role != Role::Cluster) || m_overlay.hovered.empty())
            continue;
        const bool hovered = std::any_of(mark.ids.begin(), mark.ids.end(), [this](EventId id) {
            return std::find(m_overlay.hovered.begin(), m_overlay.hovered.end(), id) !=
                   m_overlay.hovered.end();
        });
        if (hovered) {
            const QRectF box = toQRectF(mark.box).adjusted(-3, -3, 3, 3);
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
        }
    }
}

} // namespace entente
