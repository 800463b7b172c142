// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/text_pieces.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace entente
{

/// Runs `work` on all pieces of a table on several threads, and gives what comes out to `take` on
/// this thread in the order of the pieces. No more than two pieces a thread are ever between being
/// read and being taken. `work` is called as work(const TextPiece &) -> Made, `take` as
/// take(Made) -> Outcome; the first failure ends it.
template <class Made>
class PieceWorkers
{
public:
    PieceWorkers(TextPieces &pieces, unsigned threads)
        : m_pieces(pieces)
        , m_threads(threads)
        , m_mostAhead(2 * std::size_t(threads))
    {}

    /// `makeWork` is called once by every thread.
    template <class MakeWork, class Take>
    Outcome run(const MakeWork &makeWork, const Take &take, std::stop_token stop)
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < m_threads; ++i)
            threads.emplace_back([&](std::stop_token over) { workOn(makeWork(), over); });
        Outcome outcome = takeAll(take, stop);
        for (std::jthread &thread : threads)
            thread.request_stop();
        return outcome;
    }

private:
    template <class Work>
    void workOn(Work work, std::stop_token over)
    {
        for (;;) {
            std::size_t number = 0;
            std::optional<TextPiece> piece;
            {
                std::unique_lock lock(m_mutex);
                const auto hasRoom = [&] { return m_next - m_taken < m_mostAhead || m_isOver; };
                if (!m_hasRoom.wait(lock, over, hasRoom) || m_isOver)
                    return;
                // Reading is short beside the work; held, it needs no thread of its own.
                Result<std::optional<TextPiece>> read = m_pieces.next();
                if (!read)
                    m_failure = read.error();
                m_isOver = !read || !*read;
                if (m_isOver) {
                    m_hasRoom.notify_all();
                    m_hasMade.notify_one();
                    return;
                }
                piece = std::move(*read);
                number = m_next++;
            }
            Made made = work(*piece);
            const std::lock_guard lock(m_mutex);
            m_made.emplace(number, std::move(made));
            if (number == m_taken)
                m_hasMade.notify_one();
        }
    }

    template <class Take>
    Outcome takeAll(const Take &take, std::stop_token stop)
    {
        for (;;) {
            typename std::map<std::size_t, Made>::node_type made;
            {
                std::unique_lock lock(m_mutex);
                const auto isThere = [&] {
                    return m_made.contains(m_taken) || (m_isOver && m_taken == m_next);
                };
                if (!m_hasMade.wait(lock, stop, isThere))
                    return Error{"cancelled", {}};
                if (!m_made.contains(m_taken))
                    return m_failure ? Outcome(*m_failure) : Outcome(Done{});
                made = m_made.extract(m_taken);
                ++m_taken;
                m_hasRoom.notify_one();
            }
            if (Outcome taken = take(std::move(made.mapped())); !taken)
                return taken;
        }
    }

    TextPieces &m_pieces;
    unsigned m_threads;
    std::size_t m_mostAhead;
    std::mutex m_mutex;
    std::condition_variable_any m_hasRoom;
    std::condition_variable_any m_hasMade; ///< the piece that is to be taken next
    std::size_t m_next = 0;                ///< of the piece to be read
    std::size_t m_taken = 0;               ///< pieces whose outcome was taken
    std::map<std::size_t, Made> m_made;
    bool m_isOver = false;
    std::optional<Error> m_failure;
};

} // namespace entente
