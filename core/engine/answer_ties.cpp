// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/local_engine.h"
#include "core/engine/tie_answers.h"

namespace entente
{

Result<TiesAnswer> LocalEngine::answer(const TiesQuestion &question, std::stop_token stop) const
{
    return tiesOf({*this, m_columns.ties, m_columns.actors}, question, std::move(stop));
}

Result<TieHistoryAnswer> LocalEngine::answer(const TieHistoryQuestion &question,
                                             std::stop_token stop) const
{
    return tieHistoryOf({*this, m_columns.ties, m_columns.actors}, question, std::move(stop));
}

} // namespace entente
