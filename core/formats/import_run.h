// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/row_batch.h"
#include "core/formats/seen_table.h"

#include <deque>
#include <unordered_map>
#include <unordered_set>

namespace entente
{

/// Maps words without making a string of each that is looked up.
template <class Value>
using WordMap = std::unordered_map<std::string, Value, WordHash, std::equal_to<>>;

/// Puts the rows of files into a sink one batch after the other: finds out what their words name,
/// gives ids to rows without one, and merges rows that are there already.
class ImportRun
{
public:
    ImportRun(EventSink &sink, const ImportOptions &options);

    /// Looks at what the sink holds.
    Outcome begin(std::stop_token stop);

    /// What comes with a file, before its rows. `reader` may be null.
    void beginFile(ImportedTables tables, const RowReader *reader);
    /// `step` hears every few hundred rows how many of the batch are done.
    using Step = std::function<void(std::size_t rows)>;
    Outcome take(RowBatch batch, std::stop_token stop, const Step &step);
    /// What comes behind the rows of a file: ties are known when all of their rows are.
    Outcome endFile(const WarningList &warnings, const std::filesystem::path &file);
    void warn(const std::string &sentence) { m_warnings.add(sentence); }

    std::int64_t rowsRead() const { return m_report.read; }
    bool hasTakenRows() const;

    /// Finishes the sink unless no row could be taken.
    Result<ImportReport> finish(std::stop_token stop, const ProgressSink &progress);

private:
    struct Touched
    {
        Event event;
        bool hasChanged = false;
    };

    void takeTables(Dataset &tables);
    void takeTies(std::vector<Tie> &ties);
    Outcome takeTieRows(std::vector<TieRow> rows);
    Outcome settleTies(const std::filesystem::path &file);
    void takeEras(std::vector<Era> &eras);
    void takeStories(std::vector<StoryText> &stories);
    void noteKinds();
    void addKind(Kind kind);
    void takeActors(std::vector<Actor> &actors);
    void noteActor(std::size_t place);
    void resolveKind(Event &event, RowNote &note, bool isKnown);
    KindId kindFor(const std::string &word, Event &event, RowNote &note);
    void resolveActors(Event &event);
    void resolveActor(ActorId &actor, bool adding);
    ActorId actorFor(const std::string &text, bool adding);
    ActorId settledActor(const std::string &name, const std::string &meaning, bool adding);
    void noteThread(const Event &event);
    Outcome takeRejects(std::vector<Reject> rejects);
    Result<std::string> keyFor(const std::string &slug);
    using Place = std::optional<std::int64_t>;
    Result<Place> placeOf(Event &event, RowNote &note);
    Result<Place> placeOfKey(std::uint64_t hash, std::string_view key);
    Result<Place> placeOfContent(std::uint64_t hash, const Event &event);
    template <class IsIt>
    Result<Place> placeIn(const SeenTable &table, std::uint64_t hash, const IsIt &isIt);
    Outcome takeRow(Event &event, RowNote &note);
    Outcome noteContents();
    Result<const Event *> eventAt(std::int64_t place);
    Outcome merge(std::int64_t place, const Event &other, const RowNote &note);
    Outcome putBack();

    EventSink &m_sink;
    const ImportOptions &m_options;
    std::stop_token m_stop;
    Dataset m_into; ///< everything but events
    bool m_isEmpty;
    ImportReport m_report;
    std::size_t m_rejectBytes = 0;
    WarningList m_warnings;
    WarningList m_fileWarnings;
    const RowReader *m_reader = nullptr;
    ImportedTables m_file; ///< of the file that is being read; only its flags are of use

    SeenTable m_keys;
    SeenTable m_contents;
    SeenTable m_suffixes; ///< the last number behind a slug that is taken
    bool m_hasContents = false;
    std::deque<std::uint64_t> m_added; ///< content hashes of added events until m_hasContents
    std::int64_t m_before = 0;         ///< events that were there
    std::int64_t m_base = 0;           ///< the place of the first event of `m_batch`
    std::vector<Event> *m_batch = nullptr;
    std::size_t m_batchSize = 0; ///< events at its front that are new
    std::unordered_map<std::int64_t, Touched> m_touched;
    std::size_t m_touchedItems = 0;

    std::vector<TieRow> m_tieRows; ///< of the file that is being read
    std::unordered_map<std::string, std::size_t> m_actorById;
    std::unordered_map<std::string, ActorId> m_actorByName; ///< folded
    std::unordered_set<std::string> m_kindById;
    std::unordered_map<std::string, KindId> m_kindByWord; ///< folded
    WordMap<ActorId> m_actorWords;                        ///< as they stand in rows
    WordMap<ActorId> m_strangeWords;                      ///< that name no actor and add none
    WordMap<KindId> m_kindWords;
    std::unordered_set<std::string> m_threads;
};

} // namespace entente
