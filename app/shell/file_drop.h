// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMimeData;
class QWidget;

namespace entente
{

class DropVeil;

/// The files of this machine that are dragged; empty for anything else.
QStringList droppedFiles(const QMimeData *data);

/// Takes files that are dropped anywhere on a window, also on fields that would take their names
/// as text, and says over the window what will become of them while they are held there.
class FileDrop : public QObject
{
    Q_OBJECT

public:
    explicit FileDrop(QWidget *window);
    ~FileDrop() override;

signals:
    void dropped(const QStringList &paths);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_window;
    DropVeil *m_veil;
};

} // namespace entente
