// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace entente
{

/// Shows a picture as large as fits. A click looks closer: at full size, dragged with the mouse.
class Preview : public QWidget
{
    Q_OBJECT

public:
    explicit Preview(QWidget *parent = nullptr);

    void setImage(const QImage &image);
    const QImage &image() const { return m_image; }
    void setStale(bool stale); ///< a newer picture is on its way

    QSize sizeHint() const override { return {640, 420}; }
    QSize minimumSizeHint() const override { return {240, 180}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    double fittingScale() const;
    void toggleZoom(QPointF at);

    QImage m_image;
    QImage m_scaled; ///< m_image at the size it was last shown
    bool m_stale = false;
    bool m_close = false;
    QPointF m_offset; ///< of the picture's corner while looked at closely
    QPointF m_pressed;
    bool m_dragged = false;
};

} // namespace entente
