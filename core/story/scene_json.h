// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/json_members.h"
#include "core/story/scene.h"

namespace entente
{

/// The members of a scene; what is as in a plain Scene is left out.
OrderedJson sceneJson(const Scene &scene);
/// What is wrong, the object keeps.
Scene readScene(Members &members);

} // namespace entente
