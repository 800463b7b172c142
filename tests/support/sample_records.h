// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <memory>

namespace entente::test
{

/// The sample's source records (resources/sample) as one dataset. Asserts that they can be read.
Dataset sampleRecords();

/// An engine over them, made once.
std::shared_ptr<const Engine> sampleEngine();

} // namespace entente::test
