// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/json_event.h"

#include "core/base/text.h"
#include "core/formats/json_members.h"

#include <algorithm>

namespace entente
{

namespace
{

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

} // namespace

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

} // namespace entente
