# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-format has nothing to change. Its output differs between versions: Debian 12's decides."""

import concurrent.futures
import os
import re
import shutil
import subprocess

import tree

VERSION = "14"


def tool():
    for name in (f"clang-format-{VERSION}", "clang-format"):
        path = shutil.which(name)
        if not path:
            continue
        said = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
        if re.search(rf"version {VERSION}\.", said):
            return path
    return None


def problem_of(program, root, name):
    run = subprocess.run([program, "--dry-run", "-Werror", "--style=file", name], cwd=root,
                         capture_output=True, text=True, check=False)
    if run.returncode == 0:
        return None
    first = run.stderr.splitlines()[0] if run.stderr else name
    return f"{first.split(': error:')[0]}: run clang-format -i on it"


def check(root, program):
    names = tree.cpp_files(root)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda name: problem_of(program, root, name), names)
    return [problem for problem in found if problem], len(names)


if __name__ == "__main__":
    formatter = tool()
    if not formatter:
        tree.skip(f"there is no clang-format {VERSION}")
    problems, count = check(tree.root_from_arguments(), formatter)
    tree.finish(problems, f"{count} files")
