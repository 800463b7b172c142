// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/postgres_engine.h"
#include "core/engine/tie_answers.h"

namespace entente::archive
{

/// Ties are a part of the vocabulary: the server is asked for events alone.
Result<TiesAnswer> PostgresEngine::answer(const TiesQuestion &question, std::stop_token stop) const
{
    return tiesOf({*this, m_lexicon->ties(), m_lexicon->actors()}, question, std::move(stop));
}

Result<TieHistoryAnswer> PostgresEngine::answer(const TieHistoryQuestion &question,
                                                std::stop_token stop) const
{
    return tieHistoryOf({*this, m_lexicon->ties(), m_lexicon->actors()}, question, std::move(stop));
}

} // namespace entente::archive
