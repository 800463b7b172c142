// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/text_index.h"

#include "core/base/text.h"

#include <algorithm>
#include <numeric>

namespace entente
{

namespace
{

/// Up to this many events are indexed in a moment, without a thread.
constexpr std::size_t fewEvents = 5000;

const std::string &textOf(const Event &event, TextIndex::Part part)
{
    return part == TextIndex::Title ? event.title : event.description;
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

TextIndex::TextIndex(const std::vector<Event> &events) : m_events(events)
{
    if (events.size() <= fewEvents)
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
    if (!buildPart(Title, stop) || !buildPart(Description, stop))
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_isBuilt = true;
    }
    m_ready.notify_all();
}

bool TextIndex::buildPart(Part part, const std::stop_token &stop)
{
    Dictionary words;
    Lists wordsOf;
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = 0; i < m_events.size(); ++i) {
        if (i % 256 == 0 && stop.stop_requested())
            return false;
        numbers.clear();
        for (const std::string &word : foldedWords(textOf(m_events[i], part)))
            numbers.push_back(words.add(word));
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
        for (const std::uint32_t number : numbers)
            wordsOf.add(number);
        wordsOf.endRow();
    }
    const Lists eventsOf = wordsOf.inverted(words.size());
    std::vector<std::uint32_t> order(words.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return words[a] < words[b]; });
    Words &result = m_parts[part];
    for (const std::uint32_t word : order) {
        result.sorted.push_back(words[word]);
        for (const std::uint32_t event : eventsOf[word])
            result.eventsOf.add(event);
        result.eventsOf.endRow();
    }
    return true;
}

std::pair<std::size_t, std::size_t> TextIndex::range(Part part, const std::string &word,
                                                     bool asPrefix) const
{
    const std::vector<std::string> &sorted = m_parts[part].sorted;
    const auto first = std::lower_bound(sorted.begin(), sorted.end(), word);
    auto last = first;
    while (last != sorted.end() && (asPrefix ? last->starts_with(word) : *last == word))
        ++last;
    return {std::size_t(first - sorted.begin()), std::size_t(last - sorted.begin())};
}

void TextIndex::find(Part part, const std::string &word, bool asPrefix, Bitmap &found) const
{
    const auto [first, last] = range(part, word, asPrefix);
    for (std::size_t i = first; i < last; ++i) {
        for (const std::uint32_t event : m_parts[part].eventsOf[i])
            found.set(event);
    }
}

bool TextIndex::findPhrase(Part part, const std::string &phrase, Bitmap &found,
                           const std::stop_token &stop) const
{
    const std::vector<std::string> words = foldedWords(phrase);
    if (words.empty())
        return true;
    Bitmap candidates(m_events.size(), true);
    for (std::size_t i = 0; i < words.size(); ++i) {
        Bitmap holders(m_events.size());
        find(part, words[i], i + 1 == words.size(), holders);
        candidates &= holders;
    }
    if (words.size() == 1) {
        found |= candidates;
        return true;
    }
    bool going = true;
    candidates.forEach({}, [&](EventIndex event) {
        going = going && !stop.stop_requested();
        if (going && holdsPhrase(foldedWords(textOf(m_events[event], part)), words))
            found.set(event);
    });
    return going;
}

} // namespace entente
