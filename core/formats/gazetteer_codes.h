// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace entente
{

/// One meaning of a code. Days are written 19911226; 0 is open, `until` is the first day after.
struct CodeMeaning
{
    std::string_view code;
    std::string_view state; ///< as countryFrom() calls it
    int from = 0;
    int until = 0;
};

/// A number and the letters of the Correlates of War project's state system list.
struct CowState
{
    int number;
    std::string_view alpha;
    std::string_view state;
    int from = 0;
    int until = 0;
};

std::span<const CowState> cowStates();
/// Numbers that Gleditsch and Ward give to other states than the Correlates of War project.
std::span<const CodeMeaning> gleditschWardOwn();
std::span<const CodeMeaning> withdrawnIso2();
std::span<const CodeMeaning> withdrawnIsoNumeric();
std::span<const CodeMeaning> withdrawnFips();
/// Names that meant other states at other times.
std::span<const CodeMeaning> changingNames();
std::span<const CodeMeaning> demonyms();
/// `code` is the state's.
std::span<const CodeMeaning> stateLives();

} // namespace entente
