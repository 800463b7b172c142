// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/engine_maker.h"

namespace entente::test
{

std::shared_ptr<const Engine> makeEngine(Dataset data)
{
    return makeLocalEngine(std::move(data));
}

const char *whyNoEngine()
{
    return nullptr;
}

} // namespace entente::test
