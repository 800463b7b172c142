# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The built sample document holds every record, and tells what was known on a day."""

import json
import subprocess
import sys

import sample_records
import tree

SIGNED = "raa-jpn-uk-signed-2023"
IN_FORCE = "raa-jpn-uk-eif-2023"


class Program:
    def __init__(self, path, document):
        self.path = path
        self.document = document

    def ask(self, *words):
        run = subprocess.run([self.path, "query", self.document, *words, "--json"],
                             capture_output=True, text=True, check=False)
        if run.returncode != 0:
            raise SystemExit(f"query {' '.join(words)}: {run.stderr.strip()}")
        return json.loads(run.stdout)

    def events(self, *words):
        return {event["id"]: event for event in self.ask(*words, "--events")["events"]}


def known(program, day):
    """What is said of the agreement's two events on a day: status and start, or None."""
    events = program.events("--where", "thread:jpn-gbr-raa", "--as-known", day)
    return [(events[i]["status"], events[i]["start"]) if i in events else None
            for i in (SIGNED, IN_FORCE)]


def check(root, program):
    problems = []

    def expect(what, actual, expected):
        if actual != expected:
            problems.append(f"{what}: {actual} instead of {expected}")

    data = sample_records.load(root)
    plotted = {e["id"] for e in data["events"] if e["kind"] != "scenario"}
    scenarios = {e["id"] for e in data["events"]} - plotted
    expect("count", program.ask("--count")["count"], len(plotted))
    expect("ids", set(program.ask("--ids")["ids"]), plotted)
    expect("scenarios", set(program.ask("--where", "kind:scenario", "--ids")["ids"]), scenarios)

    expect("stories", [(s["name"], s["scenes"]) for s in program.ask("--stories")["stories"]],
           [(s["name"], len(s["scenes"])) for s in data["stories"]])

    expect("before the report", known(program, "2022-11-05"), [None, None])
    expect("on its day", known(program, "2022-11-06"), [("planned", "[2022-11-06..]"), None])
    expect("a day later", known(program, "2022-11-07"), [("planned", "2022-12?"), None])
    expect("when it was announced", known(program, "2023-01-12"), [("occurred", "2023-01-11"), None])
    expect("when notes were exchanged", known(program, "2023-09-15"),
           [("occurred", "2023-01-11"), ("planned", "2023-10-15")])
    expect("in force", known(program, "2023-12-31"),
           [("occurred", "2023-01-11"), ("occurred", "2023-10-15")])
    today = program.events("--where", "thread:jpn-gbr-raa")
    expect("today", (today[SIGNED]["status"], today[SIGNED]["start"]), ("occurred", "2023-01-11"))
    return problems, len(plotted)


if __name__ == "__main__":
    found, count = check(sys.argv[1], Program(sys.argv[2], sys.argv[3]))
    tree.finish(found, f"{count} events")
