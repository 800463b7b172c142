# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Queries of the built sample find what a second reading of its records finds: every query stands
here beside a plain function that decides for one record."""

import json
import subprocess
import sys

import sample_records
import tree

EVENTS = []
FAR = 10 ** 9
DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def ends(text, last):
    """The first or last day that one date can mean, as a number that sorts."""
    text = text.replace("?", "").replace("~", "")
    if text in ("", ".."):
        return FAR if last else -FAR
    parts = [int(part) for part in text.split("-")]
    leap = parts[0] % 4 == 0 and (parts[0] % 100 != 0 or parts[0] % 400 == 0)
    month = parts[1] if len(parts) > 1 else (12 if last else 1)
    longest = 29 if month == 2 and leap else DAYS[month - 1]
    day = parts[2] if len(parts) > 2 else (longest if last else 1)
    return parts[0] * 10000 + month * 100 + day


def sides(text):
    """When what has these dates began and ended: each earliest and latest."""
    if text.startswith("["):
        first, last = text[1:-1].split("..")
        once = (ends(first, False), ends(last, True))
        return once, once
    if "/" not in text:
        once = (ends(text, False), ends(text, True))
        return once, once
    first, last = text.split("/")
    return ((ends(first, False), ends(first, True) if first != ".." else -FAR),
            (ends(last, False) if last != ".." else FAR, ends(last, True)))


def began(event):
    return sides(event["start"])[0]


def ended(event):
    return sides(event["end"] if event.get("end") else event["start"])[1]


def is_dated(event):
    return bool(event.get("start"))


def kind(*kinds):
    return lambda e: e["kind"] in kinds


def party(*actors):
    return lambda e: any(p["actor"] in actors for p in e["parties"])


def status(*words):
    return lambda e: e["status"] in words


def tag(word):
    return lambda e: word in e.get("tags", [])


def has(field):
    return lambda e: bool(e.get(field))


def person(name):
    return lambda e: any(name in p["name"] for p in e.get("persons", []))


def confidence(word):
    return lambda e: e.get("confidence") == word


def thread(word):
    return lambda e: e.get("thread") == word


def state(word):
    """Events of a thread whose newest phase is this one."""
    def decides(e):
        steps = [o for o in EVENTS if o.get("thread") == e.get("thread") and "phase" in o]
        return "thread" in e and max(steps, key=began)["phase"] == word
    return decides


def during(first, last):
    begin, end = ends(str(first), False), ends(str(last), True)
    return lambda e: is_dated(e) and began(e)[0] <= end and ended(e)[1] >= begin


def certainly_during(first, last):
    begin, end = ends(str(first), False), ends(str(last), True)
    return lambda e: is_dated(e) and began(e)[1] <= end and ended(e)[0] >= begin


def after(year):
    return lambda e: is_dated(e) and began(e)[1] > ends(str(year), True)


def before(year):
    return lambda e: is_dated(e) and ended(e)[0] < ends(str(year), False)


def located(e):
    return "lat" in e.get("place", {})


def both(*tests):
    return lambda e: all(test(e) for test in tests)


def no(test):
    return lambda e: not test(e)


QUERIES = [
    ("party:JPN party:GBR kind:agreement,access",
     both(party("JPN"), party("GBR"), kind("agreement", "access"))),
    ("kind:agreement", kind("agreement")),
    ("kind:basing/access", kind("access")),
    ("kind:arms-transfer,cooperative-programme", kind("transfer", "programme")),
    ("kind:leadership-change", kind("leadership")),
    ("kind:scenario", kind("scenario")),
    ("-kind:meeting", no(kind("meeting"))),
    ("party:JPN", party("JPN")),
    ("party:USA party:PHL", both(party("USA"), party("PHL"))),
    ("party:KOR,PRK", party("KOR", "PRK")),
    ("party:JPN -party:USA", both(party("JPN"), no(party("USA")))),
    ("party:TWN party:CHN party:USA", both(party("TWN"), party("CHN"), party("USA"))),
    ("party:RUS,SUN", party("RUS", "SUN")),
    ("status:planned", status("planned")),
    ("status:ongoing,in-negotiation", status("ongoing", "in-negotiation")),
    ("status:contingent,speculated kind:statement",
     both(status("contingent", "speculated"), kind("statement"))),
    ("-status:occurred", no(status("occurred"))),
    ("tag:raa", tag("raa")),
    ("tag:article-2022-11-06", tag("article-2022-11-06")),
    ("tag:mesh -party:JPN", both(tag("mesh"), no(party("JPN")))),
    ("confidence:medium", confidence("medium")),
    ("confidence:high kind:exercise", both(confidence("high"), kind("exercise"))),
    ("thread:jpn-gbr-raa", thread("jpn-gbr-raa")),
    ("thread:us-phl-vfa,us-phl-edca",
     lambda e: e.get("thread") in ("us-phl-vfa", "us-phl-edca")),
    ("phase:in-force", state("in-force")),
    ("phase:terminated", state("terminated")),
    ("person:Kishida kind:meeting", both(person("Kishida"), kind("meeting"))),
    ("person:Hayashi", person("Hayashi")),
    ("has:source", has("sources")),
    ("without:source", no(has("sources"))),
    ("without:place -tag:article-2022-11-06", both(no(located), no(tag("article-2022-11-06")))),
    ("after:2022 kind:access", both(after(2022), kind("access"))),
    ("before:1960 kind:agreement", both(before(1960), kind("agreement"))),
    ("during:1951..1954 party:USA", both(during(1951, 1954), party("USA"))),
    ("during:2023 party:JPN party:PHL", both(during(2023, 2023), party("JPN"), party("PHL"))),
    ("certainly:during:2022-01..2022-06 kind:visit,talks",
     both(certainly_during("2022-01", "2022-06"), kind("visit", "talks"))),
    ("certainly:during:2022-03 kind:talks", both(certainly_during("2022-03", "2022-03"),
                                                 kind("talks"))),
]


def found(program, document, query):
    run = subprocess.run([program, "query", document, "--where", query, "--ids", "--json"],
                         capture_output=True, text=True, check=False)
    if run.returncode != 0:
        return run.stderr.strip()
    return set(json.loads(run.stdout)["ids"])


def check(root, program, document):
    problems = []
    EVENTS.extend(sample_records.load(root)["events"])
    for query, decides in QUERIES:
        asked = "kind:scenario" in query
        expected = {e["id"] for e in EVENTS
                    if decides(e) and (asked or e["kind"] != "scenario")}
        actual = found(program, document, query)
        if actual != expected:
            difference = sorted(actual ^ expected) if isinstance(actual, set) else actual
            problems.append(f"{query}: {len(expected)} expected, differing in {difference}")
    return problems, len(QUERIES)


if __name__ == "__main__":
    wrong, count = check(sys.argv[1], sys.argv[2], sys.argv[3])
    tree.finish(wrong, f"{count} queries")
