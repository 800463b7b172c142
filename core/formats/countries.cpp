// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/countries.h"

#include "core/base/text.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <unordered_map>

namespace entente
{

namespace
{

struct Countries
{
    std::unordered_map<std::string, std::string> nameOf; ///< by code
    std::unordered_map<std::string, std::string> codeOf; ///< by folded name

    void add(const std::string &code, const std::string &name)
    {
        nameOf.emplace(code, name);
        addName(name, code);
    }
    void addName(const std::string &name, const std::string &code)
    {
        codeOf.emplace(folded(name), code);
    }
};

Countries makeCountries()
{
    Countries countries;
    for (const char *const *code = icu::Locale::getISOCountries(); *code; ++code) {
        const icu::Locale place("und", *code);
        icu::UnicodeString name;
        place.getDisplayCountry(icu::Locale::getEnglish(), name);
        std::string utf8;
        name.toUTF8String(utf8);
        if (const std::string alpha3 = place.getISO3Country(); alpha3.size() == 3)
            countries.add(alpha3, utf8);
    }
    // Withdrawn codes (ISO 3166-3) that records of the twentieth century need.
    countries.add("SUN", "Soviet Union");
    countries.add("YUG", "Yugoslavia");
    countries.add("CSK", "Czechoslovakia");
    countries.add("DDR", "East Germany");
    countries.add("SCG", "Serbia and Montenegro");
    // Names in use that differ from CLDR's.
    constexpr const char *others[][2] = {
        {"USA", "United States of America"},
        {"GBR", "Great Britain"},
        {"KOR", "Republic of Korea"},
        {"PRK", "Democratic People's Republic of Korea"},
        {"CHN", "People's Republic of China"},
        {"TUR", "Turkey"},
        {"MMR", "Myanmar"},
        {"MMR", "Burma"},
        {"CZE", "Czech Republic"},
        {"CIV", "Ivory Coast"},
        {"HKG", "Hong Kong"},
        {"VNM", "Viet Nam"},
        {"RUS", "Russian Federation"},
        {"SWZ", "Swaziland"},
        {"MKD", "Macedonia"},
        {"CPV", "Cabo Verde"},
    };
    for (const auto &[code, name] : others)
        countries.addName(name, code);
    return countries;
}

} // namespace

std::optional<Country> countryFrom(std::string_view text)
{
    static const Countries countries = makeCountries();
    constexpr std::size_t longestName = 60;
    text = trimmed(text);
    if (text.empty() || text.size() > longestName)
        return std::nullopt;
    auto found = countries.nameOf.find(std::string(text));
    if (found == countries.nameOf.end()) {
        const auto code = countries.codeOf.find(folded(text));
        if (code == countries.codeOf.end())
            return std::nullopt;
        found = countries.nameOf.find(code->second);
    }
    return found == countries.nameOf.end() ? std::nullopt
                                           : std::optional(Country{found->first, found->second});
}

} // namespace entente
