# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the policy tests share: the files of the tree, and how a test ends."""

import pathlib
import sys

SKIPPED = 77

CODE_SUFFIXES = {".cpp", ".h", ".py", ".sh", ".cmake", ".svg"}
CODE_NAMES = {"CMakeLists.txt", "run"}
LEFT_OUT = {"build", "data", "golden", "corpus", "__pycache__"}
TOPS = ["core", "app", "tests", "packaging", "resources", ".ci"]


def files(root, tops=TOPS):
    """Every file below the named folders, in a fixed order, without what is built or recorded."""
    for top in tops:
        for path in sorted(pathlib.Path(root, top).rglob("*")):
            inside = path.relative_to(root)
            if path.is_file() and not LEFT_OUT.intersection(inside.parts):
                yield inside.as_posix()


def code_files(root, tops=TOPS):
    """Source files; and at the top of the tree its CMakeLists.txt."""
    if pathlib.Path(root, "CMakeLists.txt").is_file():
        yield "CMakeLists.txt"
    for name in files(root, tops):
        path = pathlib.PurePosixPath(name)
        if path.suffix in CODE_SUFFIXES or path.name in CODE_NAMES:
            yield name


def cpp_files(root):
    return [name for name in code_files(root, ["core", "app", "tests"])
            if name.endswith((".cpp", ".h"))]


def read(root, name):
    return pathlib.Path(root, name).read_text(encoding="utf-8")


def finish(problems, checked):
    """Prints what is wrong and ends the program: 0 when nothing is."""
    for problem in problems:
        print(problem)
    print(f"{checked}; {len(problems)} problems")
    sys.exit(1 if problems else 0)


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def root_from_arguments():
    return sys.argv[1] if len(sys.argv) > 1 else "."
