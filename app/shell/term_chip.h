// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/filter.h"

#include <QFrame>

namespace entente
{

/// One term of the query as a chip: a click edits it, its × (or Delete) removes it.
class TermChip : public QFrame
{
    Q_OBJECT

public:
    TermChip(const Term &term, QWidget *parent);

    QSize sizeHint() const override;

signals:
    void editRequested();
    void removeRequested();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace entente
