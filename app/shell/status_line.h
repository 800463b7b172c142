// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "app/session/linked_client.h"

#include <QFrame>

namespace entente
{

class ElidedLabel;

/// "312 of 354 events · 1947–2025", a hint, and the state of the file.
class StatusLine : public QFrame
{
    Q_OBJECT

public:
    StatusLine(Session &session, QWidget *parent);

    void setFileState(const QString &text);
    /// Shown in place of the hint while it is not empty: what a menu entry does, work under way.
    void setHint(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void show(const CountAnswer &answer);

    Session &m_session;
    ElidedLabel *m_count;
    ElidedLabel *m_hint;
    ElidedLabel *m_file;
    Asker<CountQuestion, CountAnswer> m_asker;
};

/// The words of the count: "312 of 354 events · 1947–2025 · 4 of them only possibly".
QString countInWords(const CountAnswer &answer);

} // namespace entente
