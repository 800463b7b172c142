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


def problems_of(program, root, names):
    run = subprocess.run([program, "--dry-run", "-Werror", "--style=file", *names], cwd=root,
                         capture_output=True, text=True, check=False)
    first = {}
    for name, line in re.findall(r"^(.+?):(\d+):\d+: error:", run.stderr, re.MULTILINE):
        first.setdefault(name, line)
    if run.returncode != 0 and not first:
        return [run.stderr.strip()]
    return [f"{name}:{line}: run clang-format -i on it" for name, line in first.items()]


def check(root, program):
    names = tree.cpp_files(root)
    workers = os.cpu_count() or 1
    shares = [share for share in (names[i::workers] for i in range(workers)) if share]
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        found = pool.map(lambda share: problems_of(program, root, share), shares)
    return [problem for problems in found for problem in problems], len(names)


if __name__ == "__main__":
    formatter = tool()
    if not formatter:
        tree.skip(f"there is no clang-format {VERSION}")
    problems, count = check(tree.root_from_arguments(), formatter)
    tree.finish(problems, f"{count} files")
