// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace entente
{

/// A library that the program is made with.
struct Library
{
    std::string name;
    std::string version; ///< of what runs here, which need not be what it was built with
    std::string licence; ///< SPDX
    std::string address; ///< its home on the web
};

/// Those of the core. The window adds its own.
std::vector<Library> coreLibraries();

} // namespace entente
