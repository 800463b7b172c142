// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/selected_events.h"

#include <QStringList>

#include <algorithm>

namespace entente
{

namespace
{

/// One cell: no tab or line break inside, and nothing that a spreadsheet would run as a formula.
QString cell(const std::string &text)
{
    QString clean = QString::fromStdString(text).simplified();
    if (!clean.isEmpty() && QStringLiteral("=+-@").contains(clean.front()))
        clean.prepend(QLatin1Char('\''));
    return clean;
}

std::string partiesOf(const Event &event, const Dataset &vocabulary)
{
    std::string names;
    for (const Party &party : event.parties)
        names += (names.empty() ? "" : "; ") + vocabulary.actorName(party.actor);
    return names;
}

} // namespace

void SelectedEvents::ask(std::size_t limit, Deliver deliver)
{
    const std::shared_ptr<const Engine> engine = m_session.engine();
    std::vector<EventId> ids = m_session.selectedEvents();
    if (!engine || ids.empty()) {
        cancel();
        deliver({});
        return;
    }
    ids.resize(std::min(ids.size(), limit));
    const std::optional<Instant> asKnown = m_session.asOf().asKnown;
    start([engine, ids = std::move(ids), asKnown,
           deliver = std::move(deliver)](std::stop_token stop) -> std::function<void()> {
        auto events = std::make_shared<std::vector<EventAnswer>>();
        for (const EventId id : ids) {
            Result<EventAnswer> answer = engine->answer(EventQuestion{id, asKnown}, stop);
            if (answer)
                events->push_back(std::move(*answer));
        }
        return [events, deliver] { deliver(std::move(*events)); };
    });
}

QString asRows(const std::vector<EventAnswer> &events, const Dataset &vocabulary)
{
    QStringList lines{QStringLiteral("Date\tTitle\tKind\tStatus\tParties\tPlace\tEDTF\tId")};
    for (const EventAnswer &answer : events) {
        const Event &event = answer.event;
        const Kind *kind = vocabulary.kinds.find(event.kind);
        const QStringList cells{cell(inWords(answer.start, answer.end)),
                                cell(event.title),
                                cell(kind ? kind->label : event.kind.value),
                                cell(std::string(labelFor(answer.status))),
                                cell(partiesOf(event, vocabulary)),
                                cell(event.place.name),
                                cell(answer.end.isEmpty()
                                         ? answer.start.edtf()
                                         : answer.start.edtf() + "/" + answer.end.edtf()),
                                cell(event.key)};
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace entente
