# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The policies see what they are there to see: each on a small tree that breaks it."""

import json
import pathlib
import tempfile
import unittest

import arrows
import headers
import sample_records
import sources

SPDX = ("// SPDX-FileCopyrightText: Entente contributors\n"
        "// SPDX-License-Identifier: GPL-3.0-or-later\n")


class SmallTree(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def problems(self, policy):
        return policy.check(str(self.root))[0]


class Arrows(SmallTree):
    def including(self, name, *targets):
        self.write(name, "".join(f"#include {target}\n" for target in targets))
        return self.problems(arrows)

    def test_core_includes_no_qt(self):
        self.assertTrue(self.including("core/time/a.cpp", "<QString>"))

    def test_core_does_not_know_the_window(self):
        self.assertTrue(self.including("core/engine/a.cpp", '"app/session/session.h"'))

    def test_time_does_not_know_the_model(self):
        self.assertTrue(self.including("core/time/a.h", '"core/model/event.h"'))

    def test_views_do_not_know_each_other(self):
        self.assertTrue(self.including("app/views/map/a.cpp", '"app/views/table/table_view.h"'))

    def test_nothing_points_at_the_shell(self):
        for room in ("app/session", "app/views/map", "app/commands", "app/cli"):
            with self.subTest(room):
                self.assertTrue(self.including(f"{room}/a.cpp", '"app/shell/main_window.h"'))

    def test_session_and_style_know_no_view(self):
        for room in ("app/session", "app/style"):
            with self.subTest(room):
                self.assertTrue(self.including(f"{room}/a.cpp", '"app/views/map/map_view.h"'))

    def test_a_room_without_a_line_is_told(self):
        self.assertTrue(self.including("core/misc/a.cpp", '"core/time/edtf.h"'))

    def test_what_the_arrows_allow_passes(self):
        self.assertEqual(self.including("app/views/map/a.cpp", "<QWidget>", '"core/geo/world.h"',
                                        '"app/session/session.h"', '"app/views/map/b.h"'), [])
        self.assertEqual(self.including("app/shell/a.cpp", '"app/views/map/map_view.h"'), [])


class Headers(SmallTree):
    def test_a_file_without_licence_is_told(self):
        self.write("core/time/a.cpp", "int a;\n")
        self.assertTrue(self.problems(headers))

    def test_work_left_for_later_is_told(self):
        self.write("core/time/a.cpp", SPDX + "// TO" "DO: the rest\n")
        self.assertTrue(self.problems(headers))

    def test_a_file_with_both_lines_passes(self):
        self.write("core/time/a.cpp", SPDX)
        self.assertEqual(self.problems(headers), [])


class Sources(SmallTree):
    def test_a_source_that_is_not_built_is_told(self):
        self.write("core/time/a.cpp", SPDX)
        self.write("core/time/CMakeLists.txt", "target_sources(x PRIVATE b.cpp)\n# a.cpp\n")
        self.assertTrue(self.problems(sources))

    def test_a_test_is_named_by_its_function(self):
        self.write("tests/core/tst_a.cpp", SPDX)
        self.write("tests/core/CMakeLists.txt", "entente_add_test(core a CORE)\n")
        self.assertEqual(self.problems(sources), [])


class SampleRecords(SmallTree):
    def problems_of(self, **changes):
        event = {"id": "a", "title": "A", "kind": "meeting", "status": "occurred",
                 "start": "2022-11-03", "parties": [{"actor": "JPN", "role": "host"}]} | changes
        actor = {"id": "JPN", "type": "bloc", "name": "Japan", "names": []}
        tables = {"actors": [actor], "events": [event],
                  "layers": [{"name": "political", "members": ["L3"], "default": True}]}
        for name in sample_records.FILES:
            part = {"format": "entente/1"} | (tables if name == "events" else {})
            self.write(f"resources/sample/{name}.json", json.dumps(part))
        checker = sample_records.Checker(sample_records.load(self.root))
        checker.check()
        return checker.problems

    def test_a_sound_record_passes(self):
        self.assertEqual(self.problems_of(), [])

    def test_broken_records_are_told(self):
        broken = {
            "a day that is none": {"start": "2022-02-30"},
            "no date": {"start": ""},
            "a relation into the void": {"relations": [{"type": "leads-to", "target": "b"}]},
            "an unknown party": {"parties": [{"actor": "XYZ", "role": "host"}]},
            "an unknown kind": {"kind": "party"},
            "a place off the globe": {"place": {"lat": 91, "lon": 0, "precision": "city"}},
            "a phase without a thread": {"phase": "signed"},
            "a long quote": {"reports": [{"publisher": "P", "published": "2022", "quote": "w " * 21,
                                          "status": "planned"}]},
        }
        for name, changes in broken.items():
            with self.subTest(name):
                self.assertTrue(self.problems_of(**changes))

    def test_the_shapes_of_dates(self):
        for text in ("2022", "2022-12?", "1981~", "[2022-11-06..]", "[..2022-11-06]", "../..",
                     "2022-05/..", "2020-11~/2022-11-06", "[2022-09..2022-11-06]"):
            with self.subTest(text):
                self.assertTrue(sample_records.is_edtf(text))
        for text in ("2022-13", "11-06", "[..]", "..", "2022/2023/2024", "May 2022"):
            with self.subTest(text):
                self.assertFalse(sample_records.is_edtf(text))


if __name__ == "__main__":
    unittest.main()
