// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/text_index.h"

#include "core/base/text.h"
#include "core/engine/engine.h"
#include "core/engine/parallel.h"
#include "core/engine/text_phrases.h"
#include "core/engine/text_run_builder.h"
#include "core/engine/text_sections.h"

#include <algorithm>
#include <atomic>
#include <utility>

namespace entente
{

namespace
{

/// Up to this many events are indexed in a moment, without a thread.
constexpr std::size_t fewEvents = 20'000;

/// A run of events that had none: searches take runs side by side, and a stop waits for the end of
/// one that is being written.
constexpr std::size_t eventsPerRun = std::size_t(1) << 18U;

/// Fewer events than this are not worth a thread.
constexpr std::size_t eventsPerThread = 100'000;

/// Sets in `found` the bits of `run`, moved up by `first`. Runs share words of `found` at their
/// ends, and several threads may be at work.
void addMoved(const Bitmap &run, EventIndex first, Bitmap &found)
{
    const std::vector<std::uint64_t> &from = run.words();
    const std::span<std::uint64_t> to = found.openWords();
    const std::size_t shift = first % 64;
    const std::size_t begin = first / 64;
    const auto add = [&](std::size_t at, std::uint64_t bits) {
        if (bits == 0)
            return;
        if (at == begin || at + 1 >= begin + from.size())
            std::atomic_ref(to[at]).fetch_or(bits, std::memory_order_relaxed);
        else
            to[at] |= bits;
    };
    std::uint64_t carried = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        add(begin + i, from[i] << shift | carried);
        carried = shift == 0 ? 0 : from[i] >> (64 - shift);
    }
    add(begin + from.size(), carried);
}

std::string keyOf(TextPart part, char how, const std::string &text)
{
    return std::string(part == TextPart::Title ? "t" : "d") + how + text;
}

} // namespace

TextIndex::TextIndex(const Records &records, std::size_t size,
                     std::shared_ptr<const Sections> sections)
    : m_records(records)
    , m_size(size)
    , m_sections(std::move(sections))
{
    if (size <= fewEvents)
        build({});
    else
        m_builder = std::jthread([this](const std::stop_token &stop) { build(stop); });
}

TextIndex::~TextIndex() = default;

bool TextIndex::wait(const std::stop_token &stop) const
{
    std::unique_lock lock(m_mutex);
    return m_ready.wait(lock, stop, [this] { return m_isBuilt; });
}

void TextIndex::build(const std::stop_token &stop)
{
    if (!openRuns(stop) || !fillGaps(stop))
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_isBuilt = true;
    }
    m_ready.notify_all();
}

/// The runs that can be opened, lie within the document and do not overlap.
bool TextIndex::openRuns(const std::stop_token &stop)
{
    if (!m_sections)
        return true;
    const Result<std::vector<std::int64_t>> parts = m_sections->parts(textWordsSection);
    EventIndex end = 0;
    for (const std::int64_t part : parts ? *parts : std::vector<std::int64_t>()) {
        if (stop.stop_requested())
            return false;
        if (part < std::int64_t(end))
            continue;
        Result<std::shared_ptr<const TextRun>> run = TextRun::open(m_sections, part);
        if (!run || run.value()->size() > m_size ||
            run.value()->first() > m_size - run.value()->size())
            continue;
        auto place = std::make_unique<Place>();
        place->first = run.value()->first();
        place->end = end = EventIndex(place->first + run.value()->size());
        place->run = *std::move(run);
        m_places.push_back(std::move(place));
    }
    return true;
}

/// Makes runs for the events that no run holds. False on a stop.
bool TextIndex::fillGaps(const std::stop_token &stop)
{
    std::vector<std::unique_ptr<Place>> places;
    EventIndex at = 0;
    const auto fillTo = [&](EventIndex end) {
        while (at < end && !m_failure && !stop.stop_requested()) {
            auto place = std::make_unique<Place>();
            place->first = at;
            place->end = at = EventIndex(std::min<std::size_t>(end, at + eventsPerRun));
            Result<std::shared_ptr<const TextRun>> run = makeRun(place->first, place->end, stop);
            if (!run)
                m_failure = run.error();
            else
                place->run = *std::move(run);
            places.push_back(std::move(place));
        }
    };
    for (std::unique_ptr<Place> &place : m_places) {
        fillTo(place->first);
        at = place->end;
        places.push_back(std::move(place));
    }
    fillTo(EventIndex(m_size));
    m_places = std::move(places);
    return !stop.stop_requested();
}

Result<std::shared_ptr<const TextRun>> TextIndex::makeRun(EventIndex first, EventIndex end,
                                                          const std::stop_token &stop) const
{
    TextRunBuilder builder(first);
    const bool isRead = m_records.forEach(
        first, end,
        [&](EventIndex, const Event &event) { builder.add(event.title, event.description); }, stop);
    if (stop.stop_requested())
        return Engine::cancelled();
    if (!isRead || builder.end() != end)
        return Error{"the texts of the events cannot be read", "the index of words"};
    const auto sections = std::make_shared<MemorySections>();
    if (Outcome done = builder.write(*sections); !done)
        return done.error();
    return TextRun::open(sections, first);
}

/// The run of `place` in place of the `damaged` one, made by whichever thread comes first.
Result<std::shared_ptr<const TextRun>>
TextIndex::remade(Place &place, const std::shared_ptr<const TextRun> &damaged,
                  const std::stop_token &stop) const
{
    std::unique_lock lock(place.mutex);
    if (!place.remade.wait(lock, stop, [&] { return !place.isRemaking; }))
        return Engine::cancelled();
    if (place.run != damaged)
        return place.run;
    place.isRemaking = true;
    lock.unlock();
    Result<std::shared_ptr<const TextRun>> run = makeRun(place.first, place.end, stop);
    lock.lock();
    if (run)
        place.run = run.value();
    place.isRemaking = false;
    lock.unlock();
    place.remade.notify_all();
    return run;
}

Outcome TextIndex::findIn(Place &place, TextPart part, const std::string &word, bool asPrefix,
                          Bitmap &found, const std::stop_token &stop) const
{
    std::shared_ptr<const TextRun> run;
    {
        const std::lock_guard lock(place.mutex);
        run = place.run;
    }
    Outcome done = run->find(part, word, asPrefix, found, stop);
    if (done || stop.stop_requested())
        return done;
    Result<std::shared_ptr<const TextRun>> sound = remade(place, run, stop);
    if (!sound)
        return sound.error();
    found = Bitmap(run->size());
    return sound.value()->find(part, word, asPrefix, found, stop);
}

Result<TextIndex::Bits> TextIndex::find(TextPart part, const std::string &word, bool asPrefix,
                                        const std::stop_token &stop) const
{
    auto found = std::make_shared<Bitmap>(m_size);
    std::mutex mutex;
    std::optional<Error> failure;
    const auto findFrom = [&](std::size_t n) {
        Place &place = *m_places[n];
        Bitmap own(place.end - place.first);
        const Outcome done = findIn(place, part, word, asPrefix, own, stop);
        if (done) {
            addMoved(own, place.first, *found);
            return;
        }
        const std::lock_guard lock(mutex);
        failure = done.error();
    };
    if (m_size < eventsPerThread) {
        for (std::size_t n = 0; n < m_places.size(); ++n)
            findFrom(n);
    } else {
        parallelFor(m_places.size(), findFrom);
    }
    if (failure)
        return *failure;
    return Bits(found);
}

Result<TextIndex::Bits> TextIndex::holders(TextPart part, const std::string &word, bool asPrefix,
                                           const std::stop_token &stop) const
{
    if (!wait(stop))
        return Engine::cancelled();
    if (m_failure)
        return *m_failure;
    const std::string key = keyOf(part, asPrefix ? '*' : '=', word);
    if (const Bits known = m_recent.find(key))
        return known;
    Result<Bits> found = find(part, word, asPrefix, stop);
    if (found)
        m_recent.keep(key, found.value(), found.value()->bytes());
    return found;
}

Result<TextIndex::Bits> TextIndex::phraseHolders(TextPart part, const std::string &phrase,
                                                 const std::stop_token &stop) const
{
    const std::vector<std::string> words = foldedWords(phrase);
    if (words.empty())
        return std::make_shared<const Bitmap>(m_size);
    if (words.size() == 1)
        return holders(part, words.front(), true, stop);
    std::string key = keyOf(part, '"', {});
    for (const std::string &word : words)
        key += word + ' ';
    if (const Bits known = m_recent.find(key))
        return known;
    Result<Bits> found = findPhrase(part, words, stop);
    if (found)
        m_recent.keep(key, found.value(), found.value()->bytes());
    return found;
}

Result<TextIndex::Bits> TextIndex::findPhrase(TextPart part, const std::vector<std::string> &words,
                                              const std::stop_token &stop) const
{
    Bitmap candidates(m_size, true);
    for (std::size_t i = 0; i < words.size(); ++i) {
        Result<Bits> found = holders(part, words[i], i + 1 == words.size(), stop);
        if (!found)
            return found;
        candidates &= *found.value();
    }
    auto found = std::make_shared<Bitmap>(m_size);
    const Outcome done = keepPhrase(m_records, part, words, candidates, *found, stop);
    if (!done)
        return done.error();
    return Bits(found);
}

} // namespace entente
