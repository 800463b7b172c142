// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/dictionary.h"

#include "core/base/text.h"

#include <algorithm>
#include <iterator>

namespace entente
{

Lists Lists::inverted(std::size_t values) const
{
    Lists result;
    result.m_ends.assign(values + 1, 0);
    for (const std::uint32_t value : m_values)
        ++result.m_ends[value + 1];
    for (std::size_t i = 1; i <= values; ++i)
        result.m_ends[i] += result.m_ends[i - 1];
    result.m_values.resize(m_values.size());
    std::vector<std::size_t> next(result.m_ends.begin(), result.m_ends.end() - 1);
    for (std::size_t row = 0; row < rows(); ++row) {
        for (const std::uint32_t value : (*this)[row])
            result.m_values[next[value]++] = std::uint32_t(row);
    }
    return result;
}

std::uint32_t Dictionary::add(const std::string &text)
{
    const auto [found, isNew] = m_numbers.try_emplace(text, std::uint32_t(m_texts.size()));
    if (isNew)
        m_texts.push_back(text);
    return found->second;
}

std::optional<std::uint32_t> Dictionary::find(const std::string &text) const
{
    const auto found = m_numbers.find(text);
    return found == m_numbers.end() ? std::nullopt : std::optional(found->second);
}

void NameDictionary::index()
{
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        for (const std::string &word : foldedWords(m_names[i]))
            m_wordsOf.addOnce(m_words.add(word));
        m_wordsOf.endRow();
    }
    m_namesOf = m_wordsOf.inverted(m_words.size());

    // Very many names with the same words would make this quadratic: then each counts for itself.
    std::size_t room = 1'000'000 + 16 * m_names.size();
    Lists narrower;
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const std::vector<std::uint32_t> names = holding(m_wordsOf[i]);
        if (names.empty() || names.size() > room) {
            narrower.add(std::uint32_t(i));
        } else {
            for (const std::uint32_t name : names)
                narrower.add(name);
            room -= names.size();
        }
        narrower.endRow();
    }
    m_wider = narrower.inverted(m_names.size());
}

std::vector<std::uint32_t> NameDictionary::holding(std::span<const std::uint32_t> words) const
{
    if (words.empty())
        return {};
    // From the rarest word on, so that lists stay short.
    std::vector<std::uint32_t> byRarity(words.begin(), words.end());
    std::sort(byRarity.begin(), byRarity.end(), [this](std::uint32_t a, std::uint32_t b) {
        return m_namesOf[a].size() < m_namesOf[b].size();
    });
    const std::span<const std::uint32_t> first = m_namesOf[byRarity.front()];
    std::vector<std::uint32_t> result(first.begin(), first.end());
    for (std::size_t i = 1; i < byRarity.size() && !result.empty(); ++i) {
        const std::span<const std::uint32_t> other = m_namesOf[byRarity[i]];
        std::vector<std::uint32_t> both;
        std::set_intersection(result.begin(), result.end(), other.begin(), other.end(),
                              std::back_inserter(both));
        result = std::move(both);
    }
    return result;
}

std::vector<std::uint32_t> NameDictionary::matching(const std::string &value) const
{
    std::vector<std::uint32_t> words;
    for (const std::string &word : foldedWords(value)) {
        const std::optional<std::uint32_t> number = m_words.find(word);
        if (!number)
            return {};
        words.push_back(*number);
    }
    if (words.empty()) {
        const std::optional<std::uint32_t> same = m_names.find(value);
        return same ? std::vector{*same} : std::vector<std::uint32_t>();
    }
    return holding(words);
}

std::vector<std::uint32_t> NameDictionary::beginning(const std::string &prefix) const
{
    std::vector<std::uint32_t> result;
    for (std::size_t word = 0; word < m_words.size(); ++word) {
        if (!m_words[word].starts_with(prefix))
            continue;
        const std::span<const std::uint32_t> names = m_namesOf[word];
        result.insert(result.end(), names.begin(), names.end());
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

} // namespace entente
