// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/answers.h"

namespace entente::test
{

Date date(std::string_view edtf)
{
    return Date::fromEdtf(edtf).value();
}

} // namespace entente::test
