// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/formats/json_event.h"
#include "core/formats/json_format.h"
#include "core/formats/json_members.h"

namespace entente
{

namespace
{

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
void readEra(Members &members, Dataset &data)
{
    Era era;
    era.name = members.text("name");
    era.shortName = members.text("short");
    if (const std::string word = members.text("kind"); !word.empty()) {
        const auto kind = eraKindFrom(word);
        if (!kind)
            members.fail("'" + shortened(word, 60) + "' is no kind of era");
        era.kind = kind.value_or(EraKind::Era);
    }
    era.actor = ActorId{members.text("actor")};
    era.office = members.text("office");
    era.start = members.date("start");
    era.end = members.date("end");
    era.source = members.text("source");
    if (era.name.empty())
        members.fail("there is no name");
    if (members.isGood())
        data.eras.push_back(std::move(era));
}

void readStory(Members &members, Dataset &data)
{
    StoryText story{members.text("name"), {}};
    if (story.name.empty())
        members.fail("there is no name");
    if (!members.isGood())
        return;
    // Once through the writer, so that what is written from it is the same: each member once.
    OrderedJson object = OrderedJson::parse(jsonText(members.object()), nullptr, false);
    if (!object.is_object())
        object = OrderedJson::object();
    object["name"] = story.name;
    story.json = jsonText(object);
    data.stories.push_back(std::move(story));
}

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
    file.objects("eras", [&](Members &members) { readEra(members, data); });
    file.objects("stories", [&](Members &members) { readStory(members, data); });
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
        return Error{"the JSON holds no events; an event needs a title and a date", {}};
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
    const auto onRow = [&](const JsonRow &row) {
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
