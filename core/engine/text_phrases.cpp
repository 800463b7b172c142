// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/text_phrases.h"

#include "core/engine/engine.h"
#include "core/engine/parallel.h"
#include "core/engine/text_folding.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <vector>

namespace entente
{

namespace
{

/// Events whose candidates one thread reads at a time. A multiple of 64, so that threads never set
/// bits of the same word.
constexpr std::size_t eventsPerBlock = 32'768;

/// Texts read between two looks at the stop token.
constexpr std::size_t textsPerStep = 512;

/// Descriptions come with whole events: from this share of a stretch on, reading all of it in order
/// beats fetching one by one.
constexpr std::size_t readAllFrom = 4;

/// Compares the texts of one block.
class Verifier
{
public:
    Verifier(const Records &records, std::span<const std::string> phrase, Bitmap &found,
             const std::stop_token &stop)
        : m_records(records)
        , m_phrase(phrase)
        , m_found(found)
        , m_stop(stop)
    {}

    Outcome titles(std::span<const EventIndex> events)
    {
        const Result<std::vector<std::string>> titles = m_records.titles(events, m_stop);
        if (!titles)
            return titles.error();
        for (std::size_t i = 0; i < events.size(); ++i)
            look(events[i], titles.value()[i]);
        return Done{};
    }

    Outcome descriptions(std::span<const EventIndex> events)
    {
        const EventIndex first = events.front();
        const EventIndex end = events.back() + 1;
        if (events.size() * readAllFrom >= end - first) {
            std::size_t next = 0;
            const auto visit = [&](EventIndex i, const Event &event) {
                if (next < events.size() && events[next] == i) {
                    look(i, event.description);
                    ++next;
                }
            };
            if (m_records.forEach(first, end, visit, m_stop))
                return Done{};
            return Error{"the descriptions of events cannot be read", {}};
        }
        for (const EventIndex i : events) {
            if (m_stop.stop_requested())
                return Engine::cancelled();
            const Result<Event> event = m_records.event(i);
            if (!event)
                return event.error();
            look(i, event->description);
        }
        return Done{};
    }

private:
    void look(EventIndex i, std::string_view text)
    {
        std::size_t count = 0;
        m_folding.forEachWord(text, [&](std::string_view word) {
            if (count == m_words.size())
                m_words.emplace_back();
            m_words[count++].assign(word);
        });
        if (holdsPhrase(std::span<const std::string>(m_words).first(count), m_phrase))
            m_found.set(i);
    }

    const Records &m_records;
    std::span<const std::string> m_phrase;
    Bitmap &m_found;
    const std::stop_token &m_stop;
    TextFolding m_folding;
    std::vector<std::string> m_words; ///< its strings are used again for every text
};

std::vector<EventIndex> candidatesIn(const Bitmap &candidates, std::size_t block)
{
    std::vector<EventIndex> events;
    const std::vector<std::uint64_t> &words = candidates.words();
    const std::size_t begin = block * eventsPerBlock / 64;
    const std::size_t end = std::min(words.size(), begin + eventsPerBlock / 64);
    for (std::size_t i = begin; i < end; ++i) {
        for (std::uint64_t word = words[i]; word != 0; word &= word - 1)
            events.push_back(EventIndex(i * 64 + std::size_t(std::countr_zero(word))));
    }
    return events;
}

} // namespace

bool holdsPhrase(std::span<const std::string> words, std::span<const std::string> phrase)
{
    if (phrase.empty())
        return false;
    const std::span<const std::string> whole = phrase.first(phrase.size() - 1);
    for (std::size_t i = 0; i + phrase.size() <= words.size(); ++i) {
        if (std::equal(whole.begin(), whole.end(), words.begin() + std::ptrdiff_t(i)) &&
            words[i + whole.size()].starts_with(phrase.back()))
            return true;
    }
    return false;
}

Outcome keepPhrase(const Records &records, TextPart part, std::span<const std::string> phrase,
                   const Bitmap &candidates, Bitmap &found, const std::stop_token &stop)
{
    std::mutex mutex;
    std::optional<Error> failure;
    const auto verify = [&](std::size_t block) {
        const std::vector<EventIndex> events = candidatesIn(candidates, block);
        Verifier verifier(records, phrase, found, stop);
        for (std::span<const EventIndex> left = events; !left.empty();) {
            const std::span<const EventIndex> step =
                left.first(std::min(left.size(), textsPerStep));
            left = left.subspan(step.size());
            const Outcome done = stop.stop_requested()     ? Outcome(Engine::cancelled())
                                 : part == TextPart::Title ? verifier.titles(step)
                                                           : verifier.descriptions(step);
            if (!done) {
                const std::lock_guard lock(mutex);
                failure = done.error();
                return;
            }
        }
    };
    parallelFor((candidates.size() + eventsPerBlock - 1) / eventsPerBlock, verify);
    if (stop.stop_requested())
        return Engine::cancelled();
    if (failure)
        return *failure;
    return Done{};
}

} // namespace entente
