// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bitmap.h"
#include "core/engine/dictionary.h"
#include "core/model/event.h"

#include <condition_variable>
#include <mutex>
#include <span>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace entente
{

/// Which events hold which folded words, for titles and descriptions apart. Small documents are
/// indexed at once, large ones by a thread of their own while views already ask other things.
class TextIndex
{
public:
    enum Part
    {
        Title,
        Description
    };

    explicit TextIndex(const std::vector<Event> &events);
    ~TextIndex();

    /// Waits for the index; false when a stop was requested first.
    bool wait(const std::stop_token &stop) const;

    /// After wait() only. Adds the events whose `part` holds `word`, or a word beginning with it.
    void find(Part part, const std::string &word, bool asPrefix, Bitmap &found) const;

    /// After wait() only. Adds the events whose `part` holds the folded words of `phrase` one after
    /// another, the last one as a prefix. A phrase without words is nowhere. False on a stop.
    bool findPhrase(Part part, const std::string &phrase, Bitmap &found,
                    const std::stop_token &stop) const;

private:
    struct Words
    {
        std::vector<std::string> sorted;
        Lists eventsOf; ///< by place in `sorted`
    };

    void build(const std::stop_token &stop);
    bool buildPart(Part part, const std::stop_token &stop);
    std::pair<std::size_t, std::size_t> range(Part part, const std::string &word,
                                              bool asPrefix) const;

    const std::vector<Event> &m_events;
    Words m_parts[2];

    mutable std::mutex m_mutex;
    mutable std::condition_variable_any m_ready;
    bool m_isBuilt = false;
    std::jthread m_builder; ///< last: it must end before what it fills goes
};

/// Whether `words` holds `phrase` one after another, its last word as a prefix.
bool holdsPhrase(std::span<const std::string> words, std::span<const std::string> phrase);

} // namespace entente
