// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/formats/json_format.h"
#include "core/formats/json_rows.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

/// Reads the members of one object and keeps the first thing that is wrong.
class Members
{
public:
    enum class Level
    {
        Top,
        Inner
    };

    explicit Members(const OrderedJson &object, Level level = Level::Inner)
        : m_object(object)
        , m_isTop(level == Level::Top)
    {
        if (!object.is_object())
            fail("it is no object");
    }

    const std::string &problem() const { return m_problem; }
    bool isGood() const { return m_problem.empty(); }
    void fail(std::string problem)
    {
        if (m_problem.empty())
            m_problem = std::move(problem);
    }

    const OrderedJson *find(const char *name) const
    {
        if (!m_object.is_object())
            return nullptr;
        const auto found = m_object.find(name);
        return found == m_object.end() || found->is_null() ? nullptr : &*found;
    }

    bool has(const char *name) const { return find(name) != nullptr; }

    std::string text(const char *name)
    {
        const OrderedJson *value = find(name);
        if (!value)
            return {};
        if (value->is_string())
            return value->get<std::string>();
        if (value->is_number() || value->is_boolean())
            return jsonText(*value);
        fail("'" + std::string(name) + "' is no text");
        return {};
    }

    /// The first of two names that is there: ours, and the one of an older format.
    std::string text(const char *name, const char *older) { return text(has(name) ? name : older); }

    Date date(const char *name)
    {
        Result<Date> date = importedDate(text(name));
        if (date)
            return *date;
        fail("'" + std::string(name) + "': " + date.error().text());
        return {};
    }

    std::optional<double> number(const char *name)
    {
        const OrderedJson *value = find(name);
        if (!value)
            return std::nullopt;
        if (value->is_number())
            return value->get<double>();
        fail("'" + std::string(name) + "' is no number");
        return std::nullopt;
    }

    bool flag(const char *name, bool otherwise)
    {
        const OrderedJson *value = find(name);
        if (!value)
            return otherwise;
        if (!value->is_boolean())
            fail("'" + std::string(name) + "' is neither true nor false");
        return value->is_boolean() ? value->get<bool>() : otherwise;
    }

    /// Calls `read` with each element of the array `name`.
    template <class Read>
    void each(const char *name, Read read)
    {
        const OrderedJson *value = find(name);
        if (!value)
            return;
        if (!value->is_array()) {
            fail("'" + std::string(name) + "' is no list");
            return;
        }
        constexpr std::size_t longestList = 10000;
        if (value->size() > longestList && !m_isTop)
            fail("'" + std::string(name) + "' has more than " + std::to_string(longestList) +
                 " items");
        for (const OrderedJson &element : *value) {
            if (isGood())
                read(element);
        }
    }

    std::vector<std::string> texts(const char *name)
    {
        std::vector<std::string> list;
        each(name, [&](const OrderedJson &element) {
            if (element.is_string())
                list.push_back(element.get<std::string>());
            else
                fail("'" + std::string(name) + "' holds something that is no text");
        });
        return list;
    }

    /// Each element of the list as an object; what is wrong inside counts as wrong here.
    template <class Read>
    void objects(const char *name, Read read)
    {
        each(name, [&](const OrderedJson &element) {
            Members members(element);
            if (members.isGood())
                read(members);
            if (!members.isGood())
                fail("'" + std::string(name) + "': " + members.problem());
        });
    }

    std::optional<LatLon> position()
    {
        const std::optional<double> lat = number("lat");
        const std::optional<double> lon = number("lon");
        if (lat.has_value() != lon.has_value())
            fail("it has a latitude or a longitude, but not both");
        if (!lat || !lon)
            return std::nullopt;
        if (!(std::abs(*lat) <= 90) || !(std::abs(*lon) <= 180))
            fail("the position is outside 90 degrees of latitude or 180 of longitude");
        return LatLon{*lat, *lon};
    }

    const OrderedJson &object() const { return m_object; }

private:
    const OrderedJson &m_object;
    bool m_isTop; ///< its lists are tables, which may be long
    std::string m_problem;
};

constexpr std::string_view eventMembers[] = {
    "id",         "title",     "kind",    "subkind", "status",          "start",
    "end",        "parties",   "persons", "place",   "description",     "tags",
    "confidence", "relations", "related", "sources", "reports",         "thread",
    "phase",      "note",      "extra",   "edtf",    "related_inverse", "network_ties",
};

void readPlace(Members &event, Place &place, Event &into, WarningList &warnings, std::int64_t line)
{
    const OrderedJson *value = event.find("place");
    if (!value)
        return;
    if (value->is_string()) {
        place.name = value->get<std::string>();
        return;
    }
    Members members(*value);
    place.name = members.text("name");
    place.country = ActorId{members.text("country")};
    place.position = members.position();
    const std::string precision = members.text("precision");
    if (const auto known = placePrecisionFrom(precision)) {
        place.precision = *known;
    } else if (!precision.empty()) {
        warnings.add("'" + shortened(precision, 60) + "' is no precision of a place; kept as it is",
                     line);
        into.extra.emplace_back("place_precision", precision);
    }
    if (!members.isGood())
        event.fail("'place': " + members.problem());
}

void readSources(Members &event, std::vector<Source> &sources)
{
    event.objects("sources", [&](Members &source) {
        Source made;
        made.publisher = source.text("publisher");
        made.title = source.text("title");
        made.url = source.text("url");
        made.date = source.text("date");
        for (const char *name : {"verified", "url_verified"}) {
            if (source.has(name))
                made.verified = source.flag(name, false);
        }
        sources.push_back(std::move(made));
    });
}

void readReports(Members &event, std::vector<Report> &reports)
{
    event.objects("reports", [&](Members &report) {
        Report made;
        made.publisher = report.text("publisher");
        made.title = report.text("title");
        made.url = report.text("url");
        made.published = report.date("published");
        made.quote = report.text("quote");
        if (const std::string word = report.text("status"); !word.empty()) {
            made.status = statusFrom(word);
            if (!made.status)
                report.fail("'" + shortened(word, 60) + "' is no status");
        }
        made.start = report.date("start");
        made.end = report.date("end");
        reports.push_back(std::move(made));
    });
}

void readRelations(Members &event, Event &into, WarningList &warnings, std::int64_t line)
{
    const auto read = [&](Members &relation) {
        const std::string word = relation.text("type");
        const std::string target = relation.text("target");
        if (const auto type = relationTypeFrom(word)) {
            into.relations.push_back({*type, target});
        } else {
            warnings.add("'" + shortened(word, 60) + "' is no type of relation; kept as it is",
                         line);
            into.extra.emplace_back("related", word + ":" + target);
        }
    };
    event.objects("relations", read);
    event.objects("related", read);
}

void readExtra(Members &event, Event &into)
{
    const auto add = [&](const std::string &name, const OrderedJson &value) {
        into.extra.emplace_back(name,
                                value.is_string() ? value.get<std::string>() : jsonText(value));
    };
    if (const OrderedJson *extra = event.find("extra")) {
        if (extra->is_object()) {
            for (const auto &[name, value] : extra->items())
                add(name, value);
        } else if (extra->is_array()) {
            event.objects("extra", [&](Members &pair) {
                into.extra.emplace_back(pair.text("name"), pair.text("value"));
            });
        } else {
            event.fail("'extra' is no object");
        }
    }
    for (const auto &[name, value] : event.object().items()) {
        const bool isKnown = std::find(std::begin(eventMembers), std::end(eventMembers), name) !=
                             std::end(eventMembers);
        if (!isKnown && !value.is_null())
            add(name, value);
    }
}

void readWords(Members &members, ImportedRow &row, WarningList &warnings)
{
    Event &event = row.event;
    const std::int64_t line = row.line;
    const std::string status = members.text("status");
    row.statesStatus = !status.empty();
    if (const auto known = statusFrom(status))
        event.status = *known;
    else if (!status.empty())
        members.fail("'" + shortened(status, 60) + "' is no status");
    const auto keep = [&](const char *name, const std::string &word) {
        warnings.add("'" + shortened(word, 60) + "' is no " + name + "; kept as it is", line);
        event.extra.emplace_back(name, word);
    };
    const std::string confidence = members.text("confidence");
    if (const auto known = confidenceFrom(confidence))
        event.confidence = *known;
    else if (!confidence.empty())
        keep("confidence", confidence);
    const std::string phase = members.text("phase");
    event.phase = phaseFrom(phase);
    if (!event.phase && !phase.empty())
        keep("phase", phase);
}

/// Fills `row`; returns what is wrong with it, or nothing.
std::string readEvent(const OrderedJson &value, ImportedRow &row, WarningList &warnings)
{
    Members members(value);
    if (!members.isGood())
        return members.problem();
    Event &event = row.event;
    event.key = members.text("id");
    event.title = members.text("title");
    row.kindWord = members.text("kind");
    event.subkind = members.text("subkind");
    event.start = members.date("start");
    event.end = members.date("end");
    members.objects("parties", [&](Members &party) {
        event.parties.push_back({ActorId{party.text("actor", "code")}, party.text("role")});
    });
    members.objects("persons", [&](Members &person) {
        event.persons.push_back(
            {person.text("name"), person.text("office"), ActorId{person.text("actor", "country")}});
    });
    readWords(members, row, warnings);
    readPlace(members, event.place, event, warnings, row.line);
    event.description = members.text("description");
    event.tags = members.texts("tags");
    readRelations(members, event, warnings, row.line);
    readSources(members, event.sources);
    readReports(members, event.reports);
    event.thread = ThreadId{members.text("thread")};
    event.note = members.text("note");
    readExtra(members, event);
    if (trimmed(event.title).empty())
        members.fail("there is no title");
    return members.problem();
}

void readActor(Members &members, Dataset &data)
{
    Actor actor;
    actor.id = ActorId{members.text("id")};
    if (const std::string word = members.text("type"); !word.empty()) {
        const auto type = actorTypeFrom(word);
        if (!type)
            members.fail("'" + shortened(word, 60) + "' is no type of actor");
        actor.type = type.value_or(ActorType::State);
    }
    actor.name = members.text("name");
    members.objects("names", [&](Members &name) {
        actor.names.push_back({name.text("lang"), name.text("name")});
    });
    actor.aliases = members.texts("aliases");
    actor.capital = members.text("capital");
    actor.position = members.position();
    members.objects("member_of", [&](Members &membership) {
        actor.memberOf.push_back(
            {ActorId{membership.text("bloc")}, membership.date("start"), membership.date("end")});
    });
    actor.predecessor = ActorId{members.text("predecessor")};
    if (actor.id.isEmpty())
        members.fail("there is no id");
    if (members.isGood())
        data.actors.push_back(std::move(actor));
}

Kind readKind(Members &members)
{
    Kind kind;
    kind.id = KindId{members.text("id")};
    kind.parent = KindId{members.text("parent")};
    kind.label = members.text("label");
    kind.aliases = members.texts("aliases");
    const std::string family = members.text("family");
    const std::string glyph = members.text("glyph");
    const auto knownFamily = familyFrom(family);
    const auto knownGlyph = glyphFrom(glyph);
    if (!family.empty() && !knownFamily)
        members.fail("'" + shortened(family, 60) + "' is no family of kinds");
    if (!glyph.empty() && !knownGlyph)
        members.fail("'" + shortened(glyph, 60) + "' is no glyph");
    if (kind.id.isEmpty())
        members.fail("there is no id");
    kind.family = knownFamily.value_or(Family::States);
    kind.glyph = knownGlyph.value_or(Glyph::Dot);
    return kind;
}

void readKinds(Members &file, Dataset &data)
{
    std::vector<Kind> kinds;
    file.objects("kinds", [&](Members &members) {
        if (kinds.size() >= mostKinds)
            members.fail("there are more than " + std::to_string(mostKinds));
        Kind kind = readKind(members);
        if (members.isGood())
            kinds.push_back(std::move(kind));
    });
    // A parent may stand behind its child: all of them first, then who hangs on whom.
    data.kinds = KindTree();
    for (Kind kind : kinds) {
        kind.parent = {};
        data.kinds.add(std::move(kind));
    }
    for (const Kind &kind : kinds) {
        if (!kind.parent.isEmpty())
            data.kinds.add(kind);
    }
}

void readTie(Members &members, Dataset &data)
{
    Tie tie;
    tie.a = ActorId{members.text("a")};
    tie.b = ActorId{members.text("b")};
    tie.layer = members.text("layer");
    tie.start = members.date("start");
    tie.end = members.date("end");
    tie.basis = members.text("basis");
    tie.events = members.texts("events");
    if (members.isGood())
        data.ties.push_back(std::move(tie));
}

/// Everything beside the events. These tables are small and hang together, so one mistake in them
/// is an error of the file.
Outcome readTables(const OrderedJson &rest, ImportedFile &imported)
{
    Members file(rest, Members::Level::Top);
    Dataset &data = imported.tables;
    data.title = file.text("title");
    data.description = file.text("description");
    imported.hasKinds = file.has("kinds");
    imported.hasActors = file.has("actors");
    imported.hasThreads = file.has("threads");
    if (imported.hasKinds)
        readKinds(file, data);
    file.objects("actors", [&](Members &members) { readActor(members, data); });
    file.objects("threads", [&](Members &members) {
        data.threads.push_back({ThreadId{members.text("id")}, members.text("title")});
    });
    file.objects("layers", [&](Members &members) {
        data.layers.push_back(
            {members.text("name"), members.texts("members"), members.flag("default", false)});
    });
    file.objects("ties", [&](Members &members) { readTie(members, data); });
    if (const OrderedJson *properties = file.find("properties")) {
        Members pairs(*properties);
        for (const auto &[name, value] : properties->items())
            data.properties[name] = value.is_string() ? value.get<std::string>() : jsonText(value);
        if (!pairs.isGood())
            file.fail("'properties': " + pairs.problem());
    }
    if (!file.isGood())
        return Error{"the JSON cannot be taken: " + file.problem(), {}};
    return Done{};
}

/// The older format names the countries that its events use.
void readOlderNames(const OrderedJson &rest, Dataset &data)
{
    const auto names = rest.find("country_names");
    if (names == rest.end() || !names->is_object())
        return;
    for (const auto &[code, name] : names->items()) {
        Actor actor;
        actor.id = ActorId{code};
        actor.name = name.is_string() ? name.get<std::string>() : code;
        data.actors.push_back(std::move(actor));
    }
    const auto compiled = rest.find("compiled");
    if (compiled != rest.end() && compiled->is_string())
        data.properties["compiled"] = compiled->get<std::string>();
}

Outcome readTop(const OrderedJson &rest, ImportedFile &imported)
{
    if (rest.is_array())
        return Done{};
    if (!rest.is_object())
        return Error{"the JSON holds no events", {}};
    const auto member = [&](const char *name) {
        const auto found = rest.find(name);
        return found != rest.end() && found->is_string() ? found->get<std::string>()
                                                         : std::string();
    };
    const std::string format = member("format");
    if (!format.empty() && format != jsonFormatName)
        return Error{"the JSON says that its format is '" + shortened(format, 60) +
                         "'; this version reads '" + std::string(jsonFormatName) + "'",
                     {}};
    if (format.empty() && rest.find("events") == rest.end())
        return Error{"the JSON has no list of events called 'events'", {}};
    if (Outcome read = readTables(rest, imported); !read)
        return read;
    if (member("schema") == "entente-events/1")
        readOlderNames(rest, imported.tables);
    return Done{};
}

} // namespace

Result<ImportedFile> readJson(std::string_view text, const ReadContext &context)
{
    ImportedFile imported;
    const auto onRow = [&](JsonRow row) {
        if (context.stop.stop_requested())
            return false;
        ImportedRow made;
        made.line = row.line;
        const std::string problem = readEvent(row.value, made, imported.warnings);
        if (!problem.empty())
            imported.reject(context.file, row.line, problem, row.text);
        else
            imported.rows.push_back(std::move(made));
        if (context.step)
            context.step(row.text.data() + row.text.size() - text.data(),
                         std::int64_t(text.size()));
        return true;
    };
    Result<OrderedJson> rest = readJsonRows(text, "events", onRow);
    const auto inFile = [&](const Error &error) {
        const std::string where = context.file.string();
        return Error{error.what, error.where.empty() ? where : where + ", " + error.where};
    };
    if (!rest)
        return context.stop.stop_requested() ? context.cancelled() : inFile(rest.error());
    if (Outcome top = readTop(*rest, imported); !top)
        return inFile(top.error());
    return imported;
}

Result<Dataset> datasetFromJson(std::string_view text)
{
    Result<ImportedFile> imported = readJson(text, {});
    if (!imported)
        return imported.error();
    if (!imported->rejects.empty()) {
        const Reject &first = imported->rejects.front();
        return Error{first.reason, "line " + std::to_string(first.line)};
    }
    Dataset data = std::move(imported->tables);
    for (ImportedRow &row : imported->rows) {
        row.event.kind = KindId{std::move(row.kindWord)};
        data.events.push_back(std::move(row.event));
    }
    return data;
}

} // namespace entente
