// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "app/session/session.h"
#include "app/style/theme.h"
#include "core/layout/calendar_layout.h"

#include <QWidget>

#include <optional>

class QScrollBar;
class QToolButton;

namespace entente
{

class EmptyState;

/// A heat map of counts: years by months, or the days of the year over all years. A click on a
/// month shows it on the timeline, Shift+click filters to it; a click on a day goes through the
/// years in which something happened on it.
class CalendarView : public QWidget
{
    Q_OBJECT

public:
    CalendarView(Session &session, ThemeSwitch &themes, QWidget *parent = nullptr);

    CalendarMode mode() const { return m_mode; }
    void setMode(CalendarMode mode);
    const CalendarDrawing &currentDrawing() const { return m_drawing; }
    void copyImage() const;
    /// What chooses the mode; without it its room stays empty.
    void setControlsShown(bool shown);

    QSize sizeHint() const override { return {900, 400}; }
    QSize minimumSizeHint() const override { return {320, 120}; }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();
    void ask();
    void layOut();
    void placeParts();
    std::optional<std::string> cellAt(QPointF position) const;
    /// Shows the cell's time on the timeline, or filters to it.
    void use(const std::string &key, bool filters);
    void moveTo(const std::string &key); ///< with the keyboard
    void step(int rows, int columns);
    QString wordsOf(const std::string &key) const;

    Session &m_session;
    ThemeSwitch &m_themes;
    QScrollBar *m_scrollBar;
    QToolButton *m_months;
    QToolButton *m_days;
    CalendarMode m_mode = CalendarMode::Months;
    Asker<HistogramQuestion, HistogramAnswer> m_asker;
    HistogramAnswer m_answer;
    std::vector<Instant> m_edges; ///< of m_answer
    CalendarDrawing m_drawing;
    std::optional<std::string> m_current; ///< the cell that the pointer or the keyboard is on
    bool m_isAtEnd = false;               ///< scrolled to the latest years once
    EmptyState *m_empty;
};

} // namespace entente
