// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/imported.h"

#include <unordered_map>
#include <unordered_set>

namespace entente
{

/// Takes files into a dataset one after the other: finds out what their words name, gives ids to
/// rows without one, and merges rows that are there already.
class ImportRun
{
public:
    explicit ImportRun(Dataset &into);

    /// Fails only when stopped; `into` is then half-way and to be thrown away.
    Outcome take(ImportedFile file, const ReadContext &context);

    ImportReport report() const;

private:
    void takeTables(Dataset &tables);
    void takeKinds(const KindTree &kinds);
    void noteKinds();
    KindId addKind(const std::string &id, const std::string &label);
    void takeActors(std::vector<Actor> &actors);
    void noteActor(std::size_t place);
    void resolveKind(ImportedRow &row, const ImportedFile &file, WarningList &warnings);
    void resolveActors(Event &event, const ImportedFile &file, WarningList &warnings);
    ActorId actorFor(const std::string &text, bool adding, WarningList &warnings);
    void noteThread(const Event &event);
    std::string keyFor(const Event &event);
    std::optional<std::size_t> placeOf(const Event &event);
    void noteContents();

    Dataset &m_into;
    ImportReport m_report;
    WarningList m_warnings;
    bool m_hasContents = false;
    std::unordered_map<std::string, std::size_t> m_byKey;
    std::unordered_multimap<std::size_t, std::size_t> m_byContent;
    std::unordered_map<std::string, std::size_t> m_actorById;
    std::unordered_map<std::string, ActorId> m_actorByName; ///< folded
    std::unordered_set<std::string> m_kindById;
    std::unordered_map<std::string, KindId> m_kindByWord;       ///< folded
    std::unordered_map<std::string, std::int64_t> m_lastSuffix; ///< by the key without it
    std::unordered_map<std::string, bool> m_threads;
};

/// A readable id from date and title: "2022-05-05-japan-and-uk-agree".
std::string slugFor(const Event &event);

} // namespace entente
