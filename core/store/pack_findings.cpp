// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/pack_findings.h"

#include "core/base/translation.h"
#include "core/store/dataset_rows.h"
#include "core/store/ordered_work.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace entente::store
{

namespace
{

enum Sort : std::size_t
{
    Damaged,
    NoTitle,
    NoDate,
    Backwards,
    NoKind,
    NoThread,
    NoActor,
    NoTarget,
    SameKey,
    Order,
};

constexpr std::size_t sorts = std::size_t(Order) + 1;

constexpr std::size_t mostOfOneSort = 20;

struct Finding
{
    Sort sort;
    std::string sentence;
};

/// 64 bits of a key stand for it: in ten million, two are mistaken for one once in 400,000 times.
std::uint64_t hashOf(const std::string &key)
{
    return std::hash<std::string>()(key);
}

struct Target
{
    std::uint64_t hash;
    std::string sentence;
};

/// What one pack says.
struct Looked
{
    std::vector<Finding> findings;
    std::vector<Target> targets;
    std::vector<std::uint64_t> keys; ///< hashes
    std::int64_t firstId = 0;
    std::int64_t lastId = 0;
};

/// The names that events may use.
class Names
{
public:
    explicit Names(const Dataset &tables) : m_tables(tables)
    {
        for (const Actor &actor : tables.actors)
            m_actors.insert(actor.id.value);
        for (const Thread &thread : tables.threads)
            m_threads.insert(thread.id.value);
    }

    void look(const Event &event, Looked &looked) const;

private:
    const Dataset &m_tables;
    std::unordered_set<std::string> m_actors;
    std::unordered_set<std::string> m_threads;
};

void Names::look(const Event &event, Looked &looked) const
{
    const auto say = [&](Sort sort, const std::string &what) {
        looked.findings.push_back({sort, "event '" + event.key + "': " + what});
    };
    if (event.title.find_first_not_of(' ') == std::string::npos)
        say(NoTitle, "it has no title");
    for (const auto &[name, value] : event.extra) {
        if ((name == "start_date" || name == "end_date") && !Date::fromEdtf(value))
            say(NoDate, filledIn("the %1 '%2' is no date", name, value));
    }
    if (!event.start.isEmpty() && !event.end.isEmpty() &&
        event.end.bounds().strict.end <= event.start.bounds().strict.begin)
        say(Backwards,
            "it ends (" + event.end.edtf() + ") before it starts (" + event.start.edtf() + ")");
    if (!event.kind.isEmpty() && !m_tables.kinds.find(event.kind))
        say(NoKind, "the document has no kind '" + event.kind.value + "'");
    if (!event.thread.isEmpty() && !m_threads.contains(event.thread.value))
        say(NoThread, "the document has no thread '" + event.thread.value + "'");
    for (const Party &party : event.parties) {
        if (!m_actors.contains(party.actor.value))
            say(NoActor, "the document does not describe its party '" + party.actor.value + "'");
    }
    for (const Relation &relation : event.relations)
        looked.targets.push_back({hashOf(relation.target),
                                  filledIn("event '%1': its relation '%2' points at an event that "
                                           "is not there: '",
                                           event.key, std::string(wordFor(relation.type))) +
                                      relation.target + "'"});
}

/// Says the first few of each sort, and how many more there are.
class Sentences
{
public:
    void say(Finding finding)
    {
        if (++m_counts[finding.sort] <= mostOfOneSort)
            m_said.push_back(std::move(finding));
    }
    std::vector<std::string> take()
    {
        std::stable_sort(m_said.begin(), m_said.end(),
                         [](const Finding &a, const Finding &b) { return a.sort < b.sort; });
        std::vector<std::string> sentences;
        for (std::size_t i = 0; i < m_said.size(); ++i) {
            sentences.push_back(std::move(m_said[i].sentence));
            const Sort sort = m_said[i].sort;
            const bool isLast = i + 1 == m_said.size() || m_said[i + 1].sort != sort;
            if (isLast && m_counts[sort] > mostOfOneSort)
                sentences.push_back("… and " + std::to_string(m_counts[sort] - mostOfOneSort) +
                                    " more of this sort");
        }
        return sentences;
    }

private:
    std::array<std::size_t, sorts> m_counts{};
    std::vector<Finding> m_said;
};

struct PackOfEvents
{
    EventIndex first;
    PackBytes bytes;
};

Looked lookInto(const PackOfEvents &pack, const Names &names)
{
    Looked looked;
    const Result<std::vector<Event>> events = decodePack(pack.first, pack.bytes);
    if (!events) {
        looked.findings.push_back({Damaged, events.error().what});
        return looked;
    }
    looked.firstId = events->front().id.value;
    looked.lastId = events->back().id.value;
    for (const Event &event : *events) {
        names.look(event, looked);
        looked.keys.push_back(hashOf(event.key));
    }
    return looked;
}

/// Says which relations and ties name an event that is not among `keys`, which are sorted.
void sayMissing(const std::vector<std::uint64_t> &keys, std::vector<Target> &targets,
                const std::vector<Tie> &ties, Sentences &sentences)
{
    const auto isThere = [&](std::uint64_t hash) {
        return std::binary_search(keys.begin(), keys.end(), hash);
    };
    for (Target &target : targets) {
        if (!isThere(target.hash))
            sentences.say({NoTarget, std::move(target.sentence)});
    }
    for (const Tie &tie : ties) {
        for (const std::string &event : tie.events) {
            if (!isThere(hashOf(event)))
                sentences.say({NoTarget, "tie " + tie.a.value + "–" + tie.b.value +
                                             ": it names an event that is not there: '" + event +
                                             "'"});
        }
    }
}

} // namespace

Result<std::vector<std::string>> packFindings(sqlite::Database &database)
{
    const Result<PackDirectory> directory = PackDirectory::read(database);
    if (!directory)
        return std::vector<std::string>{directory.error().what};
    const Result<Dataset> tables = readTables(database, {});
    if (!tables)
        return tables.error();
    const Names names(*tables);
    Sentences sentences;
    std::vector<std::uint64_t> keys;
    std::vector<Target> targets;
    std::int64_t lastId = 0;
    const auto take = [&](Looked looked) -> Outcome {
        for (Finding &finding : looked.findings)
            sentences.say(std::move(finding));
        keys.insert(keys.end(), looked.keys.begin(), looked.keys.end());
        std::move(looked.targets.begin(), looked.targets.end(), std::back_inserter(targets));
        if (looked.firstId != 0 && looked.firstId <= lastId)
            sentences.say({Order, "the event with the number " + std::to_string(looked.firstId) +
                                      " does not stand in its order"});
        lastId = std::max(lastId, looked.lastId);
        return Done{};
    };
    {
        PackTable packs(database);
        OrderedWork<PackOfEvents, Looked> looking(
            [&](const PackOfEvents &pack) { return lookInto(pack, names); }, take);
        for (const PackDirectory::Entry &entry : directory->entries()) {
            Result<PackBytes> bytes = packs.read(entry.first);
            if (!bytes)
                return bytes.error();
            if (Outcome pushed = looking.push({entry.first, std::move(*bytes)}); !pushed)
                return pushed.error();
        }
        if (Outcome done = looking.waitForAll(); !done)
            return done.error();
    }
    std::sort(keys.begin(), keys.end());
    for (auto same = std::adjacent_find(keys.begin(), keys.end()); same != keys.end();
         same = std::adjacent_find(same + 1, keys.end()))
        sentences.say({SameKey, "two events have the same id"});
    sayMissing(keys, targets, tables->ties, sentences);
    return sentences.take();
}

} // namespace entente::store
