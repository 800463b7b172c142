// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/imported.h"

#include "core/base/text.h"

namespace entente
{

void ImportedFile::reject(const std::filesystem::path &file, std::int64_t line, std::string reason,
                          std::string_view text)
{
    constexpr std::size_t longestText = 65536;
    rejects.push_back({file.string(), line, std::move(reason), shortened(text, longestText)});
}

WarningList::Entry *WarningList::entryFor(const std::string &message)
{
    // A file that is wrong in every row must not fill the memory with words.
    constexpr std::size_t mostMessages = 1000;
    const auto known = m_places.find(message);
    if (known != m_places.end())
        return &m_entries[known->second];
    if (m_entries.size() >= mostMessages)
        return nullptr;
    m_places.emplace(message, m_entries.size());
    m_entries.push_back({message, {}, 0});
    return &m_entries.back();
}

void WarningList::add(const std::string &message, std::int64_t line)
{
    Entry *entry = entryFor(message);
    if (!entry) {
        ++m_unsaid;
        return;
    }
    if (entry->count++ == 0 && line > 0)
        entry->where = "line " + std::to_string(line);
}

void WarningList::addAll(const WarningList &others, const std::string &before)
{
    for (const Entry &other : others.m_entries) {
        Entry *entry = entryFor(before + other.message);
        if (!entry) {
            m_unsaid += other.count;
            continue;
        }
        if (entry->count == 0)
            entry->where = other.where;
        entry->count += other.count;
    }
    m_unsaid += others.m_unsaid;
}

void WarningList::add(const WarningList &others, const std::filesystem::path &file)
{
    addAll(others, file.filename().string() + ": ");
}

void WarningList::add(const WarningList &others)
{
    addAll(others, {});
}

std::vector<std::string> WarningList::sentences() const
{
    std::vector<std::string> said;
    for (const Entry &entry : m_entries) {
        std::string sentence = entry.message;
        if (!entry.where.empty()) {
            sentence += " (" + entry.where;
            if (entry.count > 1)
                sentence += " and " + std::to_string(entry.count - 1) + " more";
            sentence += ")";
        }
        said.push_back(std::move(sentence));
    }
    if (m_unsaid > 0)
        said.push_back("and " + std::to_string(m_unsaid) + " more warnings");
    return said;
}

Result<Date> importedDate(std::string_view text)
{
    text = trimmed(text);
    if (text.empty())
        return Date();
    constexpr std::size_t longestDate = 200;
    if (text.size() > longestDate)
        return Error{"'" + shortened(text, 60) + "' is no date", {}};
    if (Result<Date> date = Date::fromEdtf(text))
        return date;
    Result<Date> date = understandDate(text);
    if (date)
        return date;
    return Error{"the date '" + std::string(text) + "' cannot be read: " + date.error().text(), {}};
}

std::string shortened(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return std::string(text);
    while (bytes > 0 && (text[bytes] & 0xC0) == 0x80)
        --bytes;
    return std::string(text.substr(0, bytes)) + "…";
}

} // namespace entente
