# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of the sample document, computed from its source records without the program.

    sample_figures.py RECORDS                     prints the figures as JSON
    sample_figures.py RECORDS --program ENTENTE   compares them with `entente query sample`
    ... --csv FILE                                first checks the records against the CSV of the set

RECORDS is the folder of events.json and article.json. Each figure is a query and a condition written
out in Python: nothing here reads the query language. Dates are read with the few forms that the
records use; widths of `~` are not: the queries keep clear of the four vague edges.
"""

import argparse
import csv
import datetime
import json
import math
import pathlib
import re
import subprocess
import sys
import unicodedata
from collections import Counter

PAST, FUTURE = -10**9, 10**9


# --- Dates: half-open spans of day numbers -------------------------------------------------------

def day_span(text):
    """The days of "2022", "2022-11" or "2022-11-06", marks of doubt left aside."""
    parts = [int(part) for part in text.rstrip("~?%").split("-")]
    year, month, day = (parts + [None, None])[:3]
    if day is not None:
        first = datetime.date(year, month, day).toordinal()
        return first, first + 1
    if month is not None:
        following = (year + month // 12, month % 12 + 1)
        return (datetime.date(year, month, 1).toordinal(),
                datetime.date(*following, 1).toordinal())
    return datetime.date(year, 1, 1).toordinal(), datetime.date(year + 1, 1, 1).toordinal()


def edges(text):
    """The earliest and latest start and end of an EDTF text, as ((a, b), (c, d))."""
    if match := re.fullmatch(r"\[(.*)\.\.(.*)\]", text):  # one day of a range
        low = day_span(match[1])[0] if match[1] else PAST
        high = day_span(match[2])[1] if match[2] else FUTURE
        return (low, high), (low, high)
    if "/" in text:
        left, right = text.split("/")
        start = (PAST, PAST) if left == ".." else day_span(left)  # it has always been
        end = (FUTURE, FUTURE) if right == ".." else day_span(right)  # it never ends
        return start, end
    return day_span(text), day_span(text)


def span_of(start, end):
    if not start and not end:
        return None
    if not end:
        return edges(start)
    return edges(start)[0], edges(end)[1]


# --- Records -------------------------------------------------------------------------------------

def folded(text):
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def words(text):
    return re.findall(r"[^\W_]+", folded(text))


def says(text, phrase):
    """Whether the words of `phrase` follow one another in `text`, the last one as a beginning."""
    return (" " + " ".join(words(phrase))) in (" " + " ".join(words(text)))


class Event:
    def __init__(self, record):
        self.record = record
        self.id = record["id"]
        self.kind = record["kind"]
        self.status = record["status"]
        self.span = span_of(record.get("start"), record.get("end"))
        self.parties = [party["actor"] for party in record.get("parties", [])]
        self.tags = record.get("tags", [])
        self.place = record.get("place") or {}

    def has_position(self):
        return self.place.get("lat") is not None

    def during(self, first, last):
        low, high = day_span(first)[0], day_span(last)[1]
        return self.span is not None and self.span[0][0] < high and low < self.span[1][1]

    def after(self, date):
        return self.span is not None and self.span[0][1] > day_span(date)[1]

    def before(self, date):
        return self.span is not None and self.span[1][0] < day_span(date)[0]

    def text(self, phrase):
        return says(self.record["title"], phrase) or says(self.record.get("description", ""), phrase)

    def person(self, wanted):
        return any(set(words(wanted)) <= set(words(person["name"]))
                   for person in self.record.get("persons", []))

    def named_place(self, wanted):
        return set(words(wanted)) <= set(words(self.place.get("name", "")))

    def source(self, wanted):
        return any(set(words(wanted)) <= set(words(source.get("publisher", "")))
                   for source in self.record.get("sources", []))

    def kilometres_to(self, lat, lon):
        a, b = math.radians(lat), math.radians(self.place["lat"])
        step = math.radians(self.place["lon"] - lon)
        cosine = (math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(step))
        return 6371.0088 * math.acos(max(-1.0, min(1.0, cosine)))

    def as_known(self, day):
        """The event as its newest report up to `day` has it; None while nobody knew of it."""
        end_of_day = day_span(day)[1]
        published = [(day_span(report["published"])[1], place, report)
                     for place, report in enumerate(self.record.get("reports", []))
                     if report.get("published") and day_span(report["published"])[1] <= end_of_day]
        if not published:
            undated = self.span is None and not self.record.get("reports")
            begun = self.span is not None and self.span[0][0] < end_of_day
            return self if undated or begun else None
        last, _, report = max(published, key=lambda entry: entry[:2])
        if self.span is not None and last <= self.span[0][0] < end_of_day:
            return self  # it has begun since: what was foreseen is overtaken
        known = Event(self.record)
        known.status = report.get("status", self.status)
        if report.get("start"):
            known.span = span_of(report["start"], report.get("end"))
        return known


def read_records(folder):
    events = []
    for name in ("events", "article"):
        with open(folder / (name + ".json"), encoding="utf-8") as stream:
            events += [Event(record) for record in json.load(stream)["events"]]
    return events


# --- The figures ---------------------------------------------------------------------------------

FIGURES = [
    ("", lambda e: True),
    ("party:JPN party:GBR kind:agreement,access",
     lambda e: "JPN" in e.parties and "GBR" in e.parties and e.kind in ("agreement", "access")),
    ("kind:agreement", lambda e: e.kind == "agreement"),
    ("kind:basing/access", lambda e: e.kind == "access"),
    ("kind:arms-transfer,crisis", lambda e: e.kind in ("transfer", "crisis")),
    ("kind:leadership-change", lambda e: e.kind == "leadership"),
    ("-kind:agreement -kind:meeting", lambda e: e.kind not in ("agreement", "meeting")),
    ("kind:entry-into-force", lambda e: e.record.get("subkind") == "entry-into-force"),
    ("kind:trend", lambda e: e.kind == "trend"),
    ("party:JPN", lambda e: "JPN" in e.parties),
    ("party:Japan", lambda e: "JPN" in e.parties),
    ("party:usa,gbr", lambda e: "USA" in e.parties or "GBR" in e.parties),
    ("party:USA -party:JPN", lambda e: "USA" in e.parties and "JPN" not in e.parties),
    ("party:SUN", lambda e: "SUN" in e.parties),
    ("member:RUS", lambda e: "SUN" in e.parties or "RUS" in e.parties),
    ("party:IND party:AUS", lambda e: "IND" in e.parties and "AUS" in e.parties),
    ("status:planned", lambda e: e.status == "planned"),
    ("status:ongoing,in-negotiation", lambda e: e.status in ("ongoing", "in-negotiation")),
    ("-status:occurred", lambda e: e.status != "occurred"),
    ("during:2015..2018", lambda e: e.during("2015", "2018")),
    ("during:2022", lambda e: e.during("2022", "2022")),
    ("during:2023-01", lambda e: e.during("2023-01", "2023-01")),
    ("after:2015", lambda e: e.after("2015")),
    ("before:1960", lambda e: e.before("1960")),
    ("after:1989 before:2001", lambda e: e.after("1989") and e.before("2001")),
    ("-during:1947..2018", lambda e: not e.during("1947", "2018")),
    ("after:2015 status:planned", lambda e: e.after("2015") and e.status == "planned"),
    ("tag:raa", lambda e: "raa" in e.tags),
    ("tag:mesh -tag:raa", lambda e: "mesh" in e.tags and "raa" not in e.tags),
    ("in:JPN", lambda e: e.place.get("country") == "JPN"),
    ("in:\"Western Europe\"", lambda e: e.place.get("country") in ("FRA", "DEU", "BEL", "NLD")),
    ("place:tokyo", lambda e: e.named_place("tokyo")),
    ("near:\"35.68 139.77 50km\"",
     lambda e: e.has_position() and e.kilometres_to(35.68, 139.77) <= 50),
    ("near:\"-50 110 -10 180\"",
     lambda e: e.has_position() and -50 <= e.place["lat"] <= -10 and 110 <= e.place["lon"]),
    ("without:place", lambda e: not e.has_position()),
    ("without:source", lambda e: not e.record.get("sources")),
    ("has:report", lambda e: bool(e.record.get("reports"))),
    ("without:date", lambda e: e.span is None),
    ("person:kishida", lambda e: e.person("kishida")),
    ("person:\"shinzo abe\",modi", lambda e: e.person("shinzo abe") or e.person("modi")),
    ("source:wikipedia", lambda e: e.source("wikipedia")),
    ("confidence:medium kind:meeting",
     lambda e: e.record.get("confidence") == "medium" and e.kind == "meeting"),
    ("thread:jpn-gbr-raa", lambda e: e.record.get("thread") == "jpn-gbr-raa"),
    ("access", lambda e: e.text("access")),
    ("\"access agreement\"", lambda e: e.text("access agreement")),
    ("reciprocal party:AUS", lambda e: e.text("reciprocal") and "AUS" in e.parties),
]

AS_KNOWN = [
    ("", "2022-11-06", lambda e: True),
    ("status:planned", "2022-11-06", lambda e: e.status == "planned"),
    ("status:planned party:GBR", "2022-11-06",
     lambda e: e.status == "planned" and "GBR" in e.parties),
    ("status:speculated,contingent", "2022-11-06",
     lambda e: e.status in ("speculated", "contingent")),
    ("kind:agreement after:2000", "2010-12-31", lambda e: e.kind == "agreement" and e.after("2000")),
]

FACETS = {
    "kind": lambda e: [e.kind],
    "status": lambda e: [e.status],
    "party": lambda e: sorted(set(e.parties)),
    "tag": lambda e: sorted(set(e.tags)),
}


def figures(events):
    plain = [event for event in events if event.kind != "scenario"]
    for query, holds in FIGURES:
        yield query, None, [event for event in plain if holds(event)]
    yield "kind:scenario", None, [event for event in events if event.kind == "scenario"]
    for query, day, holds in AS_KNOWN:
        known = [event.as_known(day) for event in plain]
        yield query, day, [event for event in known if event is not None and holds(event)]


def years(events):
    """Events by the year of their earliest start; those without one are left out."""
    counts = Counter()
    for event in events:
        if event.span is not None and event.span[0][0] != PAST:
            counts[datetime.date.fromordinal(event.span[0][0]).year] += 1
    return counts


# --- The comparison ------------------------------------------------------------------------------

class Program:
    def __init__(self, program):
        self.program = program

    def ask(self, query, day, *arguments):
        call = [self.program, "query", "sample", "--json", *arguments]
        if query:
            call += ["--where", query]
        if day:
            call += ["--as-known", day]
        done = subprocess.run(call, capture_output=True, timeout=60, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(call)}: {done.stderr.decode(errors='replace')}")
        return json.loads(done.stdout)


def differences(program, events):
    for query, day, found in figures(events):
        name = (query or "everything") + (f" as known on {day}" if day else "")
        ids = program.ask(query, day, "--ids")["ids"]
        if sorted(ids) != sorted(event.id for event in found):
            odd = sorted(set(ids) ^ {event.id for event in found})
            yield f"{name}: {len(ids)} events, expected {len(found)}: {', '.join(odd[:8])}"
    for query, day, found in list(figures(events))[:3] + list(figures(events))[-4:-2]:
        name = (query or "everything") + (f" as known on {day}" if day else "")
        count = program.ask(query, day, "--count")["count"]
        if count != len(found):
            yield f"{name}: counted {count}, expected {len(found)}"
        for field, values_of in FACETS.items():
            expected = Counter(value for event in found for value in values_of(event))
            answer = program.ask(query, day, "--facet", field)["values"]
            if {value["value"]: value["count"] for value in answer} != dict(expected):
                yield f"{name}: the {field} facet differs"
        bins = program.ask(query, day, "--histogram", "year")["bins"]
        counted = {int(bin["from"][:4]): bin["count"] for bin in bins if bin["count"]}
        if counted != dict(years(found)):
            yield f"{name}: the histogram by year differs"


def csv_differences(events, file):
    """Whether the records still say what the CSV of the set says, in what the figures rest on."""
    kinds = {"basing/access": "access", "arms-transfer": "transfer",
             "cooperative-programme": "programme", "leadership-change": "leadership"}
    by_id = {event.id: event for event in events}
    with open(file, encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            event = by_id.get(row["id"])
            if event is None:
                yield f"{row['id']}: not among the records"
                continue
            parties = [party.split(":")[0] for party in row["parties"].split(";") if party]
            same = (event.kind == kinds.get(row["kind"], row["kind"])
                    and event.status == row["status"]
                    and (event.record.get("start") or "") == row["start"]
                    and (event.record.get("end") or "") == row["end"]
                    and event.parties == parties
                    and event.tags == [tag for tag in row["tags"].split(";") if tag]
                    and event.has_position() == bool(row["lat"]))
            if not same:
                yield f"{row['id']}: differs from the CSV"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("records", type=pathlib.Path)
    parser.add_argument("--program")
    parser.add_argument("--csv", type=pathlib.Path)
    arguments = parser.parse_args()
    events = read_records(arguments.records)
    wrong = []
    if arguments.csv and arguments.csv.is_file():
        wrong += csv_differences(events, arguments.csv)
    if arguments.program:
        wrong += differences(Program(arguments.program), events)
        print(f"{len(list(figures(events)))} queries compared, {len(wrong)} differences")
    else:
        print(json.dumps([{"where": query, "as_known": day, "count": len(found)}
                          for query, day, found in figures(events)], indent=1))
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
