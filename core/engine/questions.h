// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"
#include "core/model/kind.h"
#include "core/model/region.h"
#include "core/network/tie_history.h"
#include "core/query/filter.h"
#include "core/time/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente
{

/// What every question is asked under: what counts, and as of when.
struct Context
{
    Filter filter;
    /// The end of the day *in force on* which phases and ties are read; nothing: today's.
    std::optional<Instant> inForce;
    /// The end of the day *as known on*; nothing: everything that the document knows.
    std::optional<Instant> asKnown;

    bool operator==(const Context &) const = default;
};

// --- How many -------------------------------------------------------------------------------

struct CountQuestion
{
    Context context;
    bool operator==(const CountQuestion &) const = default;
};

struct CountAnswer
{
    std::int64_t count = 0;        ///< events that pass the filter
    std::int64_t total = 0;        ///< events that would without it (scenarios left out)
    std::int64_t withoutDate = 0;  ///< of count
    std::int64_t withoutPlace = 0; ///< of count
    /// Of count: events in only by the vagueness of their dates (possibly, not certainly).
    std::int64_t onlyPossibly = 0;
    std::optional<TimeSpan> extent; ///< strict bounds of the dated events that pass
    std::optional<TimeSpan> extentOfAll;
    bool operator==(const CountAnswer &) const = default;
};

struct IdsQuestion
{
    Context context;
    bool operator==(const IdsQuestion &) const = default;
};

/// The events that pass, ascending.
struct IdsAnswer
{
    std::vector<EventId> ids;
    bool operator==(const IdsAnswer &) const = default;
};

// --- When -----------------------------------------------------------------------------------

/// Half-open bins [edges[i], edges[i+1]); each event is counted once, at its earliest start.
/// Asked without the filter's date terms when `withoutOwnField`.
struct HistogramQuestion
{
    Context context;
    std::vector<Instant> edges;
    bool withoutOwnField = true;
    /// Counts an event where its start certainly lies, by its fuzzy bounds: what may lie in several
    /// bins is counted as vague instead.
    bool certainStarts = false;
    bool operator==(const HistogramQuestion &) const = default;
};

struct HistogramAnswer
{
    std::vector<std::int64_t> counts;   ///< edges.size() - 1 of them
    std::vector<std::int64_t> selected; ///< the part that passes the date terms as well
    std::int64_t outside = 0;           ///< dated, but before the first or after the last edge
    std::int64_t undated = 0;
    std::int64_t vague = 0; ///< of certainStarts alone
    bool operator==(const HistogramAnswer &) const = default;
};

// --- What -----------------------------------------------------------------------------------

constexpr double finestFacetCell = 1;

struct FacetQuestion
{
    Context context;
    /// Kind (top kinds), Status, Phase, Party, Initiator, Target, Tag, In, Person, Place,
    /// Confidence, Source, Thread; Near counts cells, its values are boxes as a term holds them.
    std::vector<Field> fields;
    int limit = 0; ///< values per field, most frequent first; 0: all
    bool withoutOwnField = true;
    double cellDegrees = 5; ///< of Near: the width of a cell, from finestFacetCell to 90
    bool operator==(const FacetQuestion &) const = default;
};

struct FacetValue
{
    std::string value; ///< as a query term holds it: "JPN"
    std::string label; ///< "Japan"; none for a cell
    std::int64_t count = 0;
    bool operator==(const FacetValue &) const = default;
};

struct Facet
{
    Field field = Field::Kind;
    std::vector<FacetValue> values; ///< count descending, then label
    std::int64_t more = 0;          ///< values beyond the limit
    bool operator==(const Facet &) const = default;
};

struct FacetAnswer
{
    std::vector<Facet> facets;
    bool operator==(const FacetAnswer &) const = default;
};

// --- The timeline ---------------------------------------------------------------------------

enum class LaneField
{
    None,
    Party,
    Kind,
    Region,
    Pair,  ///< two parties of the same event, in no order
    Bloc,  ///< that a party is, or was a member of at the time of the event
    Place, ///< by its name
    Tag,
    Status, ///< as known
    Thread
};

/// Events of more parties than this stand in one lane of their own instead of one for each pair.
constexpr std::size_t mostPartiesInPairs = 12;
/// The value of that lane; lanes of pairs are called "GBR-JPN".
constexpr const char *manyPartiesLane = "many";

enum class LaneOrder
{
    Count,     ///< most events first
    Name,      ///< as the Unicode Collation Algorithm has it; what has no value comes last
    FirstDate, ///< by the earliest start among the events that pass; what has no value comes last
    ByHand     ///< as LanesQuestion::byHand has it
};

/// Lanes and marks of a window at a pixel resolution. Where a lane holds more events than
/// `marksPerLane` in the window, near ones are merged into clusters at least `mergePx` wide. The
/// order of lanes comes from all events that pass, never from the window.
struct LanesQuestion
{
    Context context;
    TimeSpan window;
    double secondsPerPixel = secondsPerDay;
    LaneField lanes = LaneField::Party;
    LaneOrder order = LaneOrder::Count;
    /// Values of lanes that stand on top in this order, without events too and beyond maxLanes.
    std::vector<std::string> pinned = {};
    std::vector<std::string> byHand = {}; ///< of ByHand: the others follow, most events first
    std::vector<std::string> hidden = {}; ///< left out, and counted
    int maxLanes = 40;                    ///< the rest is one last lane, "Others"
    int marksPerLane = 400;
    double mergePx = 12;
    bool wantIds = false; ///< fill LaneMark::members of clusters
    bool operator==(const LanesQuestion &) const = default;
};

struct KindCount
{
    KindId kind; ///< a top kind
    std::int64_t count = 0;
    bool operator==(const KindCount &) const = default;
};

/// One event (count == 1), or a cluster of several.
struct LaneMark
{
    EventId id; ///< the event; of a cluster, its most important one
    std::int64_t count = 1;
    EventSpan span; ///< of a cluster, from the first start to the last end
    KindId kind;    ///< top kind, for colour and glyph; of a cluster, the most frequent
    Status status = Status::Occurred;
    std::string title;            ///< of one event; a cluster has none
    float importance = 0;         ///< 0 to 1: who gets a label first
    std::vector<KindCount> kinds; ///< of a cluster
    std::vector<EventId> members; ///< of a cluster, if wanted
    ThreadId thread;
    bool operator==(const LaneMark &) const = default;
};

struct Lane
{
    std::string value; ///< as a query term holds it: "JPN"; empty for the only lane
    std::string label;
    std::int64_t count = 0;         ///< events that pass, whenever they are
    std::int64_t inWindow = 0;      ///< of these, the ones that may touch the window
    std::vector<LaneMark> marks;    ///< by start, only those that may touch the window
    std::vector<ActorId> pair = {}; ///< of a pair, the two
    bool isPinned = false;
    bool isOthers = false;
    bool operator==(const Lane &) const = default;
};

/// An event of several parties stands in the lane of each.
struct LanesAnswer
{
    std::vector<Lane> lanes; ///< in the order asked for; "Others" last
    std::int64_t lanesInOthers = 0;
    std::int64_t hiddenLanes = 0;  ///< of those hidden, the ones that hold events that pass
    std::int64_t hiddenEvents = 0; ///< events that pass and stand in hidden lanes alone
    std::int64_t undated = 0;
    std::int64_t before = 0; ///< events that pass but end before the window
    std::int64_t after = 0;
    /// Width of the cells of time that crowded lanes are merged in: the clusters of events that are
    /// not longer than a few of them begin inside one.
    double cellSeconds = 0;
    bool operator==(const LanesAnswer &) const = default;
};

// --- The map --------------------------------------------------------------------------------

/// Clusters of more events than this name few of them: nobody points at each of a million.
constexpr std::int64_t mostClusterMembers = 100'000;

/// What arcs join.
enum class ArcEnds
{
    Parties, ///< each two parties of the same events
    Venue    ///< each party with the place of the event, unless that is at home
};

/// A party is at home where the event's place is in its own country, or no farther than this from
/// where the party is placed.
constexpr double atHomeKm = 25;

/// Events by cells of latitude and longitude. The client projects and merges what overlaps.
struct ClusterQuestion
{
    Context context;
    double cellDegrees = 1; ///< > 0
    bool wantIds = false;
    int maxArcs = 300; ///< those of most events first; 0: none
    ArcEnds arcEnds = ArcEnds::Parties;
    bool operator==(const ClusterQuestion &) const = default;
};

struct PlaceCluster
{
    LatLon position; ///< the mean of its events
    std::int64_t count = 0;
    EventId id;                   ///< its most important event
    std::string label;            ///< the commonest place name
    std::vector<KindCount> kinds; ///< most frequent first
    /// If wanted, and at most mostClusterMembers events pass; or when there are at most 32.
    std::vector<EventId> members;
    bool operator==(const PlaceCluster &) const = default;
};

/// Two actors that are parties of the same events; or one, and a place where it was a party of
/// some, as all events of this name in a cell of venueCellDegrees are.
struct Arc
{
    ActorId a;
    ActorId b;   ///< empty: it leads to a venue
    LatLon from; ///< of a
    LatLon to;   ///< of b; of a venue, where its first event (by id) was
    std::int64_t count = 0;
    /// Of count: events whose roles point from a to b and not back; to a venue, those in which a
    /// has a role of RoleSide::From and none of RoleSide::To.
    std::int64_t forward = 0;
    std::int64_t backward = 0; ///< and from b to a; never from a venue
    std::string venue = {};    ///< its name, which may be empty
    bool operator==(const Arc &) const = default;
};

/// So wide is what one venue of arcs lies in.
constexpr double venueCellDegrees = 0.25;

struct ClusterAnswer
{
    std::vector<PlaceCluster> clusters;
    std::vector<Arc> arcs;
    std::int64_t withoutPlace = 0;
    bool operator==(const ClusterAnswer &) const = default;
};

// --- The network ----------------------------------------------------------------------------

/// Ties as the document records them, or derived from the events of `context`, whose filter counts
/// for these alone: a recorded tie is no event. *As known on* counts for both and for what is
/// planned.
struct TiesQuestion
{
    Instant day;       ///< any moment of it
    std::string layer; ///< of recorded ties; empty: the document's default
    Context context = {};
    std::optional<DerivedTies> derived = {}; ///< in place of the recorded ones
    double fadeYears = 0;                    ///< ties that ended so recently are answered as lapsed
    bool operator==(const TiesQuestion &) const = default;
};

struct TieNode
{
    ActorId actor;
    std::string label;
    int degree = 0;
    bool operator==(const TieNode &) const = default;
};

struct TieEdge
{
    ActorId a;
    ActorId b;
    int weight = 0; ///< instruments in force between the two; of derived ties, events that count
    std::vector<EventId> events = {};    ///< behind it, each once
    std::vector<std::string> bases = {}; ///< what the instruments are called
    double faded = 0;                    ///< of a lapsed tie: 0 right after its end, towards 1
    bool operator==(const TieEdge &) const = default;
};

/// The simple undirected graph of the ties in force (start ≤ day ≤ end); nodes are all actors that
/// any tie of the document names, or that are tied at some time when derived. Centralization after
/// L. C. Freeman, "Centrality in social networks" (1979): sum of (max degree - degree) over
/// ((n-1)(n-2)).
struct TiesAnswer
{
    std::string layer; ///< empty when derived
    std::vector<TieNode> nodes;
    std::vector<TieEdge> edges;
    std::vector<TieEdge> planned; ///< instruments planned, negotiated or contingent on the day
    std::vector<TieEdge> lapsed;
    double centralization = 0;
    double centralizationActive = 0; ///< over the nodes with a tie
    bool operator==(const TiesAnswer &) const = default;
};

/// The same through all times: what a view plays.
struct TieHistoryQuestion
{
    Context context; ///< as in TiesQuestion; its day in force is not looked at
    std::string layer;
    std::optional<DerivedTies> derived = {};
    bool operator==(const TieHistoryQuestion &) const = default;
};

/// At most so many events are looked at, the latest ones.
constexpr std::int64_t mostSharedEvents = 20'000;
constexpr std::int64_t mostPlannedInstruments = 500;

struct TieActor
{
    ActorId id;
    std::string label;
    std::optional<LatLon> position;
    std::optional<Region> region;
    bool operator==(const TieActor &) const = default;
};

struct TieHistoryAnswer
{
    std::string layer;            ///< empty when derived
    std::vector<TieActor> actors; ///< those of history.actors
    TieHistory history;
    std::int64_t events = 0; ///< looked at for derived ties
    std::int64_t unread = 0; ///< events beyond the limits
    bool operator==(const TieHistoryAnswer &) const = default;
};

// --- One event, rows, text --------------------------------------------------------------------

struct EventQuestion
{
    EventId id;
    std::optional<Instant> asKnown;
    bool operator==(const EventQuestion &) const = default;
};

struct RelatedEvent
{
    RelationType type = RelationType::LeadsTo;
    bool inverse = false; ///< the other event points at this one
    EventId id;
    std::string title;
    Date start;
    bool operator==(const RelatedEvent &) const = default;
};

struct ThreadStep
{
    EventId id;
    std::string title;
    Date start;
    std::optional<Phase> phase;
    Status status = Status::Occurred; ///< as known on the asked day
    bool operator==(const ThreadStep &) const = default;
};

struct EventAnswer
{
    Event event; ///< the record as the document holds it
    /// As known on the asked day.
    bool known = true;
    Status status = Status::Occurred;
    Date start;
    Date end;
    std::string threadTitle;
    std::vector<ThreadStep> thread; ///< by date, this event among them
    std::vector<RelatedEvent> related;
    bool operator==(const EventAnswer &) const = default;
};

/// The lives of threads, whatever a filter leaves out of them.
struct ThreadsQuestion
{
    std::vector<ThreadId> threads;
    std::optional<Instant> asKnown;
    bool operator==(const ThreadsQuestion &) const = default;
};

/// Of a thread with more events the first so many by their numbers: more tell no life.
constexpr std::size_t mostLifeSteps = 500;

struct LifeStep
{
    EventId id;
    std::string title;
    EventSpan span; ///< as known on the asked day, as the status
    std::optional<Phase> phase;
    Status status = Status::Occurred;
    bool operator==(const LifeStep &) const = default;
};

/// What happened in a thread: its events that are known and dated, by their earliest start.
struct ThreadLife
{
    ThreadId id;
    std::vector<LifeStep> steps;
    bool operator==(const ThreadLife &) const = default;
};

struct ThreadsAnswer
{
    std::vector<ThreadLife> lives; ///< one for each thread asked for, in that order
    bool operator==(const ThreadsAnswer &) const = default;
};

/// What became known between two days: events of `context` as known on `to` that were not known on
/// `from`, and each step in what was known of their status and dates.
struct ChangesQuestion
{
    Context context; ///< its own day as known is not looked at
    Instant from;    ///< the end of a day
    Instant to;      ///< the end of a later one, else nothing has changed
    std::int64_t limit = 500;
    bool operator==(const ChangesQuestion &) const = default;
};

/// An event as known on a day.
struct KnownWord
{
    bool known = false; ///< else the rest is what the record says
    Status status = Status::Occurred;
    Date start;
    Date end;
    std::optional<Report> report; ///< that speaks; nothing when the record itself does
    bool operator==(const KnownWord &) const = default;
};

struct Change
{
    EventId id;
    std::string key;
    std::string title;
    KindId kind;
    Instant day; ///< the end of the first day on which it was known so
    KnownWord before;
    KnownWord after;
    bool operator==(const Change &) const = default;
};

struct ChangesAnswer
{
    std::vector<Change> changes; ///< the first `limit`, by day, then by event
    std::int64_t total = 0;
    bool operator==(const ChangesAnswer &) const = default;
};

enum class RowOrder
{
    Start,
    Title,
    Kind,
    Status,
    Parties,
    Place,
    Confidence,
    Sources
};

struct RowsQuestion
{
    Context context;
    RowOrder order = RowOrder::Start;
    bool descending = false;
    std::int64_t offset = 0;
    std::int64_t limit = 200;
    bool operator==(const RowsQuestion &) const = default;
};

struct Row
{
    EventId id;
    std::string key;
    std::string title;
    KindId kind;
    std::string subkind;
    Status status = Status::Occurred;
    Date start;
    Date end;
    std::vector<Party> parties;
    std::string place;
    ActorId placeCountry;
    Confidence confidence = Confidence::Unstated;
    int sources = 0;
    bool operator==(const Row &) const = default;
};

struct RowsAnswer
{
    std::vector<Row> rows;
    std::int64_t total = 0;
    bool operator==(const RowsAnswer &) const = default;
};

/// Where an event stands among the rows, so that a table can scroll to it.
struct RowOfQuestion
{
    RowsQuestion rows; ///< offset and limit are not looked at
    EventId id;
    bool operator==(const RowOfQuestion &) const = default;
};

struct RowOfAnswer
{
    std::int64_t row = -1; ///< -1: the event does not pass the filter
    bool operator==(const RowOfAnswer &) const = default;
};

/// The words of `text` (diacritics folded, the last word as a prefix) in titles first, then in
/// descriptions, names and places; best first.
struct SearchQuestion
{
    Context context;
    std::string text;
    int limit = 100;
    std::vector<Field> facets = {}; ///< of all hits, as FacetQuestion counts them
    int facetLimit = 0;             ///< values per facet; 0: all
    bool operator==(const SearchQuestion &) const = default;
};

struct SearchHit
{
    EventId id;
    std::string key;
    std::string title;
    Date start;
    float rank = 0;
    bool operator==(const SearchHit &) const = default;
};

struct SearchAnswer
{
    std::vector<SearchHit> hits;
    std::int64_t total = 0;
    std::vector<Facet> facets = {}; ///< in the order asked for
    bool operator==(const SearchAnswer &) const = default;
};

/// Terms that could stand at the cursor.
struct CompletionQuestion
{
    Context context;
    std::string typed; ///< the word under the cursor: "par", "party:j"
    int limit = 12;
    bool operator==(const CompletionQuestion &) const = default;
};

struct CompletionAnswer
{
    std::vector<Completion> completions;
    bool operator==(const CompletionAnswer &) const = default;
};

} // namespace entente
