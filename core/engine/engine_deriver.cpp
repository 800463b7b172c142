// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/engine_deriver.h"

#include "core/engine/parallel.h"

#include <algorithm>
#include <atomic>

namespace entente
{

namespace
{

constexpr std::size_t rowsOfPart = std::size_t(1) << 18U;

Error unreadable()
{
    return {"what was derived from the events cannot be read", {}};
}

Error cancelled()
{
    return {"cancelled", {}};
}

} // namespace

struct EngineDeriver::EnginePart final : Part
{
    explicit EnginePart(EventIndex first) : text(first) { rows.first = first; }

    ColumnWords words;
    ColumnRows rows;
    TextRunBuilder text;
};

std::unique_ptr<Deriver::Part> EngineDeriver::derive(EventIndex first,
                                                     std::span<const Event> events) const
{
    auto part = std::make_unique<EnginePart>(first);
    for (const Event &event : events) {
        part->rows.add(event, part->words);
        part->text.add(event.title, event.description);
    }
    return part;
}

Outcome EngineDeriver::append(std::unique_ptr<Part> part, SectionWriter &writer)
{
    const auto &own = static_cast<const EnginePart &>(*part);
    if (m_rows.size == 0)
        m_rows.first = own.rows.first;
    m_rows.append(own.rows, own.words, m_words);
    if (m_rows.size >= rowsOfPart) {
        if (Outcome written = writeRows(writer); !written)
            return written;
    }
    if (!m_text)
        m_text.emplace(own.text.first());
    return m_text->append(own.text, writer);
}

Outcome EngineDeriver::writeRows(SectionWriter &writer)
{
    std::string bytes;
    m_rows.write(bytes);
    const auto part = std::int64_t(m_rows.first);
    m_rows = {};
    return writer.write(columnsSection, part, bytes);
}

Outcome EngineDeriver::finish(const Dataset &, SectionWriter &writer)
{
    if (m_rows.size > 0) {
        if (Outcome written = writeRows(writer); !written)
            return written;
    }
    if (m_text) {
        if (Outcome written = m_text->finish(writer); !written)
            return written;
    }
    std::string bytes;
    m_words.write(bytes);
    return writer.write(columnWordsSection, 0, bytes);
}

Result<LoadedColumns> loadColumns(const Sections &sections, std::size_t size,
                                  const std::stop_token &stop)
{
    LoadedColumns loaded;
    const Result<std::string> words = sections.read(columnWordsSection, 0);
    if (!words)
        return words.error();
    std::string_view bytes = *words;
    if (!loaded.words.read(bytes) || !bytes.empty())
        return unreadable();
    const Result<std::vector<std::int64_t>> numbers = sections.parts(columnsSection);
    if (!numbers)
        return numbers.error();
    // As many parts at a time as there are threads: the memory that they are read into serves again
    // for the next ones, and they are copied while they are at hand.
    const std::size_t atOnce = parallelThreads();
    for (std::size_t done = 0; done < numbers->size(); done += atOnce) {
        std::vector<ColumnRows> parts(std::min(atOnce, numbers->size() - done));
        std::atomic<bool> isGood = true;
        parallelFor(parts.size(), [&](std::size_t n) {
            const std::int64_t number = (*numbers)[done + n];
            const Result<std::string> part = sections.read(columnsSection, number);
            std::string_view rest = part ? std::string_view(*part) : std::string_view();
            if (!part || !parts[n].read(rest, loaded.words) || !rest.empty() ||
                std::int64_t(parts[n].first) != number)
                isGood = false;
        });
        if (stop.stop_requested())
            return cancelled();
        std::size_t next = loaded.rows.size;
        for (const ColumnRows &part : parts) {
            isGood = isGood && part.first == next;
            next += part.size;
        }
        if (!isGood || next > size)
            return unreadable();
        loaded.rows.append(parts, size);
    }
    if (loaded.rows.size != size)
        return unreadable();
    return loaded;
}

Result<LoadedColumns> computeColumns(const Records &records, std::size_t size,
                                     const std::stop_token &stop)
{
    constexpr std::size_t batch = 16'384;
    const std::size_t batches = (size + batch - 1) / batch;
    const std::size_t atOnce = 4 * parallelThreads();
    LoadedColumns computed;
    for (std::size_t done = 0; done < batches; done += atOnce) {
        std::vector<LoadedColumns> parts(std::min(atOnce, batches - done));
        std::atomic<bool> isGood = true;
        parallelFor(parts.size(), [&](std::size_t n) {
            LoadedColumns &part = parts[n];
            part.rows.first = (done + n) * batch;
            const std::size_t end = std::min(size, part.rows.first + batch);
            const bool isRead = records.forEach(
                EventIndex(part.rows.first), EventIndex(end),
                [&](EventIndex, const Event &event) { part.rows.add(event, part.words); }, stop);
            if (!isRead)
                isGood = false;
        });
        if (stop.stop_requested())
            return cancelled();
        if (!isGood)
            return Error{"the events cannot be read", {}};
        for (const LoadedColumns &part : parts)
            computed.rows.append(part.rows, part.words, computed.words);
    }
    return computed;
}

} // namespace entente
