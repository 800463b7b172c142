# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample's source records hold together: ids, relations, dates, coordinates, quotes, words."""

import calendar
import json
import pathlib
import re

import tree

STATUSES = {"occurred", "ongoing", "planned", "in-negotiation", "contingent", "speculated",
            "cancelled", "terminated"}
PHASES = ["talks", "agreed-in-principle", "signed", "ratified", "in-force", "suspended",
          "terminated"]
KINDS = {"agreement", "access", "meeting", "visit", "talks", "announcement", "statement",
         "exercise", "transfer", "programme", "policy", "leadership", "crisis", "trend",
         "scenario"}
RELATIONS = {"leads-to", "signed-after", "ratified", "enters-into-force", "part-of", "implements",
             "amends", "renews", "suspends", "terminates", "supersedes", "contingent-on",
             "responds-to"}
PRECISIONS = {"venue", "city", "region", "country", "virtual", "unknown"}
TYPES = {"state", "organisation", "bloc"}
FIELDS = {"id", "title", "kind", "subkind", "status", "start", "end", "parties", "persons",
          "place", "description", "tags", "confidence", "relations", "sources", "reports",
          "thread", "phase", "note", "extra"}
FILES = ["document", "actors", "threads", "ties", "eras", "events", "article", "story"]
TABLES = ["actors", "threads", "layers", "ties", "eras", "events", "stories"]
LONGEST_QUOTE = 20
MARK = r"[~?%]?"
DATE = re.compile(rf"(-?\d{{4}}){MARK}(?:-(\d\d){MARK}(?:-(\d\d){MARK})?)?$")


def is_date(text):
    found = DATE.match(text)
    if not found:
        return False
    year, month, day = found.groups()
    if month and not 1 <= int(month) <= 12:
        return False
    return not day or 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]


def is_edtf(text):
    """The shapes that the records use: dates, intervals, and one date of a range."""
    if text.startswith("[") and text.endswith("]"):
        sides = text[1:-1].split("..")
        return len(sides) == 2 and any(sides) and all(not s or is_date(s) for s in sides)
    sides = text.split("/")
    return len(sides) <= 2 and all(is_date(s) or (s == ".." and len(sides) == 2) for s in sides)


def load(root):
    """The files as one set of tables, as an import merges them."""
    data = {table: [] for table in TABLES}
    for name in FILES:
        part = json.loads(tree.read(root, f"resources/sample/{name}.json"))
        for table in TABLES:
            data[table] += part.get(table, [])
        data["format " + name] = part.get("format")
    return data


class Checker:
    def __init__(self, data):
        self.data = data
        self.problems = []
        self.actors = {actor["id"] for actor in data["actors"]}
        self.events = {event["id"]: event for event in data["events"]}
        self.threads = {thread["id"] for thread in data["threads"]}

    def bad(self, where, what):
        self.problems.append(f"{where}: {what}")

    def need(self, where, good, what):
        if not good:
            self.bad(where, what)

    def dates(self, where, record, names=("start", "end")):
        for name in names:
            text = record.get(name, "")
            self.need(where, not text or is_edtf(text), f"{name} is no date: {text}")

    def position(self, where, record):
        lat, lon = record.get("lat"), record.get("lon")
        self.need(where, (lat is None) == (lon is None), "half a position")
        if lat is not None:
            self.need(where, abs(lat) <= 90 and abs(lon) <= 180, "outside the globe")

    def actor(self, where, actor):
        self.need(where, actor in self.actors, f"no actor {actor}")

    def unique(self, table):
        ids = [record["id"] for record in self.data[table]]
        for repeated in sorted({i for i in ids if ids.count(i) > 1}):
            self.bad(repeated, f"twice in {table}")

    def check_actor(self, actor):
        where = actor["id"]
        self.need(where, actor["type"] in TYPES, "no type of actor")
        self.need(where, actor["name"], "no name")
        self.position(where, actor)
        if actor["type"] == "state":
            languages = {name["lang"] for name in actor["names"]}
            self.need(where, len(languages - {"en"}) >= 5, "fewer than five other languages")
            self.need(where, actor.get("capital") and "lat" in actor, "no capital with a position")
        for membership in actor.get("member_of", []):
            self.actor(where, membership["bloc"])
            self.dates(where, membership)
        if "predecessor" in actor:
            self.actor(where, actor["predecessor"])

    def check_event(self, event):
        where = event["id"]
        self.need(where, re.fullmatch(r"[a-z0-9-]+", where), "no well-formed id")
        self.need(where, set(event) <= FIELDS, f"unknown fields {set(event) - FIELDS}")
        self.need(where, event["kind"] in KINDS, f"no kind {event['kind']}")
        self.need(where, event["status"] in STATUSES, f"no status {event['status']}")
        self.need(where, event["title"] and event["parties"], "no title or no parties")
        self.dates(where, event)
        self.need(where, event.get("start") or event["kind"] == "scenario", "no date")
        for party in event["parties"]:
            self.actor(where, party["actor"])
        for person in event.get("persons", []):
            self.need(where, person["name"] and person["office"], "half a person")
            self.actor(where, person["actor"])
        self.check_place(where, event.get("place", {}))
        for relation in event.get("relations", []):
            self.need(where, relation["type"] in RELATIONS, f"no relation {relation['type']}")
            self.need(where, relation["target"] in self.events and relation["target"] != where,
                      f"a relation to {relation['target']}")
        self.check_thread(where, event)
        for source in event.get("sources", []):
            self.need(where, re.fullmatch(r"https?://\S+", source["url"]), "a source's address")
            self.need(where, isinstance(source["verified"], bool), "a source not said verified")
        for report in event.get("reports", []):
            self.check_report(where, report)

    def check_place(self, where, place):
        if not place:
            return
        self.position(where, place)
        self.need(where, place["precision"] in PRECISIONS, f"no precision {place['precision']}")
        if "country" in place:
            self.actor(where, place["country"])

    def check_thread(self, where, event):
        if "thread" in event:
            self.need(where, event["thread"] in self.threads, f"no thread {event['thread']}")
        if "phase" in event:
            self.need(where, event["phase"] in PHASES, f"no phase {event['phase']}")
            self.need(where, "thread" in event, "a phase without a thread")

    def check_report(self, where, report):
        self.need(where, report["publisher"], "a report without a publisher")
        self.need(where, is_date(report["published"]), "a report without its day")
        self.need(where, report["status"] in STATUSES, f"no status {report['status']}")
        self.dates(where, report)
        self.need(where, len(report.get("quote", "").split()) <= LONGEST_QUOTE, "a long quote")

    def check_threads(self):
        for thread in sorted(self.threads):
            members = [e for e in self.events.values() if e.get("thread") == thread]
            self.need(thread, len(members) >= 2, "a thread of fewer than two events")
            begun = sorted((e["start"], PHASES.index(e["phase"])) for e in members if "phase" in e)
            self.need(thread, begun, "a thread without a phase")
            order = [phase for _, phase in begun]
            self.need(thread, order == sorted(order), "phases out of their order")

    def check_ties(self):
        layers = {member for layer in self.data["layers"] for member in layer["members"]}
        for tie in self.data["ties"]:
            where = f"tie {tie['a']}-{tie['b']}"
            self.actor(where, tie["a"])
            self.actor(where, tie["b"])
            self.need(where, tie["a"] != tie["b"] and tie["layer"] in layers, "ends or layer")
            self.dates(where, tie)
            for event in tie["events"]:
                self.need(where, event in self.events, f"no event {event}")
        self.need("layers", sum(bool(layer.get("default")) for layer in self.data["layers"]) == 1,
                  "not one default layer")

    def check_eras(self):
        last = {}
        for era in self.data["eras"]:
            where = f"era {era['name']}"
            self.need(where, era["kind"] in {"era", "leader"}, f"no kind {era['kind']}")
            self.need(where, era.get("start") and era.get("source"), "no start or no source")
            self.dates(where, era)
            if era["kind"] != "leader":
                continue
            self.need(where, era.get("office") and era.get("actor"), "no office or no actor")
            self.actor(where, era.get("actor"))
            before = last.get(era["actor"])
            # A month may hold the day on which the one before left.
            left = before.get("end", "9999") if before else ""
            self.need(where, left[:len(era["start"])] <= era["start"],
                      "in office before the one before has left")
            last[era["actor"]] = era

    def check_stories(self):
        for story in self.data["stories"]:
            for scene in story["scenes"]:
                where = f"scene {scene['name']}"
                self.need(where, scene.get("caption") and scene.get("notes"), "no caption or notes")
                chosen = scene.get("selection", {})
                named = list(chosen.get("events", []))
                for annotation in scene.get("annotations", []):
                    named += [annotation["event"]] if "event" in annotation else []
                    if "actor" in annotation:
                        self.actor(where, annotation["actor"])
                for event in named:
                    self.need(where, event in self.events, f"no event {event}")
                for actor in chosen.get("actors", []):
                    self.actor(where, actor)

    def check_article(self, reading):
        own = {i for i in self.events if i.startswith("article-")}
        told = {line["event"] for line in reading if line["kept_as"] == "event"}
        self.need("reading.json", own == told, f"differs from article.json: {own ^ told}")
        for line in reading:
            where = f"reading.json, {line['record']}"
            self.need(where, line["kept_as"] in {"event", "report", "folded"}, "no kept_as")
            self.need(where, line["event"] in self.events and line["reason"], "event or reason")
            if line["kept_as"] == "report":
                reports = self.events[line["event"]].get("reports", [])
                self.need(where, any(r["published"] == "2022-11-06" for r in reports),
                          f"{line['event']} has no report of that day")
        for event in own:
            tags = self.events[event].get("tags", [])
            self.need(event, "article-2022-11-06" in tags, "not tagged as the report's claim")

    def check(self):
        for name in FILES:
            self.need(name, self.data["format " + name] == "entente/1", "no format")
        for table in ("actors", "threads", "events"):
            self.unique(table)
        for actor in self.data["actors"]:
            self.check_actor(actor)
        for event in self.data["events"]:
            self.check_event(event)
        self.check_threads()
        self.check_ties()
        self.check_eras()
        self.check_stories()


def check(root):
    checker = Checker(load(root))
    checker.check()
    checker.check_article(json.loads(tree.read(root, "resources/sample/reading.json")))
    return checker.problems, len(checker.events)


if __name__ == "__main__":
    found, count = check(tree.root_from_arguments())
    tree.finish(found, f"{count} events")
