// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"

#include <string_view>

namespace entente::test
{

/// A date from EDTF that the test knows to be right.
Date date(std::string_view edtf);

} // namespace entente::test
