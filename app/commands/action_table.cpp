// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/actions.h"

#include <QtGlobal>

namespace entente
{

namespace
{

constexpr auto check = ActionSpec::Checkable;
constexpr auto choice = ActionSpec::Choice;

constexpr ActionSpec actionSpecs[] = {
    {"file.open", QT_TRANSLATE_NOOP("Actions", "&Open…"), "Ctrl+O", "Open a document"},
    {"file.openArchive", QT_TRANSLATE_NOOP("Actions", "Open a&rchive…"), "",
     "Look into an archive on a PostgreSQL server"},
    {"file.sample", QT_TRANSLATE_NOOP("Actions", "Open &sample"), "",
     "Open the document that comes with the program"},
    {"file.saveCopy", QT_TRANSLATE_NOOP("Actions", "Save a &copy…"), "Ctrl+Shift+S",
     "Write the whole document to another file"},
    {"file.import", QT_TRANSLATE_NOOP("Actions", "&Import data…"), "Ctrl+Shift+I",
     "Read events from CSV or JSON files into a new document"},
    {"file.exportImage", QT_TRANSLATE_NOOP("Actions", "Export i&mage…"), "Ctrl+E",
     "Save what is shown as PNG, SVG or PDF"},
    {"file.exportData", QT_TRANSLATE_NOOP("Actions", "Export &data…"), "Ctrl+Shift+E",
     "Save the events that are shown as CSV, JSON or GeoJSON"},
    {"file.copyImage", QT_TRANSLATE_NOOP("Actions", "Cop&y as image"), "Ctrl+Shift+C",
     "Put a picture of what is shown on the clipboard"},
    {"file.print", QT_TRANSLATE_NOOP("Actions", "&Print…"), "Ctrl+P", "Print what is shown"},
    {"file.close", QT_TRANSLATE_NOOP("Actions", "C&lose document"), "Ctrl+W",
     "Close the document and keep the window"},
    {"file.quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q", "Leave the program"},

    {"edit.find", QT_TRANSLATE_NOOP("Actions", "&Find"), "Ctrl+F", "Go to the search box"},
    {"edit.copy", QT_TRANSLATE_NOOP("Actions", "&Copy"), "Ctrl+C",
     "Copy the selected events, for a spreadsheet"},
    {"edit.selectAll", QT_TRANSLATE_NOOP("Actions", "Select &all"), "Ctrl+A",
     "Select every event that is shown"},
    {"edit.clearSelection", QT_TRANSLATE_NOOP("Actions", "Clear &selection"), "Esc",
     "Select nothing"},
    {"edit.clearFilter", QT_TRANSLATE_NOOP("Actions", "&Reset filter"), "Ctrl+Backspace",
     "Show every event again"},

    {"view.map", QT_TRANSLATE_NOOP("Actions", "&Map"), "Ctrl+1", "Show the map", choice},
    {"view.table", QT_TRANSLATE_NOOP("Actions", "T&able"), "Ctrl+2", "Show the table", choice},
    {"view.facets", QT_TRANSLATE_NOOP("Actions", "F&acets panel"), "F9",
     "Show or hide the panel on the left", check},
    {"view.inspector", QT_TRANSLATE_NOOP("Actions", "&Details panel"), "Ctrl+I",
     "Show or hide the panel on the right", check},
    {"view.timeline", QT_TRANSLATE_NOOP("Actions", "&Timeline"), "F10", "Show or hide the timeline",
     check},
    {"lanes.party", QT_TRANSLATE_NOOP("Actions", "By &party"), "", "One lane per party", choice},
    {"lanes.kind", QT_TRANSLATE_NOOP("Actions", "By &kind"), "", "One lane per kind", choice},
    {"lanes.region", QT_TRANSLATE_NOOP("Actions", "By &region"), "", "One lane per region", choice},
    {"lanes.none", QT_TRANSLATE_NOOP("Actions", "&One lane"), "", "All events together", choice},
    {"theme.system", QT_TRANSLATE_NOOP("Actions", "As the &desktop"), "",
     "Light or dark, as the desktop is", choice},
    {"theme.light", QT_TRANSLATE_NOOP("Actions", "&Light"), "", "Dark ink on white", choice},
    {"theme.dark", QT_TRANSLATE_NOOP("Actions", "&Dark"), "", "Light ink on near black", choice},
    {"view.lessMotion", QT_TRANSLATE_NOOP("Actions", "Less motio&n"), "",
     "Show changes at once: nothing glides, fades or coasts", check},
    {"view.zoomIn", QT_TRANSLATE_NOOP("Actions", "Zoom &in"),
     "Ctrl++;Ctrl+=", "Half the time in the window"},
    {"view.zoomOut", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), "Ctrl+-",
     "Twice the time in the window"},
    {"view.showAll", QT_TRANSLATE_NOOP("Actions", "&Show all"), "Ctrl+0;Ctrl+Home",
     "The whole time of the document, the whole map"},
    {"view.goToDate", QT_TRANSLATE_NOOP("Actions", "&Go to date…"), "Ctrl+L;Ctrl+G",
     "Move the timeline to any date, as you would say it"},
    {"view.back", QT_TRANSLATE_NOOP("Actions", "&Back"), "Alt+Left",
     "What was shown before: filter, time, selection"},
    {"view.forward", QT_TRANSLATE_NOOP("Actions", "&Forward"), "Alt+Right", "What was shown next"},
    {"view.fullScreen", QT_TRANSLATE_NOOP("Actions", "F&ull screen"), "F11", "Fill the screen",
     check},

    {"play.toggle", QT_TRANSLATE_NOOP("Actions", "&Play or pause"), "Space",
     "Play time: the playhead moves, and with it what is in force"},
    {"play.stop", QT_TRANSLATE_NOOP("Actions", "&Stop"), "Shift+Space",
     "Pause, and have every event count again"},
    {"play.forward", QT_TRANSLATE_NOOP("Actions", "Step &forward"), "Ctrl+Right",
     "Move the playhead a day, month, year or to the next event"},
    {"play.back", QT_TRANSLATE_NOOP("Actions", "Step &back"), "Ctrl+Left",
     "Move the playhead back"},
    {"play.nextEvent", QT_TRANSLATE_NOOP("Actions", "&Next event"), "Ctrl+Shift+Right",
     "Move the playhead to where the next event begins"},
    {"play.previousEvent", QT_TRANSLATE_NOOP("Actions", "P&revious event"), "Ctrl+Shift+Left",
     "Move the playhead to where the event before begins"},
    {"play.faster", QT_TRANSLATE_NOOP("Actions", "F&aster"), "Ctrl+Up", "Play time faster"},
    {"play.slower", QT_TRANSLATE_NOOP("Actions", "S&lower"), "Ctrl+Down", "Play time more slowly"},
    {"play.settings", QT_TRANSLATE_NOOP("Actions", "Spee&d and more…"), "Ctrl+Shift+Space",
     "Speed, steps, what counts and what happens at the end"},
    {"step.day", QT_TRANSLATE_NOOP("Actions", "By &day"), "", "Steps of a day", choice},
    {"step.month", QT_TRANSLATE_NOOP("Actions", "By &month"), "", "Steps of a month", choice},
    {"step.year", QT_TRANSLATE_NOOP("Actions", "By &year"), "", "Steps of a year", choice},
    {"step.event", QT_TRANSLATE_NOOP("Actions", "To the next &event"), "",
     "Steps to where the next event begins", choice},
    {"counts.everything", QT_TRANSLATE_NOOP("Actions", "&Everything"), "",
     "Playback leaves out nothing", choice},
    {"counts.trailing", QT_TRANSLATE_NOOP("Actions", "The &last while"), "",
     "Only what happened in the last while before the playhead counts", choice},
    {"counts.cumulative", QT_TRANSLATE_NOOP("Actions", "Everything so &far"), "",
     "Only what happened up to the playhead counts", choice},
    {"end.stop", QT_TRANSLATE_NOOP("Actions", "&Stop"), "", "Play once", choice},
    {"end.loop", QT_TRANSLATE_NOOP("Actions", "&Begin again"), "", "Play in a loop", choice},
    {"end.bounce", QT_TRANSLATE_NOOP("Actions", "&Turn round"), "", "Play to and fro", choice},
    {"range.all", QT_TRANSLATE_NOOP("Actions", "&All of time"), "", "Play all of time", choice},
    {"range.window", QT_TRANSLATE_NOOP("Actions", "The &window"), "",
     "Play the time that the timeline shows", choice},
    {"range.brush", QT_TRANSLATE_NOOP("Actions", "The &brushed range"), "",
     "Play the range of days that the filter has", choice},
    {"play.follow", QT_TRANSLATE_NOOP("Actions", "Follow with the &window"), "",
     "Move the timeline along when the playhead leaves it", check},

    {"known.dates", QT_TRANSLATE_NOOP("Actions", "&As known on…"), "Ctrl+Shift+L",
     "Choose the day whose knowledge is shown"},
    {"known.inForce", QT_TRANSLATE_NOOP("Actions", "&In force on…"), "",
     "Choose the day whose state of the world is shown"},
    {"known.today", QT_TRANSLATE_NOOP("Actions", "Back to &today"), "Ctrl+Shift+T",
     "In force today, as known today"},
    {"known.changes", QT_TRANSLATE_NOOP("Actions", "What &changed"), "Ctrl+D",
     "List what became known between two dates", check},
    {"known.next", QT_TRANSLATE_NOOP("Actions", "&Next change"), "F8",
     "Select the next change and go to the day on which it became known"},
    {"known.previous", QT_TRANSLATE_NOOP("Actions", "&Previous change"), "Shift+F8",
     "Select the change before"},

    {"help.firstSteps", QT_TRANSLATE_NOOP("Actions", "&First steps"), "F1", "What to try first"},
    {"help.keys", QT_TRANSLATE_NOOP("Actions", "&Keys and gestures"), "?", "This list"},
    {"help.about", QT_TRANSLATE_NOOP("Actions", "&About Entente"), "",
     "Version, licence, origin of the data"},
};

constexpr GestureSpec gestureSpecs[] = {
    {"Timeline", "Click", "Select an event; its details appear on the right"},
    {"Timeline", "Ctrl+click", "Add an event to the selection, or take it away"},
    {"Timeline", "Double click", "On a cluster: zoom to its events; on empty space: show all"},
    {"Timeline", "Drag", "Move in time"},
    {"Timeline", "Wheel", "Zoom; the date under the pointer stays where it is"},
    {"Timeline", "Shift+wheel", "Move in time"},
    {"Timeline", "Shift+drag", "Brush a range of time: everything counts that range only"},
    {"Overview", "Drag a handle", "Change the time that the timeline shows"},
    {"Overview", "Shift+drag", "Brush a range of time"},
    {"Overview", "▶ and its steps", "Play time, step through it"},
    {"Map", "Drag, wheel", "Move, zoom at the pointer"},
    {"Map", "Shift+drag", "Filter to a box"},
    {"Map", "Double click", "Zoom in"},
    {"Search", "Backspace", "At the start of the text: remove the last term"},
    {"Anywhere", "Esc", "Close what is open, then select nothing"},
    {"Anywhere", "Right click", "Filter to this, exclude, copy"},
};

} // namespace

std::span<const ActionSpec> actionTable()
{
    return actionSpecs;
}

std::span<const GestureSpec> gestureTable()
{
    return gestureSpecs;
}

} // namespace entente
