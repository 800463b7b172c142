// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace entente
{

/// A panel at the side with a small button at its foot that folds it away.
class SidePanel : public QWidget
{
    Q_OBJECT

public:
    enum class Side
    {
        Left,
        Right
    };

    SidePanel(Side side, QWidget *content, QWidget *parent);

signals:
    void foldRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void sizeFold();

    QToolButton *m_fold;
};

/// What stands in a folded panel's place: a thin strip with its name and a button that brings it
/// back.
class FoldedStrip : public QWidget
{
    Q_OBJECT

public:
    FoldedStrip(SidePanel::Side side, const QString &name, QWidget *parent);

    QSize sizeHint() const override;

signals:
    void unfoldRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    SidePanel::Side m_side;
    QString m_name;
};

} // namespace entente
