// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Plain widgets in place of views that are not merged yet; gone when the last one is.

#include "core/engine/questions.h"

#include <QWidget>

namespace entente {

class Session;
class ThemeSwitch;

#if !__has_include("app/views/overview/overview_view.h")
class OverviewView : public QWidget
{
public:
    OverviewView(Session &, ThemeSwitch &, QWidget *parent) : QWidget(parent) { setFixedHeight(80); }
};
#endif
} // namespace entente
