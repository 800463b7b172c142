# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Includes go only where the arrows between rooms allow."""

import pathlib
import re

import tree

MODEL = {"core/base", "core/time", "core/model"}
CORE = {"core/" + room for room in (
    "base", "time", "model", "query", "store", "formats", "engine", "archive", "layout", "geo",
    "network", "opening", "story")}
WINDOW = CORE | {"app/session", "app/style", "app/models", "app/commands"}

ALLOWED = {
    "core/base": set(),
    "core/time": {"core/base"},
    "core/model": {"core/base", "core/time"},
    "core/query": MODEL,
    "core/store": MODEL,
    "core/formats": MODEL | {"core/store"},
    "core/geo": MODEL,
    "core/network": MODEL,
    "core/engine": MODEL | {"core/query", "core/geo", "core/network"},
    "core/archive": MODEL | {"core/query", "core/engine", "core/network", "core/geo", "core/store"},
    "core/opening": MODEL | {"core/store", "core/engine"},
    "core/layout": MODEL | {"core/engine", "core/geo", "core/network"},
    "core/story": CORE,
    "app/style": CORE,
    "app/session": CORE,
    "app/models": CORE | {"app/session", "app/style"},
    "app/commands": CORE | {"app/session"},
    "app/views": WINDOW,  # each view by itself: views do not know each other
    "app/exporting": CORE | {"app/session", "app/style"},
    "app/importing": WINDOW,
    "app/presenting": WINDOW | {"app/exporting"},
    "app/cli": CORE | {"app/exporting"},
    "app/shell": None,  # the only place that may know everything
    "app/main.cpp": {"app/cli", "app/shell"},
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[>"]', re.MULTILINE)
QT_HEADER = re.compile(r"^(Q[A-Z]\w*|Qt\w*/.*|q\w+\.h)$")


def room(name):
    """"core/time/edtf.h" is in core/time, "app/views/map/map_view.h" in app/views/map."""
    parts = pathlib.PurePosixPath(name).parts
    if parts[:2] == ("app", "views"):
        return "/".join(parts[:3]) if len(parts) > 3 else "app/views"
    return "/".join(parts[:2])


def problem_of(name, quote, target):
    here = room(name)
    if name.startswith("core/") and QT_HEADER.match(target):
        return f"{name}: core has no Qt header, but this includes <{target}>"
    if target == "qcustomplot.h" and not here.startswith("app/views"):
        return f"{name}: QCustomPlot stays in the views"
    if quote == "<" or not target.startswith(("core/", "app/", "tests/")):
        return None
    there = room(target)
    if here == there or there == "app/views" and here.startswith("app/views/"):
        return None
    kind = "app/views" if here.startswith("app/views") else here
    if kind not in ALLOWED:
        return f"{name}: the room {here} has no line in tests/policy/arrows.py"
    allowed = ALLOWED[kind]
    if allowed is not None and there not in allowed:
        return f"{name}: {here} must not know {there} ({target})"
    return None


def check(root):
    problems = []
    names = [name for name in tree.cpp_files(root) if name.startswith(("core/", "app/"))]
    for name in names:
        for quote, target in INCLUDE.findall(tree.read(root, name)):
            problem = problem_of(name, quote, target)
            if problem:
                problems.append(problem)
    return problems, len(names)


if __name__ == "__main__":
    found, count = check(tree.root_from_arguments())
    tree.finish(found, f"{count} files")
