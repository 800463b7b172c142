// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/inspector/inspector_view.h"

#include "app/session/playback.h"
#include "app/style/theme.h"
#include "app/views/inspector/links.h"
#include "core/layout/window_moves.h"
#include "core/time/calendar.h"

#include <QClipboard>
#include <QDate>
#include <QGuiApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace entente
{

namespace
{
/// Selected events that are listed by name.
constexpr std::size_t listed = 200;
/// Milliseconds from one page to the next while time is played. Making one takes most of a frame.
constexpr int playedPageMs = 250;
} // namespace

EventsAsker::EventsAsker(Session &session, Deliver deliver, QObject *parent)
    : AskerBase(parent)
    , m_session(session)
    , m_deliver(std::move(deliver))
{}

void EventsAsker::ask(const std::vector<EventId> &ids, const std::optional<Instant> &asKnown)
{
    const std::shared_ptr<const Engine> engine = m_session.engine();
    if (!engine) {
        cancel();
        return;
    }
    start([this, engine, ids, asKnown](std::stop_token stop) -> std::function<void()> {
        auto answers = std::make_shared<std::vector<EventAnswer>>();
        for (const EventId id : ids) {
            Result<EventAnswer> answer = engine->answer(EventQuestion{id, asKnown}, stop);
            if (answer)
                answers->push_back(std::move(*answer));
            else if (ids.size() == 1)
                return [this, why = answer.error().text()] {
                    emit failed(QString::fromStdString(why));
                };
        }
        return [this, answers] { m_deliver(std::move(*answers)); };
    });
}

SummaryAsker::SummaryAsker(Session &session, Deliver deliver, QObject *parent)
    : AskerBase(parent)
    , m_session(session)
    , m_deliver(std::move(deliver))
{}

void SummaryAsker::ask(const Context &context)
{
    const std::shared_ptr<const Engine> engine = m_session.engine();
    if (!engine) {
        cancel();
        return;
    }
    start([this, engine, context](std::stop_token stop) -> std::function<void()> {
        auto summary = std::make_shared<Summary>();
        FacetQuestion question;
        question.context = context;
        question.fields = {Field::Party, Field::Kind};
        question.limit = 12;
        question.withoutOwnField = false;
        Result<CountAnswer> count = engine->answer(CountQuestion{context}, stop);
        Result<FacetAnswer> facets = engine->answer(question, stop);
        if (!count || !facets)
            return [this, why = (count ? facets.error() : count.error()).text()] {
                emit failed(QString::fromStdString(why));
            };
        summary->count = *count;
        for (Facet &facet : facets->facets)
            (facet.field == Field::Party ? summary->parties : summary->kinds) = std::move(facet);
        return [this, summary] { m_deliver(std::move(*summary)); };
    });
}

PairAsker::PairAsker(Session &session, Deliver deliver, QObject *parent)
    : AskerBase(parent)
    , m_session(session)
    , m_deliver(std::move(deliver))
{}

void PairAsker::ask(const PairQuestion &question)
{
    const std::shared_ptr<const Engine> engine = m_session.engine();
    if (!engine) {
        cancel();
        return;
    }
    start([this, engine, question](std::stop_token stop) -> std::function<void()> {
        auto history = std::make_shared<Result<PairHistory>>(pairHistory(*engine, question, stop));
        return [this, history] {
            if (*history)
                m_deliver(std::move(**history));
            else if (history->error() != Engine::cancelled())
                emit failed(QString::fromStdString(history->error().text()));
        };
    });
}

InspectorView::InspectorView(Session &session, ThemeSwitch &theme, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_theme(theme)
    , m_scroll(new QScrollArea(this))
    , m_events(
          session, [this](std::vector<EventAnswer> events) { present(std::move(events)); }, this)
    , m_summary(
          session, [this](Summary summary) { present(std::move(summary)); }, this)
    , m_pair(
          session, [this](PairHistory history) { present(std::move(history)); }, this)
    , m_client(session, *this,
               LinkedClient::FilterState | LinkedClient::AsOfState | LinkedClient::SelectionState,
               [this] { ask(); })
{
    setObjectName(QStringLiteral("inspector"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_scroll->setObjectName(QStringLiteral("inspectorScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setAccessibleName(tr("What is known of the selection"));
    column->addWidget(m_scroll);
    connect(&m_events, &AskerBase::failed, this, [this](const QString &why) { present(why); });
    connect(&m_summary, &AskerBase::failed, this, [this](const QString &why) { present(why); });
    connect(&m_pair, &AskerBase::failed, this, [this](const QString &why) { present(why); });
    connect(&theme, &ThemeSwitch::changed, this, &InspectorView::rebuild);
    m_buildLater.setSingleShot(true);
    connect(&m_buildLater, &QTimer::timeout, this, [this] { present(std::move(m_content)); });
    m_client.schedule();
}

InspectorView::~InspectorView() = default;

void InspectorView::ask()
{
    if (!m_session.engine()) {
        m_events.cancel();
        m_summary.cancel();
        m_pair.cancel();
        present(std::monostate{});
        return;
    }
    if (const std::vector<EventId> ids = m_session.selectedEvents(); !ids.empty()) {
        m_summary.cancel();
        m_pair.cancel();
        m_events.ask({ids.begin(), ids.begin() + std::ptrdiff_t(std::min(listed, ids.size()))},
                     m_session.asOf().asKnown);
        return;
    }
    m_events.cancel();
    Context context = m_session.context();
    const auto *actors = std::get_if<ActorSelection>(&m_session.selection());
    if (actors != nullptr && actors->ids.size() == 2) {
        m_summary.cancel();
        m_pair.ask({context, actors->ids[0], actors->ids[1], lookedBackFrom()});
        return;
    }
    m_pair.cancel();
    if (actors != nullptr) {
        for (const ActorId &id : actors->ids)
            context.filter = context.filter.with({Field::Party, {id.value}, false, {}});
    } else if (const auto *place = std::get_if<PlaceSelection>(&m_session.selection())) {
        context.filter = context.filter.with({Field::Place, {place->name}, false, {}});
    }
    m_summary.ask(context);
}

/// The end of the day *in force on*; while nobody set one, of today.
Instant InspectorView::lookedBackFrom() const
{
    if (const auto at = m_session.asOf().inForce)
        return *at;
    const QDate today = QDate::currentDate();
    return {startOf({today.year(), today.month(), today.day()}).seconds + secondsPerDay};
}

void InspectorView::present(Content content)
{
    m_content = std::move(content);
    const bool same = m_shown == m_session.selection();
    m_shown = m_session.selection();
    const qint64 passed = m_sinceBuilt.isValid() ? m_sinceBuilt.elapsed() : playedPageMs;
    if (same && passed < playedPageMs && m_session.playback().isPlaying()) {
        if (!m_buildLater.isActive())
            m_buildLater.start(int(playedPageMs - passed));
        return;
    }
    m_buildLater.stop();
    m_sinceBuilt.start();
    const int scrolled = m_scroll->verticalScrollBar()->value();
    rebuild();
    m_scroll->verticalScrollBar()->setValue(same ? scrolled : 0);
}

void InspectorView::rebuild()
{
    PageBuilder page(m_theme.theme(), m_scroll);
    if (const auto *events = std::get_if<std::vector<EventAnswer>>(&m_content))
        buildEvents(page, *events);
    else if (const auto *summary = std::get_if<Summary>(&m_content))
        buildSummary(page, *summary);
    else if (const auto *pair = std::get_if<PairHistory>(&m_content))
        buildPairPage(page, *pair, m_session.vocabulary(), actions());
    else if (const auto *why = std::get_if<QString>(&m_content))
        page.text(tr("This could not be read: %1").arg(*why));
    page.finish();
    // The button that was clicked may be on the page that goes.
    if (QWidget *old = m_scroll->takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    m_scroll->setWidget(page.page());
    page.page()->setAutoFillBackground(false);
}

void InspectorView::buildEvents(PageBuilder &page, const std::vector<EventAnswer> &events)
{
    const Dataset &vocabulary = m_session.vocabulary();
    if (events.size() == 1) {
        buildEventPage(page, events.front(), m_session.asOf().asKnown, vocabulary, actions());
        return;
    }
    const std::size_t selected = m_session.selectedEvents().size();
    buildListPage(page, events, selected > events.size() ? selected - events.size() : 0, vocabulary,
                  actions());
}

void InspectorView::buildSummary(PageBuilder &page, const Summary &summary)
{
    const Dataset &vocabulary = m_session.vocabulary();
    if (const auto *actors = std::get_if<ActorSelection>(&m_shown)) {
        buildActorPage(page, actors->ids.front(), summary, vocabulary, actions());
        return;
    }
    Filter filter = m_session.filter();
    if (const auto *place = std::get_if<PlaceSelection>(&m_shown))
        filter = filter.with({Field::Place, {place->name}, false, {}});
    buildSummaryPage(page, summary, filter, vocabulary, actions());
}

PageActions InspectorView::actions()
{
    PageActions actions;
    actions.select = [this](EventId id) { m_session.select(id); };
    actions.selectActor = [this](const ActorId &id) {
        m_session.setSelection(ActorSelection{{id}});
    };
    actions.selectPair = [this](const ActorId &a, const ActorId &b) {
        m_session.setSelection(ActorSelection{{a, b}});
    };
    actions.showSpan = [this](TimeSpan span) {
        m_session.setWindow(fittedTo(span, double(14 * secondsPerDay)));
    };
    actions.filterTo = [this](Field field, const std::string &value) {
        m_session.setFilter(m_session.filter().toggled(field, value));
    };
    actions.open = [this](const QString &address) { offerToOpen(address, this); };
    actions.copy = [this] { copy(); };
    return actions;
}

void InspectorView::copy()
{
    if (const auto *pair = std::get_if<PairHistory>(&m_content))
        QGuiApplication::clipboard()->setText(pairAsText(*pair, m_session.vocabulary()));
    const auto *events = std::get_if<std::vector<EventAnswer>>(&m_content);
    if (!events)
        return;
    QStringList texts;
    for (const EventAnswer &event : *events)
        texts += eventAsText(event, m_session.vocabulary());
    QGuiApplication::clipboard()->setText(texts.join(QStringLiteral("\n\n")));
}

} // namespace entente
