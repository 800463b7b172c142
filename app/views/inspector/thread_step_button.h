// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/views/inspector/text_button.h"

#include <QColor>

namespace entente
{

/// One step of a thread: a circle on a line that runs through all steps, a date, and what happened.
class ThreadStepButton : public TextButton
{
    Q_OBJECT

public:
    struct Step
    {
        QString date;
        QString words; ///< the phase, or the event's title
        bool current = false;
        bool first = false;
        bool last = false;
        bool isPhase = false; ///< it begins a phase: a ring instead of a point
        bool happened = true; ///< otherwise the ring is thin
    };

    ThreadStepButton(Step step, QColor color, QColor ground, QWidget *parent = nullptr);

    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {140, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont dateFont() const;
    void paintLine(QPainter &painter) const;

    Step m_step;
    QColor m_color;
    QColor m_ground;
};

} // namespace entente
