// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace entente
{

/// "In force on 11 Jan 2023   As known on today": the two dates of knowing. A date that is not
/// today stands on the accent, with a way back beside it.
class AsOfControl : public QWidget
{
    Q_OBJECT

public:
    AsOfControl(Session &session, QWidget *parent);

    /// Leaves out the words before the dates' own where there is no room.
    void setNarrow(bool narrow);
    void refresh(); ///< writes the dates anew
    void askInForce() { ask(m_inForce); }
    void askAsKnown() { ask(m_asKnown); }

signals:
    void changesRequested(); ///< what became known since

private:
    /// One of the two dates.
    struct Part
    {
        std::optional<Instant> AsOf::*date;
        QString name;        ///< "In force on"
        QString explanation; ///< for who sees it the first time
        QLabel *label = nullptr;
        QToolButton *button = nullptr;
    };
    Part makePart(std::optional<Instant> AsOf::*date, const QString &name,
                  const QString &explanation);
    void refresh(const Part &part, const QString &today);
    void ask(const Part &part);

    Session &m_session;
    Part m_inForce;
    Part m_asKnown;
    QToolButton *m_today; ///< takes both dates away
};

} // namespace entente
