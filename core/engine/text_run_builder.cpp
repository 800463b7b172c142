// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/text_run_builder.h"

#include "core/engine/text_bytes.h"
#include "core/engine/text_folding.h"
#include "core/engine/text_run.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <numeric>

namespace entente
{

namespace
{

/// What a word costs beside its postings: its entry and its share of the table.
constexpr std::size_t bytesOfWord = 80;

/// Other for every run of the program, so that nobody can prepare texts whose words all meet in one
/// place of the table.
std::uint32_t hashOf(std::string_view word)
{
    static const auto seed =
        std::uint64_t(std::chrono::steady_clock::now().time_since_epoch().count());
    return std::uint32_t(mixed(word, seed));
}

/// The same postings as one bit an event.
std::string asBits(std::string_view postings, std::size_t events)
{
    std::string bits((events + 7) / 8, '\0');
    ByteReader reader(postings);
    for (std::size_t event = 0; !reader.atEnd(); ++event) {
        event += std::size_t(reader.number());
        bits[event / 8] = char(bits[event / 8] | (1 << (event % 8)));
    }
    return bits;
}

std::size_t sharedLength(std::string_view a, std::string_view b)
{
    return std::size_t(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

} // namespace

void TextRunBuilder::Words::grow()
{
    table.assign(std::max<std::size_t>(64, table.size() * 2), 0);
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::size_t slot = words[i].hash & (table.size() - 1);
        while (table[slot] != 0)
            slot = (slot + 1) & (table.size() - 1);
        table[slot] = std::uint32_t(i + 1);
    }
}

TextRunBuilder::Word &TextRunBuilder::Words::find(std::string_view wanted, std::uint32_t hash)
{
    if (words.size() * 2 >= table.size())
        grow();
    std::size_t slot = hash & (table.size() - 1);
    for (; table[slot] != 0; slot = (slot + 1) & (table.size() - 1)) {
        Word &word = words[table[slot] - 1];
        if (word.hash == hash && text(word) == wanted)
            return word;
    }
    table[slot] = std::uint32_t(words.size() + 1);
    words.push_back({hash, std::uint32_t(wanted.size()), texts.size(), 0, {}});
    texts += wanted;
    bytes += wanted.size() + bytesOfWord;
    return words.back();
}

void TextRunBuilder::Words::post(Word &word, std::uint32_t event)
{
    if (word.next == event + 1)
        return; // a word that the text holds twice
    const std::size_t before = word.postings.size();
    appendNumber(word.postings, event - word.next);
    bytes += word.postings.size() - before;
    word.next = event + 1;
}

void TextRunBuilder::Words::append(const Words &next, std::uint32_t at)
{
    for (const Word &other : next.words) {
        Word &word = find(next.text(other), other.hash);
        ByteReader reader(other.postings);
        post(word, at + std::uint32_t(reader.number()));
        word.postings += reader.take(reader.left());
        bytes += other.postings.size();
        word.next = at + other.next;
    }
}

std::vector<std::uint32_t> TextRunBuilder::Words::sorted() const
{
    std::vector<std::uint32_t> order(words.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [this](std::uint32_t a, std::uint32_t b) { return text(words[a]) < text(words[b]); });
    return order;
}

void TextRunBuilder::add(std::string_view title, std::string_view description)
{
    // Of the thread, since batches come and go while their words stay the same.
    thread_local TextFolding folding;
    const auto event = std::uint32_t(m_size++);
    const auto addTo = [&](Words &words, std::string_view text) {
        folding.forEachWord(text, [&](std::string_view word) {
            words.post(words.find(word, hashOf(word)), event);
        });
    };
    addTo(m_parts[0], title);
    if (!description.empty())
        addTo(m_parts[1], description);
}

void TextRunBuilder::append(const TextRunBuilder &next)
{
    assert(next.first() == end());
    for (std::size_t part = 0; part < m_parts.size(); ++part)
        m_parts[part].append(next.m_parts[part], std::uint32_t(m_size));
    m_size += next.m_size;
}

/// Writes the postings in parts, and notes where those of each word are.
class TextRunBuilder::Writing
{
public:
    Writing(const TextRunBuilder &run, SectionWriter &writer) : m_run(run), m_writer(writer) {}

    Outcome add(const Words &words)
    {
        appendNumber(m_lists, words.words.size());
        std::string_view before;
        std::size_t n = 0;
        for (const std::uint32_t number : words.sorted()) {
            const Word &word = words.words[number];
            const std::string_view text = words.text(word);
            const bool isHead = n++ % textWordsPerBlock == 0;
            const std::size_t shared = isHead ? 0 : sharedLength(before, text);
            appendNumber(m_lists, shared);
            appendNumber(m_lists, text.size() - shared);
            m_lists += text.substr(shared);
            if (Outcome done = addPostings(word); !done)
                return done;
            before = text;
        }
        return Done{};
    }

    Outcome finish()
    {
        if (Outcome done = flush(); !done)
            return done;
        std::string bytes(textRunMark);
        appendNumber(bytes, m_run.first());
        appendNumber(bytes, m_run.size());
        appendNumber(bytes, m_sizes.size());
        for (const std::size_t size : m_sizes)
            appendNumber(bytes, size);
        bytes += m_lists;
        appendLittle(bytes, mixed(bytes));
        return m_writer.write(textWordsSection, m_run.first(), bytes);
    }

private:
    Outcome addPostings(const Word &word)
    {
        const bool isDense = word.postings.size() > (m_run.size() + 7) / 8;
        const std::string bits = isDense ? asBits(word.postings, m_run.size()) : std::string();
        const std::string &bytes = isDense ? bits : word.postings;
        appendNumber(m_lists, bytes.size() * 2 + (isDense ? 1 : 0));
        if (!m_part.empty() && m_part.size() + bytes.size() > textPartBytes) {
            if (Outcome done = flush(); !done)
                return done;
        }
        m_part += bytes;
        return Done{};
    }

    Outcome flush()
    {
        if (m_part.empty())
            return Done{};
        const std::int64_t part = textPostingsPart(m_run.first(), m_sizes.size());
        m_sizes.push_back(m_part.size());
        appendLittle(m_part, mixed(m_part, std::uint64_t(part)));
        Outcome done = m_writer.write(textPostingsSection, part, m_part);
        m_part.clear();
        return done;
    }

    const TextRunBuilder &m_run;
    SectionWriter &m_writer;
    std::string m_lists;
    std::string m_part;
    std::vector<std::size_t> m_sizes;
};

Outcome TextRunBuilder::write(SectionWriter &writer) const
{
    Writing writing(*this, writer);
    for (const Words &words : m_parts) {
        if (Outcome done = writing.add(words); !done)
            return done;
    }
    return writing.finish();
}

} // namespace entente
