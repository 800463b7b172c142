// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace entente
{

/// The states that one looks with.
struct Session::Look
{
    Filter filter;
    TimeSpan window;
    AsOf asOf;
    Selection selection;
    LanesLook lanes;
    bool operator==(const Look &) const = default;
};

/// Back and forward over looks, as in a browser. Values only: nothing here knows what they mean.
class History : public QObject
{
    Q_OBJECT

public:
    using Look = Session::Look;

    History();

    /// Forgets everything; `look` is the place where one is.
    void start(const Look &look);
    /// A step to `look`, unless one is there already. Ends a rest that was awaited.
    void record(const Look &look);
    /// The look is changing continuously: `rested` comes when that has ceased for a while.
    void restSoon() { m_rest.start(); }

    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }
    Look back();
    Look forward();

signals:
    void rested();
    void changed();

private:
    Look m_here;
    std::vector<Look> m_back;
    std::vector<Look> m_forward;
    QTimer m_rest;
};

} // namespace entente
