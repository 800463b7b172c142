# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the texts of the program and brings the translations beside this file up to date: those in
English hold the forms of counts alone, all others everything. With --check nothing is written, and
it is said whether the English forms are complete (77: lupdate is not installed).

usage: update.py [--check] [--found FOUND.ts]      --found writes all texts, for pseudo.py
"""

import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as Xml

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def lupdate():
    return shutil.which("lupdate", path="/usr/lib/qt6/bin:/usr/lib/qt6/libexec") or shutil.which("lupdate")


def find(target, *options):
    subprocess.run([lupdate(), "-silent", "-no-obsolete", "-locations", "none", "-tr-function-alias",
                    "QT_TRANSLATE_NOOP+=ENTENTE_TRANSLATE_LATER", "-tr-function-alias",
                    "QT_TRANSLATE_N_NOOP+=ENTENTE_TRANSLATE_COUNT_LATER", *options, "-extensions", "cpp,h", "-I", ".",
                    "app", "core", "-ts", str(target)], cwd=ROOT, check=True, capture_output=True)


def fill_in_english(file):
    """The forms of counts in English follow from the "(s)" in them."""
    tree = Xml.parse(file)
    tree.getroot().set("language", "en")
    for context in tree.getroot().findall("context"):
        for message in context.findall("message"):
            source = message.findtext("source", "")
            translation = message.find("translation")
            translation.attrib.pop("type", None)
            forms = translation.findall("numerusform")
            for form, said in zip(forms, (source.replace("(s)", ""), source.replace("(s)", "s"))):
                form.text = form.text or said
    tree.write(file, encoding="utf-8", xml_declaration=True)


def forms(file):
    return {(context.findtext("name"), message.findtext("source"))
            for context in Xml.parse(file).getroot().findall("context")
            for message in context.findall("message")
            if all(form.text for form in message.iter("numerusform"))}


def check():
    with tempfile.TemporaryDirectory() as folder:
        found = pathlib.Path(folder) / "en.ts"
        find(found, "-pluralonly", "-target-language", "en")
        fill_in_english(found)
        missing = forms(found) - forms(HERE / "entente_en.ts")
    for context, source in sorted(missing):
        print(f"{context}: the forms of “{source}” are missing in entente_en.ts")
    if missing:
        print(f"run {pathlib.Path(__file__).relative_to(ROOT)}")
    return 1 if missing else 0


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--check", action="store_true")
    options.add_argument("--found")
    chosen = options.parse_args()
    if not lupdate():
        print("skipped: lupdate is not installed")
        return 77
    if chosen.check:
        return check()
    if chosen.found:
        find(pathlib.Path(chosen.found).resolve(), "-target-language", "en")
        return 0
    for file in sorted(HERE.glob("entente_*.ts")):
        if file.name == "entente_en.ts":
            find(file, "-pluralonly", "-target-language", "en")
            fill_in_english(file)
        else:
            find(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
