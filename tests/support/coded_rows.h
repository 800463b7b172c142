// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

namespace entente::test
{

/// One line of a table of machine-coded events; cells that are not named are empty.
inline std::string tabbed(std::size_t cells, const std::map<std::size_t, std::string> &filled)
{
    std::string line;
    for (std::size_t i = 0; i < cells; ++i) {
        if (i > 0)
            line += '\t';
        if (const auto cell = filled.find(i); cell != filled.end())
            line += cell->second;
    }
    return line + '\n';
}

/// A row of a GDELT 2.0 export: on 24 October 2019 Japan's government visits the United Kingdom in
/// London.
inline std::map<std::size_t, std::string> visitCells(const std::string &id = "881990832")
{
    return {{0, id},
            {1, "20191024"},
            {5, "JPNGOV"},
            {6, "TOKYO"},
            {7, "JPN"},
            {12, "GOV"},
            {15, "GBR"},
            {16, "BRITAIN"},
            {17, "GBR"},
            {25, "1"},
            {26, "042"},
            {27, "042"},
            {28, "04"},
            {29, "1"},
            {30, "1.9"},
            {31, "8"},
            {32, "1"},
            {33, "4"},
            {34, "0.63"},
            {51, "4"},
            {52, "London, London, City of, United Kingdom"},
            {53, "UK"},
            {54, "UKH9"},
            {55, "40110"},
            {56, "51.5"},
            {57, "-0.116667"},
            {58, "-2601889"},
            {59, "20191024143000"},
            {60, "https://www.example.org/news/visit?x=1"}};
}

inline std::string visitRow(const std::string &id = "881990832")
{
    return tabbed(61, visitCells(id));
}

} // namespace entente::test
