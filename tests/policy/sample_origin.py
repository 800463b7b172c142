# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample's records say what the curated set says that they were taken from, where it is at hand:
../shared/data/sample beside the repository."""

import csv
import json
import pathlib
import sys

import sample_records
import tree

KINDS = {"basing/access": "access", "arms-transfer": "transfer",
         "cooperative-programme": "programme", "leadership-change": "leadership"}
SAME = ["title", "subkind", "status", "start", "end", "confidence"]


def differences(row, event):
    """What of one row of the set the record does not carry."""
    expected = {name: row[name] for name in SAME}
    expected["kind"] = KINDS.get(row["kind"], row["kind"])
    expected["parties"] = row["parties"]
    expected["persons"] = row["persons"]
    expected["related"] = row["related"]
    expected["tags"] = row["tags"]
    expected["urls"] = row["source_urls"]
    expected["verified"] = row["url_verified"]
    expected["place"] = row["place"]
    expected["lat"] = row["lat"]
    sources = event["sources"]
    place = event.get("place", {})
    actual = {name: event.get(name, "") for name in SAME + ["kind"]}
    actual["parties"] = ";".join(f"{p['actor']}:{p['role']}" for p in event["parties"])
    actual["persons"] = ";".join(f"{p['name']}|{p['office']}|{p['actor']}"
                                 for p in event.get("persons", []))
    actual["related"] = ";".join(f"{r['type']}:{r['target']}" for r in event.get("relations", []))
    actual["tags"] = ";".join(event.get("tags", []))
    actual["urls"] = " | ".join(s["url"] for s in sources)
    actual["verified"] = " | ".join(str(s["verified"]).lower() for s in sources)
    actual["place"] = place.get("name", "")
    actual["lat"] = str(place.get("lat", ""))
    return [f"{row['id']}: {name}: '{actual[name]}' instead of '{expected[name]}'"
            for name in expected if not same(expected[name], actual[name])]


def same(a, b):
    try:
        return float(a) == float(b)
    except ValueError:
        return a == b


def check_ties(network, data):
    keys = ["a", "b", "layer", "start", "end", "basis", "events"]
    theirs = [[tie.get(key, "") for key in keys] for tie in network["ties"]]
    ours = [[tie.get(key, "") for key in keys] for tie in data["ties"]]
    unions = {layer["name"]: layer["members"] for layer in data["layers"]}
    return (["the ties differ"] if theirs != ours else []) + (
        ["the layers differ"] if network["layers"] != unions else [])


def check(root, origin):
    data = sample_records.load(root)
    events = {event["id"]: event for event in data["events"]}
    with open(origin / "indo_pacific.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    problems = [f"{row['id']}: missing" for row in rows if row["id"] not in events]
    problems += [f"{i}: not in the set" for i in
                 set(events) - {row["id"] for row in rows} if not i.startswith("article-")]
    for row in rows:
        problems += differences(row, events.get(row["id"], {"sources": [], "parties": []}))
    problems += check_ties(json.loads((origin / "network.json").read_text("utf-8")), data)
    records = json.loads((origin / "article_events.json").read_text("utf-8"))["records"]
    reading = json.loads(tree.read(root, "resources/sample/reading.json"))
    told = sorted(line["record"] for line in reading)
    if told != sorted(record["id"] for record in records):
        problems.append("reading.json does not tell of every record once")
    quotes = {quote["quote"] for record in records for quote in record["evidence"]}
    for event in events.values():
        problems += [f"{event['id']}: a quote that is no evidence" for report in
                     event.get("reports", []) if report.get("quote", "") not in quotes | {""}]
    return problems, len(rows)


if __name__ == "__main__":
    at = pathlib.Path(sys.argv[2])
    if not at.is_dir():
        tree.skip(f"{at} is not here")
    found, count = check(tree.root_from_arguments(), at)
    tree.finish(found, f"{count} rows")
