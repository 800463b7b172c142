// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/theme.h"

#include <utility>

namespace entente
{

namespace
{

// @name stands for a colour of the theme. Widgets are named by objectName, or by the property
// "look" where there are several of a sort.
constexpr char sheet[] = R"(
QMainWindow, QDialog { background: @panel; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QToolTip { background: @canvas; color: @ink; border: 1px solid @line; padding: 1px 2px; }

QMenuBar { background: @panel; border: none; padding: 1px 10px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @canvas; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 20px 5px 26px; border-radius: 4px; }
QMenu::item:selected { background: @hover; color: @ink; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QMenu::indicator { width: 12px; height: 12px; left: 6px; }

QSplitter::handle { background: @line; }
QScrollArea { border: none; background: transparent; }
#inspectorScroll, #eventTable { border: 1px solid transparent; }
#inspectorScroll:focus, #eventTable:focus { border: 1px solid @ink; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QLineEdit, QPlainTextEdit, QTextEdit {
    background: @canvas; border: 1px solid @line; border-radius: 4px; padding: 4px 6px;
    selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: @muted; }
QPushButton {
    background: @canvas; border: 1px solid @line; border-radius: 4px; padding: 5px 14px;
    min-height: 16px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @line; }
QPushButton:default { border-color: @muted; font-weight: 600; }
QPushButton:focus { border: 1px solid @ink; }
QPushButton:disabled { color: @faint; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px;
    padding: 3px 6px; }
QToolButton:hover { background: @hover; }
QToolButton:focus { border: 1px solid @ink; }
QToolButton::menu-indicator { image: none; }

QHeaderView { background: @canvas; border: none; }
QHeaderView::section { background: @canvas; color: @muted; border: none;
    border-bottom: 1px solid @line; padding: 5px 8px; font-weight: 600; }
QTableView, QTreeView, QListView {
    background: @canvas; border: none; gridline-color: @line; alternate-background-color: @panel;
    selection-background-color: @chosen; selection-color: @ink; outline: none; }
#completions { border: 1px solid @line; }
QProgressBar { background: @line; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: @muted; border-radius: 2px; }

#topBar { background: @panel; border-bottom: 1px solid @line; }
#statusLine { background: @panel; border-top: 1px solid @line; }
#facetsPanel, #inspectorPanel { background: @panel; }
#centrePanel, #welcomePage, #welcomeInside { background: @canvas; }
QLabel[look="muted"] { color: @muted; }
QLabel[look="error"] { color: @crisis; }

#searchBox { background: @canvas; border: 1px solid @line; border-radius: 4px; }
#searchBox[focused="true"] { border-color: @muted; }
#searchBox[wrong="true"] { border-color: @crisis; }
#searchBox QLineEdit, #searchBox QLineEdit:focus {
    background: transparent; border: none; padding: 0 2px; }
#searchBox QToolButton { padding: 0; }
#searchBox #resetFilter { color: @muted; padding: 0 4px; }
#searchBox #resetFilter:hover { color: @ink; }
#searchError { background: @canvas; border: 1px solid @crisis; border-radius: 4px; color: @ink;
    padding: 5px 8px; }
QFrame[look="chip"] { background: @chip; border: 1px solid @line; border-radius: 3px; }
QToolButton[look="offer"] { border: 1px dashed @muted; border-radius: 3px; padding: 1px 6px; color: @muted; }
QToolButton[look="offer"]:hover { background: @hover; color: @ink; }
QFrame[look="chip"]:hover { background: @hover; }
QFrame[look="chip"]:focus { border: 1px solid @ink; }
QFrame[look="chip"] QToolButton { color: @muted; }
QFrame[look="chip"] QToolButton:hover { background: transparent; color: @ink; }

QToolButton[look="date"] { border: none; border-bottom: 2px solid @accent; border-radius: 0;
    padding: 1px 1px 0 1px; }
QToolButton[look="date"]:focus { border: 1px solid @ink; border-bottom: 2px solid @accent; }
QToolButton[look="date"][past="true"] { background: @accent; color: @onAccent; border-bottom: 2px solid @accent;
    border-radius: 3px; padding: 1px 5px 0 5px; }
QToolButton[look="date"][past="true"]:focus { border: 1px solid @ink; border-bottom: 2px solid @ink; }
QToolButton[look="quiet"] { color: @muted; border: 1px solid transparent; padding: 0 3px; }
QToolButton[look="quiet"]:hover { color: @ink; }
QToolButton[look="quiet"]:focus { border: 1px solid @ink; }
#playCounts { color: @accent; }
QToolButton[look="mode"] { color: @muted; border: none; border-bottom: 2px solid transparent;
    border-radius: 0; }
QToolButton[look="mode"]:checked { color: @ink; border-bottom: 2px solid @ink; }
QToolButton[look="mode"]:focus { border: 1px solid @ink; border-bottom: 2px solid @ink; }
QListView[look="panel"] { background: @panel; }
#asOfNotice { background: @chosen; border: none; border-bottom: 1px solid @line; }
QFrame[look="popover"] { background: @canvas; border: 1px solid @line; }

QFrame#viewSwitch { background: @chip; border: none; border-radius: 5px; }
QFrame#viewSwitch QToolButton { color: @muted; padding: 4px 12px; border-radius: 4px; }
QFrame#viewSwitch QToolButton:hover { color: @ink; background: transparent; }
QFrame#viewSwitch QToolButton:checked { background: @canvas; color: @ink;
    border: 1px solid @line; }
QFrame#viewSwitch QToolButton:focus { border: 1px solid @ink; }

QFrame[look="message"] { background: @canvas; border: none; border-bottom: 1px solid @line; }
QFrame[look="message"][severity="warning"] { border-left: 4px solid @encounters; }
QFrame[look="message"][severity="error"] { border-left: 4px solid @crisis; }
QFrame[look="message"][severity="note"] { border-left: 4px solid @muted; }
QFrame[look="empty"] { background: @canvas; border: 1px solid @line; border-radius: 6px; }
#foldedStrip { background: @panel; }
)";

} // namespace

QString styleSheetFor(const Theme &theme)
{
    const auto hex = [](Rgba color) { return QString::fromStdString(toHex(color)); };
    const std::pair<const char *, QString> colors[] = {
        {"@onAccent", hex(theme.onAccent)}, {"@encounters", hex(theme.encounters)},
        {"@canvas", hex(theme.canvas)},     {"@panel", hex(theme.panel)},
        {"@line", hex(theme.line)},         {"@ink", hex(theme.ink)},
        {"@muted", hex(theme.muted)},       {"@faint", hex(theme.faint)},
        {"@accent", hex(theme.accent)},     {"@crisis", hex(theme.crisis)},
        {"@hover", hex(theme.hovered())},   {"@chip", hex(theme.chip())},
        {"@chosen", hex(theme.chosen())},
    };
    QString text = QString::fromLatin1(sheet);
    for (const auto &[name, color] : colors)
        text.replace(QLatin1String(name), color);
    return text;
}

} // namespace entente
