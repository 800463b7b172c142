# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What packages say of the program passes the validators of those who read it.

usage: desktop_files.py SOURCE_FOLDER BUILT_PACKAGING_FOLDER PROGRAM SAMPLE_DOCUMENT
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ID = "org.entente.Entente"
SKIPPED = 77


def run(*words, **more):
    return subprocess.run(words, capture_output=True, text=True, check=False, **more)


def judged(name, *words, **more):
    """The problems that a validator has with a file, one a line; all that it says counts."""
    result = run(*words, **more)
    said = (result.stdout + result.stderr).strip()
    if result.returncode == 0 and not said:
        return []
    return [f"{name}: {line}" for line in said.splitlines()] or [f"{name}: failed"]


def desktop_entry(source):
    return judged("desktop-file-validate", "desktop-file-validate",
                  str(source / "packaging/desktop" / f"{ID}.desktop"))


def metainfo(built):
    result = run("appstreamcli", "validate", "--pedantic", "--no-net", "--no-color",
                 str(built / f"{ID}.metainfo.xml"))
    # Its ids are of the form that most desktops use; that is advice, not an error.
    told = [line for line in result.stdout.splitlines() if re.match(r"[EWI]: ", line)]
    if result.returncode != 0 and not told:
        told = [result.stdout + result.stderr]
    return [f"appstreamcli: {line}" for line in told]


def manual_page(built):
    return judged("mandoc", "mandoc", "-Tlint", "-W", "style", str(built / "entente.1"))


def mime_type(source, sample):
    """The document is known by its content and by its name."""
    with tempfile.TemporaryDirectory() as folder:
        share = pathlib.Path(folder) / "share"
        packages = share / "mime/packages"
        packages.mkdir(parents=True)
        shutil.copy(source / "packaging/desktop" / f"{ID}.xml", packages)
        system = pathlib.Path("/usr/share/mime/packages/freedesktop.org.xml")
        if system.exists():
            shutil.copy(system, packages)
        problems = judged("update-mime-database", "update-mime-database", str(share / "mime"),
                          env={**os.environ, "XDG_DATA_HOME": str(share)})
        globs = (share / "mime/globs2").read_text(encoding="utf-8")
        if "application/vnd.entente+sqlite3:*.entente" not in globs:
            problems.append("the suffix .entente is not known")
        magic = (share / "mime/magic").read_bytes()
        if b"application/vnd.entente+sqlite3]" not in magic:
            problems.append("no magic is known for documents")
    head = pathlib.Path(sample).read_bytes()[:72]
    if head[:15] != b"SQLite format 3" or head[68:72] != b"Ente":
        problems.append("a document does not begin as its magic says")
    return problems


def completions(built, program):
    """The script for bash knows every command and option that --help knows."""
    script = built / "entente.bash"
    problems = judged("bash", "bash", "-n", str(script))
    commands = re.findall(r"^  entente (\w+) …", run(program, "--help").stdout, re.MULTILINE)
    if not commands:
        problems.append("--help names no commands")
    for command in commands:
        options = re.findall(r"^  (--[\w-]+)", run(program, command, "--help").stdout, re.MULTILINE)
        asked = run("bash", "-c", f'source "{script}"; COMP_WORDS=(entente {command} --); '
                    'COMP_CWORD=2; _entente; echo "${COMPREPLY[@]}"').stdout.split()
        for option in options:
            if option not in asked:
                problems.append(f"bash does not complete {command} {option}")
            if f".B {option.replace('-', chr(92) + '-')}" not in manual(built) and \
                    f".BI {option.replace('-', chr(92) + '-')} " not in manual(built):
                problems.append(f"the manual page lacks {command} {option}")
    return problems


def manual(built):
    return (built / "entente.1").read_text(encoding="utf-8")


def main():
    source, built = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    program, sample = sys.argv[3], sys.argv[4]
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    checks = [("desktop-file-validate", lambda: desktop_entry(source)),
              ("appstreamcli", lambda: metainfo(built)),
              ("mandoc", lambda: manual_page(built)),
              ("update-mime-database", lambda: mime_type(source, sample)),
              ("bash", lambda: completions(built, program))]
    problems, missing = [], []
    for tool, check in checks:
        if shutil.which(tool):
            problems += check()
        else:
            missing.append(tool)
    for problem in problems:
        print(problem)
    print(f"{len(checks) - len(missing)} of {len(checks)} validators asked, {len(problems)} problems")
    if problems:
        return 1
    if missing:
        print("skipped, for these are not installed: " + ", ".join(missing))
        return SKIPPED
    return 0


if __name__ == "__main__":
    sys.exit(main())
