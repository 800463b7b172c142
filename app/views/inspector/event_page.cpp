// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/inspector/event_page.h"

#include "app/session/native.h"
#include "app/style/paint.h"
#include "app/views/inspector/links.h"
#include "app/views/inspector/thread_step_button.h"
#include "core/engine/following.h"
#include "core/model/shown_names.h"
#include "core/model/vocabulary.h"

#include <QObject>

#include <algorithm>

namespace entente
{

namespace
{

const QString dot = QStringLiteral(" · ");

QString joined(const QStringList &parts, const QString &by = dot)
{
    QStringList kept = parts;
    kept.removeAll(QString());
    return kept.join(by);
}

QString spaced(std::string word)
{
    std::replace(word.begin(), word.end(), '-', ' ');
    return q(word);
}

bool hasHappened(Status status)
{
    return status == Status::Occurred || status == Status::Ongoing || status == Status::Terminated;
}

QString placeWords(const Place &place, const Dataset &vocabulary)
{
    QString country = place.country.isEmpty() ? QString() : q(vocabulary.actorName(place.country));
    if (place.name.empty())
        return country;
    return country.isEmpty() || q(place.name).contains(country)
               ? q(place.name)
               : q(place.name) + QStringLiteral(", ") + country;
}

QString personWords(const Person &person)
{
    return joined({q(person.name), q(person.office)}, QStringLiteral(", "));
}

class EventPage
{
public:
    EventPage(PageBuilder &page, const EventAnswer &answer, const std::optional<Instant> &asKnown,
              const Dataset &vocabulary, const PageActions &actions)
        : m_page(page)
        , m_answer(answer)
        , m_event(answer.event)
        , m_asKnown(asKnown)
        , m_vocabulary(vocabulary)
        , m_actions(actions)
        , m_kind(vocabulary.kinds.find(vocabulary.kinds.root(answer.event.kind)))
    {}

    void build()
    {
        head();
        parties();
        if (!m_event.description.empty()) {
            m_page.gap(10);
            m_page.text(q(m_event.description));
        }
        thread();
        reports();
        related();
        sources();
        doubts();
        tags();
        rest();
    }

private:
    Rgba color() const { return m_page.theme().of(m_kind ? m_kind->family : Family::States); }

    void head()
    {
        const Kind *own = m_vocabulary.kinds.find(m_event.kind);
        const QString kind = own ? q(own->label) : q(m_event.kind.value);
        const QString subkind = spaced(m_event.subkind);
        m_page.kicker(
            joined({kind, subkind.compare(kind, Qt::CaseInsensitive) ? subkind : QString(),
                    q(shownLabel(m_answer.status))}),
            m_kind ? std::optional(m_kind->glyph) : std::nullopt, color());
        m_page.title(q(m_event.title));
        m_page.muted(joined(
            {q(inWords(m_answer.start, m_answer.end)), placeWords(m_event.place, m_vocabulary)}));
        if (m_answer.start.isEmpty())
            m_page.muted(QObject::tr("No date is known"));
        if (m_asKnown)
            asKnown();
    }

    /// What is shown differs from what is known today: said, so that nobody takes one for the
    /// other.
    void asKnown()
    {
        if (!m_answer.known) {
            m_page.muted(QObject::tr("Not yet known on the day chosen as “as known on”"));
        } else if (m_answer.status != m_event.status || !(m_answer.start == m_event.start) ||
                   !(m_answer.end == m_event.end)) {
            m_page.muted(QObject::tr("As known today: %1, %2")
                             .arg(q(shownLabel(m_event.status)).toLower(),
                                  q(inWords(m_event.start, m_event.end))));
        }
    }

    void parties()
    {
        if (m_event.parties.empty() && m_event.persons.empty())
            return;
        m_page.heading(QObject::tr("Parties"));
        std::vector<ActorId> named;
        for (const Party &party : m_event.parties) {
            if (!named.empty())
                m_page.gap(5);
            named.push_back(party.actor);
            m_page.pair(q(m_vocabulary.actorName(party.actor)), spaced(party.role),
                        [select = m_actions.selectActor, id = party.actor] { select(id); });
            for (const Person &person : m_event.persons) {
                if (person.actor == party.actor)
                    m_page.muted(personWords(person), true);
            }
        }
        for (const Person &person : m_event.persons) {
            if (std::find(named.begin(), named.end(), person.actor) == named.end())
                m_page.text(personWords(person));
        }
    }

    void thread()
    {
        const std::vector<ThreadStep> &steps = m_answer.thread;
        if (steps.size() < 2)
            return;
        m_page.heading(QObject::tr("Thread"));
        if (!m_answer.threadTitle.empty())
            m_page.muted(q(m_answer.threadTitle), true);
        auto *line = new QWidget(m_page.page());
        auto *column = new QVBoxLayout(line);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const ThreadStep &step = steps[i];
            const QString words = step.phase ? q(shownLabel(*step.phase)).toLower() : q(step.title);
            auto *button = new ThreadStepButton(
                {q(inWords(step.start)), words, step.id == m_event.id, i == 0,
                 i + 1 == steps.size(), step.phase.has_value(), hasHappened(step.status)},
                toQColor(color()), toQColor(m_page.theme().panel), line);
            button->setToolTip(Qt::convertFromPlainText(q(step.title)));
            QObject::connect(button, &TextButton::clicked, m_page.page(),
                             [select = m_actions.select, id = step.id] { select(id); });
            column->addWidget(button);
        }
        m_page.widget(line);
    }

    void reports()
    {
        if (m_event.reports.empty())
            return;
        m_page.heading(QObject::tr("What was known when"));
        std::vector<const Report *> sorted;
        for (const Report &report : m_event.reports)
            sorted.push_back(&report);
        std::stable_sort(sorted.begin(), sorted.end(), [](const Report *a, const Report *b) {
            return a->published.bounds().strict.begin < b->published.bounds().strict.begin;
        });
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            if (i > 0)
                m_page.gap(8);
            reportLines(*sorted[i]);
        }
    }

    void reportLines(const Report &report)
    {
        m_page.pair(q(inWords(report.published)), q(report.publisher));
        QStringList said;
        if (report.status)
            said += q(shownLabel(*report.status)).toLower();
        said += q(inWords(report.start, report.end));
        m_page.text(joined(said));
        if (!report.quote.empty())
            m_page.muted(QStringLiteral("“%1”").arg(q(report.quote)), true);
        link(report.title.empty() ? report.url : report.title, report.url);
    }

    void link(const std::string &label, const std::string &url)
    {
        const QString address = q(url);
        const QString words = q(label.empty() ? url : label);
        if (words.isEmpty())
            return;
        if (!isOpenable(address)) {
            m_page.text(words);
            return;
        }
        TextButton *button = m_page.button(words, TextButton::Link,
                                           [open = m_actions.open, address] { open(address); });
        button->setToolTip(Qt::convertFromPlainText(address));
    }

    void related()
    {
        linked(Follow::LedTo, QObject::tr("Led to (Alt+.)"));
        linked(Follow::DependsOn, QObject::tr("Depends on (Alt+,)"));
    }

    void linked(Follow direction, const QString &title)
    {
        const std::vector<RelatedEvent> events = followed(m_answer, direction);
        if (events.empty())
            return;
        m_page.heading(title);
        for (const RelatedEvent &other : events) {
            const std::string_view how =
                other.inverse ? inverseLabelFor(other.type) : labelFor(other.type);
            m_page.button(
                joined({q(how) + QStringLiteral(" ") + q(other.title), q(inWords(other.start))},
                       QStringLiteral(", ")),
                TextButton::Ink, [select = m_actions.select, id = other.id] { select(id); });
        }
    }

    void sources()
    {
        if (m_event.sources.empty())
            return;
        m_page.heading(QObject::tr("Sources"));
        for (const Source &source : m_event.sources) {
            link(source.title.empty() ? source.publisher : source.title, source.url);
            QString checked;
            if (source.verified)
                checked = *source.verified ? QObject::tr("address verified")
                                           : QObject::tr("address not verified");
            const QString publisher = source.title.empty() ? QString() : q(source.publisher);
            m_page.muted(
                joined({joined({publisher, q(source.date)}, QStringLiteral(", ")), checked}));
        }
    }

    void doubts()
    {
        if (m_event.confidence != Confidence::Unstated) {
            m_page.heading(QObject::tr("Confidence"));
            m_page.text(q(shownLabel(m_event.confidence)));
        }
        if (!m_event.note.empty()) {
            m_page.heading(QObject::tr("Doubts and checks"));
            m_page.text(q(m_event.note));
        }
    }

    void tags()
    {
        if (m_event.tags.empty())
            return;
        m_page.heading(QObject::tr("Tags"));
        QStringList labels;
        for (const std::string &tag : m_event.tags)
            labels += q(tag);
        m_page.chips(labels, [filterTo = m_actions.filterTo, tags = m_event.tags](int i) {
            filterTo(Field::Tag, tags[std::size_t(i)]);
        });
    }

    void rest()
    {
        if (!m_event.extra.empty()) {
            m_page.heading(QObject::tr("More"));
            for (const auto &[name, value] : m_event.extra)
                m_page.muted(q(name) + QStringLiteral(": ") + q(value), true);
        }
        m_page.gap(14);
        m_page.muted(QObject::tr("Identifier %1").arg(q(m_event.key)));
        m_page.button(QObject::tr("Copy as text"), TextButton::Muted, m_actions.copy);
    }

    PageBuilder &m_page;
    const EventAnswer &m_answer;
    const Event &m_event;
    const std::optional<Instant> &m_asKnown;
    const Dataset &m_vocabulary;
    const PageActions &m_actions;
    const Kind *m_kind;
};

} // namespace

void buildEventPage(PageBuilder &page, const EventAnswer &answer,
                    const std::optional<Instant> &asKnown, const Dataset &vocabulary,
                    const PageActions &actions)
{
    EventPage(page, answer, asKnown, vocabulary, actions).build();
}

QString eventAsText(const EventAnswer &answer, const Dataset &vocabulary)
{
    const Event &event = answer.event;
    QStringList lines{q(event.title),
                      joined({q(inWords(answer.start, answer.end)),
                              placeWords(event.place, vocabulary), q(shownLabel(answer.status))})};
    QStringList parties;
    for (const Party &party : event.parties)
        parties += q(vocabulary.actorName(party.actor));
    lines += parties.join(QStringLiteral(", "));
    for (const Person &person : event.persons)
        lines += personWords(person);
    lines += q(event.description);
    for (const Source &source : event.sources)
        lines += joined({q(source.publisher), q(source.title), q(source.date), q(source.url)},
                        QStringLiteral(", "));
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

} // namespace entente
