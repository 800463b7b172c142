// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/map/event_titles.h"

#include "core/time/edtf.h"

#include <algorithm>

namespace entente
{

void EventTitles::ask(const std::vector<EventId> &ids)
{
    if (ids == m_asked)
        return;
    forget();
    const std::shared_ptr<const Engine> engine = m_session.engine();
    if (!engine || ids.empty())
        return;
    m_asked = ids;
    const std::vector<EventId> first(ids.begin(),
                                     ids.begin() + std::ptrdiff_t(std::min(most, ids.size())));
    const std::optional<Instant> asKnown = m_session.asOf().asKnown;
    start([this, engine, first, asKnown](std::stop_token stop) -> std::function<void()> {
        QStringList lines;
        for (const EventId id : first) {
            const auto answer = engine->answer(EventQuestion{id, asKnown}, stop);
            if (!answer)
                continue;
            const QString when = QString::fromStdString(inWords(answer->start, answer->end));
            const QString title = QString::fromStdString(answer->event.title).simplified();
            lines << (when.isEmpty() ? title : when + QStringLiteral("  ") + title);
        }
        return [this, lines] {
            m_lines = lines;
            m_arrived();
        };
    });
}

void EventTitles::forget()
{
    cancel();
    m_asked.clear();
    m_lines.clear();
}

} // namespace entente
