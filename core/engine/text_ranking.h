// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bitmap.h"
#include "core/engine/columns.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace entente
{

/// The events that hold a token of a search, by where they hold it; null: nowhere.
struct TokenHits
{
    enum Where
    {
        TitleWord,
        TitlePrefix,
        Description,
        Name,
        Place,
        Count
    };
    static constexpr std::array<double, Count> weights{1.0, 0.9, 0.4, 0.2, 0.1};

    std::array<std::shared_ptr<const Bitmap>, Count> events;

    /// The weight of the best place; 0 when the event does not hold the token.
    float weight(EventIndex i) const;
    /// Leaves in `found` the events that hold the token somewhere.
    void narrow(Bitmap &found) const;
};

struct RankedHit
{
    EventIndex event = 0;
    double rank = 0;

    bool isBefore(const RankedHit &other) const
    {
        return rank != other.rank ? rank > other.rank : event < other.event;
    }
};

/// Ranks the events that hold all tokens: the mean weight of the tokens, then importance.
class TextRanking
{
public:
    explicit TextRanking(const Columns &columns) : m_columns(columns) {}

    /// The next token, with the events that hold it and all before it. False on a stop.
    bool add(TokenHits hits, const Bitmap &found, const std::stop_token &stop);

    /// The best `limit` of `found` (0: all), in their order. Nothing on a stop.
    std::optional<std::vector<RankedHit>> best(const Bitmap &found, std::size_t limit,
                                               const std::stop_token &stop) const;

private:
    class Chunk;

    bool weigh(const Bitmap &found, const std::stop_token &stop);

    const Columns &m_columns;
    std::vector<TokenHits> m_tokens; ///< not yet in `m_weights`
    std::vector<float> m_weights;    ///< of many tokens, by event; else empty
    std::size_t m_count = 0;         ///< of all tokens
};

} // namespace entente
