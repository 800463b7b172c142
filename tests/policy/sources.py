# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source is built: a CMakeLists.txt names it."""

import posixpath
import re

import tree

SOURCE = re.compile(r"[\w./-]+\.cpp\b")
TEST = re.compile(r"entente_add_test\(\s*[\w/]+\s+(\w+)")
FUZZ = re.compile(r"entente_add_fuzz\(\s*(\w+)")


def named_in(root, listing):
    """The sources that one CMakeLists.txt names, by their place in the tree."""
    text = re.sub(r"#.*", "", tree.read(root, listing))
    names = SOURCE.findall(text)
    names += [f"tst_{name}.cpp" for name in TEST.findall(text)]
    names += [f"{name}.cpp" for name in FUZZ.findall(text)]
    return {posixpath.normpath(posixpath.join(posixpath.dirname(listing), name)) for name in names}


def check(root):
    listings = [name for name in tree.code_files(root) if name.endswith("CMakeLists.txt")]
    named = set().union(*(named_in(root, listing) for listing in listings))
    sources = [name for name in tree.cpp_files(root) if name.endswith(".cpp")]
    problems = [f"{name}: no CMakeLists.txt names it, so it is not built"
                for name in sources if name not in named]
    return problems, len(sources)


if __name__ == "__main__":
    found, count = check(tree.root_from_arguments())
    tree.finish(found, f"{count} sources")
