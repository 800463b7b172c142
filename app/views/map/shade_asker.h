// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "core/layout/map_shades.h"

#include <functional>
#include <memory>
#include <optional>

namespace entente
{

/// Asks for what the countries of a map are shaded by. Nothing to shade by is delivered as null.
class ShadeAsker : public AskerBase
{
public:
    using Deliver = std::function<void(std::shared_ptr<const CountryValues>)>;

    ShadeAsker(Session &session, Deliver deliver, QObject *parent);

    /// Asks, unless the very same was asked last.
    void ask(const Context &context, const Shading &shading);

private:
    struct Asked
    {
        Context context;
        Shading shading;
        quint64 generation = 0;
        bool operator==(const Asked &) const = default;
    };

    Session &m_session;
    Deliver m_deliver;
    std::optional<Asked> m_asked;
};

} // namespace entente
