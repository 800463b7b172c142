// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/geo/cities.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace entente
{

const std::string &City::in(std::string_view language) const
{
    const auto found = names.find(language);
    return found == names.end() ? name : found->second;
}

Result<std::vector<City>> readCities(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in)
        return Error{"the names of cities cannot be read; reinstall the program or set "
                     "ENTENTE_RESOURCES",
                     file.string()};
    return citiesFromJson(text.str(), file.string());
}

Result<std::vector<City>> citiesFromJson(std::string_view text, const std::string &where)
{
    const nlohmann::json read = nlohmann::json::parse(text, nullptr, false);
    const Error damaged{"the list of cities is damaged; reinstall the program", where};
    if (!read.is_object() || !read.contains("cities") || !read["cities"].is_array())
        return damaged;
    std::vector<City> cities;
    for (const nlohmann::json &row : read["cities"]) {
        if (!row.is_array() || row.size() != 6 || !row[0].is_string() || !row[1].is_number() ||
            !row[2].is_number() || !row[3].is_number_integer() || !row[4].is_number_integer() ||
            !row[5].is_object())
            return damaged;
        City city{row[0], {row[1], row[2]}, row[3], row[4] == 1, {}};
        if (!(std::abs(city.position.lat) <= 90) || !(std::abs(city.position.lon) <= 180) ||
            city.name.empty() || city.people < 0)
            return damaged;
        for (const auto &[language, name] : row[5].items()) {
            if (!name.is_string())
                return damaged;
            city.names.emplace(language, name);
        }
        cities.push_back(std::move(city));
    }
    std::stable_sort(cities.begin(), cities.end(),
                     [](const City &a, const City &b) { return a.weight() > b.weight(); });
    return cities;
}

} // namespace entente
