# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a made-up language of the texts that lupdate found: each is 40 % longer, in brackets and with
accents, so that what is cut off, and what nobody translates, is seen at once.

usage: pseudo.py FOUND.ts PSEUDO.ts [--rtl]
"""

import re
import sys
import xml.etree.ElementTree as Xml

ACCENTS = str.maketrans("aceginorsuyzACEGINORSUYZ", "àçéğîñöŕšüýžÀÇÉĞÎÑÖŔŠÜÝŽ")
HEBREW = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטיכלמנסעפצקרשתםןףך")
# Places for values, mnemonics, file filters and keys stay as they are.
KEPT = re.compile(r"(%L?\d|%n|%Ln|&\w|\*\.\w+|(?:Ctrl|Alt|Shift)\+)")


def longer(text, rtl):
    """`text` as the made-up language has it."""
    if not re.search(r"[A-Za-z]{2}", KEPT.sub("", text)):
        return text  # "%1 · %2", "×"
    parts = KEPT.split(text)
    table = HEBREW if rtl else ACCENTS
    said = "".join(part if KEPT.fullmatch(part) else (part.lower() if rtl else part).translate(table)
                   for part in parts)
    more = max(1, round(len(text) * 0.4) - 2)
    filler = ("אבג " if rtl else "ôñé ") * (more // 4 + 1)
    return f"[{said}{'·' if more < 4 else ' ' + filler[:more - 1].rstrip()}]"


def main():
    found, target = sys.argv[1:3]
    rtl = "--rtl" in sys.argv[3:]
    tree = Xml.parse(found)
    tree.getroot().set("language", "en")
    for message in tree.getroot().iter("message"):
        source = message.findtext("source", "")
        translation = message.find("translation")
        if translation is None:
            translation = Xml.SubElement(message, "translation")
        translation.attrib.pop("type", None)
        for child in list(translation):
            translation.remove(child)
        translation.text = None
        if message.get("numerus") == "yes":
            for plural in (source.replace("(s)", ""), source.replace("(s)", "s")):
                Xml.SubElement(translation, "numerusform").text = longer(plural, rtl)
        else:
            translation.text = longer(source, rtl)
    tree.write(target, encoding="utf-8", xml_declaration=True)


if __name__ == "__main__":
    main()
