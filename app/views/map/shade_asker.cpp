// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/map/shade_asker.h"

#include <utility>

namespace entente
{

ShadeAsker::ShadeAsker(Session &session, Deliver deliver, QObject *parent)
    : AskerBase(parent)
    , m_session(session)
    , m_deliver(std::move(deliver))
{}

void ShadeAsker::ask(const Context &context, const Shading &shading)
{
    const std::shared_ptr<const Engine> engine = m_session.engine();
    if (!engine || shading.by == ShadeBy::Nothing) {
        cancel();
        if (std::exchange(m_asked, std::nullopt))
            m_deliver(nullptr);
        return;
    }
    const Asked asked{context, shading, m_session.generation()};
    if (m_asked == asked)
        return;
    m_asked = asked;
    start([this, engine, asked](std::stop_token stop) -> std::function<void()> {
        Result<CountryValues> values = countryValues(*engine, asked.context, asked.shading, stop);
        if (!values) {
            return [this, error = values.error()] {
                if (error == Engine::cancelled())
                    return;
                m_asked.reset();
                emit failed(QString::fromStdString(error.text()));
            };
        }
        return [this, made = std::make_shared<const CountryValues>(std::move(*values))] {
            m_deliver(made);
        };
    });
}

} // namespace entente
