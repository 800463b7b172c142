// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <memory>

namespace entente::test
{

/// The engine that a test is about, over `data`. Which one that is, is chosen by what the test is
/// linked with: local_engine_maker.cpp or archive_engine_maker.cpp.
std::shared_ptr<const Engine> makeEngine(Dataset data);

/// Why there is no such engine on this machine; null when there is.
const char *whyNoEngine();

} // namespace entente::test
