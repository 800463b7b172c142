// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"

namespace entente::test
{

/// A dataset in which every field of the model is used at least once, hostile text included.
inline Dataset smallWorld()
{
    const auto date = [](const char *edtf) { return Date::fromEdtf(edtf).value(); };
    Dataset world;
    world.title = "A small world";
    world.description = "Two lines\nof description";
    world.properties = {{"author", "A. Nonymous"}, {".title", "not the title"}};
    world.kinds.add(
        {KindId{"treaty"}, KindId{"agreement"}, "Treaty", Family::Pacts, Glyph::Square, {"pact"}});

    Actor japan;
    japan.id = ActorId{"JPN"};
    japan.name = "Japan";
    japan.names = {{"ja", "日本"}, {"ar", "اليابان"}};
    japan.aliases = {"Nippon"};
    japan.capital = "Tokyo";
    japan.position = LatLon{35.6895, 139.69171};
    japan.memberOf = {{ActorId{"CLUB"}, date("1956-12-18"), Date()}};
    Actor russia;
    russia.id = ActorId{"RUS"};
    russia.name = "Russia";
    russia.predecessor = ActorId{"SUN"};
    Actor club;
    club.id = ActorId{"CLUB"};
    club.type = ActorType::Bloc;
    club.name = "The Club";
    world.actors = {japan, russia, club};

    world.threads = {{ThreadId{"pact"}, "The pact"}};
    world.layers = {{"close", {"L1"}, false}, {"all", {"L1", "L2"}, true}};
    world.ties = {
        {ActorId{"JPN"}, ActorId{"RUS"}, "L1", date("1956"), Date(), "A basis", {"signing"}},
        {ActorId{"JPN"}, ActorId{"CLUB"}, "L2", date("1956-12~"), date("2001?"), "", {}}};
    world.eras = {{"Kōno \"the pen\" Tarō", "Kōno", EraKind::Leader, ActorId{"JPN"},
                   "Prime Minister; acting", date("1956-12~"), date("2001?"), "His memoirs"},
                  {"The long peace", {}, EraKind::Era, {}, {}, date("1950/1960"), Date(), {}}};

    world.stories = {
        {"How it \"came\"",
         R"({"version":1,"name":"How it \"came\"","scenes":[{"name":"Kōno, 1956"}]})"}};

    Event signing;
    signing.id = EventId{1};
    signing.key = "signing";
    signing.title = "Signing of \"the pact\", at last";
    signing.kind = KindId{"treaty"};
    signing.subkind = "bilateral";
    signing.status = Status::Ongoing;
    signing.start = date("2022-12?");
    signing.end = date("2023-01-11");
    signing.parties = {{ActorId{"JPN"}, "host"}, {ActorId{"RUS"}, ""}};
    signing.persons = {{"Kōno Tarō", "Minister; of war", ActorId{"JPN"}}, {"Nobody", "", {}}};
    signing.place = {"São Paulo", ActorId{"BRA"}, LatLon{-23.55, -46.633}, PlacePrecision::City};
    signing.description = "=SUM(A1)\r\nsecond line, \"quoted\"\nمرحبا 🎌 \xE2\x80\xAE"
                          "abc";
    signing.tags = {"pacts", "semi;colon", "'apostrophe"};
    signing.confidence = Confidence::Medium;
    signing.relations = {{RelationType::LeadsTo, "meeting"}, {RelationType::PartOf, "meeting"}};
    signing.sources = {{"A paper", "Front page", "https://example.org/?a=1|2", "1 May 2022", true},
                       {"", "Memory", "", "", std::nullopt},
                       {"Archive", "", "", "", false}};
    signing.reports = {{"The Daily", "Talks near end", "https://example.org/d", date("2022-11-06"),
                        "“in December”", Status::Planned, date("2022-12?"), Date()},
                       {"The Weekly", "", "", Date(), "", std::nullopt, Date(), Date()}};
    signing.thread = ThreadId{"pact"};
    signing.phase = Phase::Signed;
    signing.note = "@doubtful";
    signing.extra = {{"ledger", "12"}, {"ledger", "13"}, {"-x", "+1"}};

    Event meeting;
    meeting.id = EventId{2};
    meeting.key = "meeting";
    meeting.title = "-Meeting-";
    meeting.kind = KindId{"meeting"};
    meeting.start = date("-0043-03-15");
    meeting.place.precision = PlacePrecision::Virtual;
    meeting.extra = {{"a", ""}, {"b", "two\nlines"}};

    Event undated;
    undated.id = EventId{3};
    undated.key = "undated";
    undated.title = "Nobody knows when";
    undated.kind = KindId{"talks"};
    undated.status = Status::InNegotiation;
    world.events = {signing, meeting, undated};
    return world;
}

} // namespace entente::test
