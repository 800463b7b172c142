# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file says whose it is and under which terms; none carries a note to do it later."""

import re

import tree

COPYRIGHT = "SPDX-FileCopyrightText: Entente contributors"
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
LATER = re.compile(r"\b(TO" r"DO|FIX" r"ME)\b")


def check(root):
    problems = []
    count = 0
    for name in tree.code_files(root):
        count += 1
        lines = tree.read(root, name).splitlines()
        head = "\n".join(lines[:4])
        if COPYRIGHT not in head or LICENCE not in head:
            problems.append(f"{name}: the two SPDX lines are missing at its top")
        for number, line in enumerate(lines, 1):
            found = LATER.search(line)
            if found:
                problems.append(f"{name}:{number}: {found.group()}: do it, or write an issue")
    return problems, count


if __name__ == "__main__":
    found, count = check(tree.root_from_arguments())
    tree.finish(found, f"{count} files")
