// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "app/session/session.h"
#include "app/style/theme.h"
#include "core/layout/matrix_layout.h"

#include <QWidget>

#include <optional>

class QScrollBar;
class QToolButton;

namespace entente
{

class EmptyState;

/// Actors by actors: how often two were parties of one event in the window, or by how many ties
/// they are bound on the day in force. A click on a cell tells the history of the two, a click on a
/// name selects the actor; Shift+drag filters to a block of pairs.
class MatrixView : public QWidget
{
    Q_OBJECT

public:
    MatrixView(Session &session, ThemeSwitch &themes, QWidget *parent = nullptr);

    MatrixData::Measure measure() const { return m_measure; }
    void setMeasure(MatrixData::Measure measure);
    MatrixOrder order() const { return m_order; }
    void setOrder(MatrixOrder order);
    const MatrixDrawing &currentDrawing() const { return m_drawing; }
    const MatrixData &data() const { return m_data; }
    /// The cell that the pointer or the keyboard is on.
    const std::optional<std::string> &currentKey() const { return m_current; }
    QString wordsOf(const std::string &key) const;
    /// Where the drawing begins, in pixels from the top.
    int top() const;
    /// Selects the two of a cell.
    void use(const std::string &key);
    void moveTo(const std::string &key); ///< with the keyboard
    void copyImage() const;

    QSize sizeHint() const override { return {900, 400}; }
    QSize minimumSizeHint() const override { return {320, 120}; }

    /// What chooses measure and order; without it its room stays empty.
    void setControlsShown(bool shown);

signals:
    void drawn();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeButtons();
    void refresh();
    void ask();
    void take(MatrixData data);
    void layOut();
    void placeParts();
    void placeBars();
    void bringIntoSight(std::size_t row, std::size_t column); ///< scrolls as far as it takes
    std::optional<std::string> keyAt(QPointF position) const; ///< of a cell
    std::optional<std::string> nameAt(QPointF position) const;
    PointF inDrawing(QPointF position) const;
    void step(int rows, int columns);
    void filterTo(const MatrixBlock &block);
    void hover(const std::optional<std::string> &key);

    Session &m_session;
    ThemeSwitch &m_themes;
    std::vector<QToolButton *> m_buttons; ///< measures, then orders
    QScrollBar *m_down;                   ///< through the rows
    QScrollBar *m_along;                  ///< through the columns
    QPoint m_turned;                      ///< of the wheel, less than a row
    MatrixData::Measure m_measure = MatrixData::Measure::Events;
    MatrixOrder m_order = MatrixOrder::Cluster;
    Asker<LanesQuestion, LanesAnswer> m_events;
    Asker<TiesQuestion, TiesAnswer> m_ties;
    MatrixData m_data;
    std::vector<std::size_t> m_arranged; ///< of its actors, by m_order
    MatrixDrawing m_drawing;
    std::optional<std::string> m_current;
    std::optional<QPointF> m_brushFrom;
    std::optional<MatrixBlock> m_brush;
    EmptyState *m_empty;
};

} // namespace entente
