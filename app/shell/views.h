// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/missing_views.h"
#include "app/views/facets/facets_view.h"
#include "app/views/inspector/inspector_view.h"
#include "app/views/table/table_view.h"
#include "app/views/timeline/timeline_view.h"
#if __has_include("app/views/overview/overview_view.h")
#include "app/views/overview/overview_view.h"
#endif
#include "app/views/map/map_view.h"
