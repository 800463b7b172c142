// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/thread_light.h"

#include "core/layout/timeline_links.h"

#include <algorithm>

namespace entente
{

ThreadLight::ThreadLight(Session &session)
    : m_session(session)
    , m_asker(
          session,
          [this](const EventQuestion &question, const EventAnswer &answer) {
              if (m_session.hover().ids != std::vector{question.id})
                  return;
              std::vector<EventId> ids;
              for (const ThreadStep &step : answer.thread)
                  ids.push_back(step.id);
              std::sort(ids.begin(), ids.end());
              show(std::move(ids), linksOf(answer));
          },
          this)
{
    connect(&session, &Session::hoverChanged, this, &ThreadLight::follow);
    connect(&session, &Session::engineChanged, this, [this] { show({}, {}); });
}

bool ThreadLight::isLit(EventId id) const
{
    return std::binary_search(m_ids.begin(), m_ids.end(), id);
}

void ThreadLight::follow()
{
    const std::vector<EventId> &hovered = m_session.hover().ids;
    if (hovered.size() != 1) {
        m_asker.forget();
        show({}, {});
        return;
    }
    if (!isLit(hovered.front()))
        show({}, {}); // of another thread, or of none
    m_asker.ask({hovered.front(), m_session.context().asKnown});
}

void ThreadLight::show(std::vector<EventId> ids, std::vector<EventLink> links)
{
    if (ids == m_ids && links == m_links)
        return;
    m_ids = std::move(ids);
    m_links = std::move(links);
    emit changed();
}

} // namespace entente
