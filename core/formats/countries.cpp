// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/countries.h"

#include "core/base/text.h"
#include "core/formats/country_names.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <unordered_map>

namespace entente
{

namespace
{

/// The words of a name in alphabetical order, without those that come and go: "Korea, Republic of",
/// "KOREA REPUBLIC OF" and "Republic of Korea" are one.
std::string nameKey(std::string_view name)
{
    std::vector<std::string> words = foldedWords(name);
    for (std::string &word : words) {
        if (word == "st")
            word = "saint";
    }
    if (words.size() > 1) {
        std::erase_if(words, [](const std::string &word) {
            return word == "the" || word == "of" || word == "and";
        });
    }
    std::sort(words.begin(), words.end());
    std::string key;
    for (const std::string &word : words)
        key += word + ' ';
    return key;
}

struct Countries
{
    std::unordered_map<std::string, std::string> nameOf; ///< by code
    std::unordered_map<std::string, std::string> codeOf; ///< by nameKey

    void add(const std::string &code, const std::string &name)
    {
        nameOf.emplace(code, name);
        addName(name, code);
    }
    void addName(std::string_view name, std::string_view code)
    {
        codeOf.emplace(nameKey(name), code);
    }
};

Countries makeCountries()
{
    Countries countries;
    // First, so that "Hong Kong SAR" is what records write, not what CLDR does.
    for (const FormerState &state : formerStates()) {
        countries.add(std::string(state.code), std::string(state.name));
        for (const std::string_view other : split(state.otherNames, '|'))
            countries.addName(other, state.code);
    }
    for (const auto &[code, name] : otherCountryNames())
        countries.addName(name, code);
    for (const char *const *code = icu::Locale::getISOCountries(); *code; ++code) {
        const icu::Locale place("und", *code);
        icu::UnicodeString name;
        place.getDisplayCountry(icu::Locale::getEnglish(), name);
        std::string utf8;
        name.toUTF8String(utf8);
        std::string alpha3 = place.getISO3Country();
        // ISO has none for Kosovo; everybody else writes XKX where ICU has XKK.
        if (alpha3 == "XKK")
            alpha3 = "XKX";
        if (alpha3.size() == 3)
            countries.add(alpha3, utf8);
    }
    return countries;
}

std::optional<Country> lookUp(const std::string &text)
{
    static const Countries countries = makeCountries();
    auto found = countries.nameOf.find(text);
    if (found == countries.nameOf.end()) {
        const auto code = countries.codeOf.find(nameKey(text));
        if (code == countries.codeOf.end())
            return std::nullopt;
        found = countries.nameOf.find(code->second);
    }
    return found == countries.nameOf.end() ? std::nullopt
                                           : std::optional(Country{found->first, found->second});
}

} // namespace

std::optional<Country> countryFrom(std::string_view text)
{
    constexpr std::size_t longestName = 60;
    text = trimmed(text);
    if (text.empty() || text.size() > longestName)
        return std::nullopt;
    // Tables say the same few names in every row.
    constexpr std::size_t mostKept = 4096;
    thread_local std::unordered_map<std::string, std::optional<Country>> kept;
    std::string name(text);
    if (const auto known = kept.find(name); known != kept.end())
        return known->second;
    if (kept.size() >= mostKept)
        kept.clear();
    return kept.emplace(name, lookUp(name)).first->second;
}

} // namespace entente
