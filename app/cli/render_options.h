// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/exporting/export_choices.h"
#include "app/exporting/render.h"

#include <optional>
#include <variant>

namespace entente
{

/// A failed run, or a wrong call.
using Trouble = std::variant<Error, UsageError>;

/// What a call of `entente render` asks for, as far as it can be told without the document.
struct RenderCall
{
    RenderRequest request;
    std::optional<TimeSpan> from; ///< the days that --from names
    std::optional<TimeSpan> to;
    ExportScope scope = ExportScope::Visible; ///< Selection: of the request, or of the scene
};

/// Reads all options but --scene, which needs the document.
std::optional<Trouble> readRequest(const Invocation &call, RenderCall &read);

} // namespace entente
