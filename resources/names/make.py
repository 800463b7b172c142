# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the names of states by language from Debian's iso-codes to states.json; with --check tells
whether it still says what iso-codes says (77: iso-codes is not installed)."""

import gettext
import json
import pathlib
import re
import sys

LANGUAGES = ["ar", "bn", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja",
             "ko", "nl", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh_CN", "zh_TW"]
# Where the name before the comma is that of two states.
NEED_ALL = {"COD", "COG", "KOR", "PRK"}
CODES = pathlib.Path("/usr/share/iso-codes/json/iso_3166-1.json")
HERE = pathlib.Path(__file__).resolve().parent


def names_in(language, states):
    catalogue = gettext.translation("iso_3166-1", "/usr/share/locale", [language])
    names = {}
    for state in states:
        for key in ("common_name", "name"):  # "Taiwan" before "Taiwan, Province of China"
            english = state.get(key)
            name = catalogue.gettext(english) if english else ""
            if name and name != english:
                if re.search("[,،]", name) and state["alpha_3"] in NEED_ALL:
                    continue
                # "Iran, Islamic Republic of" is how a list sorts, not how people say it.
                names[state["alpha_3"]] = re.split("[,،] ?", name)[0].strip()
                break
    return names


def text():
    states = sorted(json.loads(CODES.read_text(encoding="utf-8"))["3166-1"],
                    key=lambda state: state["alpha_3"])
    lines = []
    for language in LANGUAGES:
        names = json.dumps(names_in(language, states), ensure_ascii=False, separators=(",", ":"))
        lines.append(f'"{language}":{names}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main():
    target = HERE / "states.json"
    if not CODES.exists():
        print("skipped: iso-codes is not installed")
        return 77
    try:
        made = text()
    except FileNotFoundError as missing:
        print(f"skipped: iso-codes has no translations here: {missing}")
        return 77
    if "--check" not in sys.argv[1:]:
        target.write_text(made, encoding="utf-8")
        return 0
    if target.read_text(encoding="utf-8") == made:
        return 0
    print(f"{target} is not what iso-codes says: run {__file__}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
