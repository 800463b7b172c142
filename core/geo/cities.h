// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/actor.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// A capital or a large city, as maps name it.
struct City
{
    std::string name; ///< in English
    LatLon position;
    std::int64_t people = 0;
    bool isCapital = false;
    std::map<std::string, std::string, std::less<>>
        names; ///< by language (ISO 639-1), if different

    /// In a language ("de"); in English where that one has no other name.
    const std::string &in(std::string_view language) const;
    /// How early a map that zooms in names it: people, of a capital four times as many.
    double weight() const { return double(people) * (isCapital ? 4 : 1); }
};

/// Reads resources/world/cities.json: {"cities": [[name, latitude, longitude, people, 1 for a
/// capital, {language: name}], …]}. Greatest weight first.
Result<std::vector<City>> readCities(const std::filesystem::path &file);
Result<std::vector<City>> citiesFromJson(std::string_view text, const std::string &where);

} // namespace entente
