// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "app/session/linked_client.h"
#include "app/session/session.h"
#include "app/views/inspector/pair_page.h"
#include "app/views/inspector/summary_pages.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QScrollArea;

namespace entente
{

class ThemeSwitch;

/// Asks for several events in full at once, newest only.
class EventsAsker : public AskerBase
{
    Q_OBJECT

public:
    using Deliver = std::function<void(std::vector<EventAnswer>)>;
    EventsAsker(Session &session, Deliver deliver, QObject *parent);

    void ask(const std::vector<EventId> &ids, const std::optional<Instant> &asKnown);
    using AskerBase::cancel;

private:
    Session &m_session;
    Deliver m_deliver;
};

/// Asks for the numbers of a filter, newest only.
class SummaryAsker : public AskerBase
{
    Q_OBJECT

public:
    using Deliver = std::function<void(Summary)>;
    SummaryAsker(Session &session, Deliver deliver, QObject *parent);

    void ask(const Context &context);
    using AskerBase::cancel;

private:
    Session &m_session;
    Deliver m_deliver;
};

/// Asks for the history that two actors share, newest only.
class PairAsker : public AskerBase
{
    Q_OBJECT

public:
    using Deliver = std::function<void(PairHistory)>;
    PairAsker(Session &session, Deliver deliver, QObject *parent);

    void ask(const PairQuestion &question);
    using AskerBase::cancel;

private:
    Session &m_session;
    Deliver m_deliver;
};

/// The right panel: everything that is known of what is selected; of the filter when nothing is.
class InspectorView : public QWidget
{
    Q_OBJECT

public:
    InspectorView(Session &session, ThemeSwitch &theme, QWidget *parent = nullptr);
    ~InspectorView() override;

    QSize sizeHint() const override { return {300, 600}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

private:
    using Content =
        std::variant<std::monostate, Summary, std::vector<EventAnswer>, PairHistory, QString>;

    void ask();
    Instant lookedBackFrom() const;
    void present(Content content);
    void rebuild();
    void buildEvents(PageBuilder &page, const std::vector<EventAnswer> &events);
    void buildSummary(PageBuilder &page, const Summary &summary);
    PageActions actions();
    void copy();

    Session &m_session;
    ThemeSwitch &m_theme;
    QScrollArea *m_scroll;
    Content m_content;
    Selection m_shown; ///< the selection that the page is about
    QElapsedTimer m_sinceBuilt;
    QTimer m_buildLater; ///< while time is played: nobody reads what changes with every frame
    EventsAsker m_events;
    SummaryAsker m_summary;
    PairAsker m_pair;
    LinkedClient m_client;
};

} // namespace entente
