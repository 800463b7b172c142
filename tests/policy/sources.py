# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source is built: it is named in the CMakeLists.txt of its folder."""

import pathlib
import re

import tree

TEST = re.compile(r"entente_add_test\(\s*[\w/]+\s+(\w+)")


def named_in(text):
    without_comments = re.sub(r"#.*", "", text)
    names = set(re.findall(r"[\w./-]+\.(?:cpp|h)\b", without_comments))
    return names | {f"tst_{name}.cpp" for name in TEST.findall(without_comments)}


def check(root):
    problems = []
    count = 0
    for name in tree.cpp_files(root):
        if not name.endswith(".cpp"):
            continue
        count += 1
        path = pathlib.PurePosixPath(name)
        listing = pathlib.Path(root, path.parent, "CMakeLists.txt")
        if not listing.is_file():
            problems.append(f"{name}: its folder has no CMakeLists.txt")
        elif path.name not in named_in(listing.read_text(encoding="utf-8")):
            problems.append(f"{name}: not named in {path.parent}/CMakeLists.txt, so it is not built")
    return problems, count


if __name__ == "__main__":
    found, count = check(tree.root_from_arguments())
    tree.finish(found, f"{count} sources")
