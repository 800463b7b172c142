// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/history.h"

#include <utility>

namespace entente
{

namespace
{

constexpr std::size_t longest = 200;
constexpr int restMs = 400;

} // namespace

History::History()
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &History::rested);
}

void History::start(const Look &look)
{
    m_rest.stop();
    m_here = look;
    m_back.clear();
    m_forward.clear();
    emit changed();
}

void History::record(const Look &look)
{
    m_rest.stop();
    if (look == m_here)
        return;
    m_back.push_back(std::exchange(m_here, look));
    if (m_back.size() > longest)
        m_back.erase(m_back.begin());
    m_forward.clear();
    emit changed();
}

History::Look History::back()
{
    m_forward.push_back(std::exchange(m_here, m_back.back()));
    m_back.pop_back();
    emit changed();
    return m_here;
}

History::Look History::forward()
{
    m_back.push_back(std::exchange(m_here, m_forward.back()));
    m_forward.pop_back();
    emit changed();
    return m_here;
}

} // namespace entente
