// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/gazetteer.h"

#include "core/base/text.h"
#include "core/formats/fips.h"
#include "core/formats/gazetteer_codes.h"
#include "core/time/calendar.h"

#include <unicode/locid.h>
#include <unicode/region.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_map>
#include <vector>

namespace entente
{

namespace
{

Instant startOfWritten(int day)
{
    return startOf({day / 10000, day / 100 % 100, day % 100});
}

TimeSpan validity(int from, int until)
{
    return {from == 0 ? Instant::openPast() : startOfWritten(from),
            until == 0 ? Instant::openFuture() : startOfWritten(until)};
}

struct StateMeaning
{
    std::string state;
    TimeSpan valid;
};

/// What codes mean, by code.
using CodeTable = std::unordered_map<std::string, std::vector<StateMeaning>>;

void addMeanings(CodeTable &to, std::span<const CodeMeaning> from)
{
    for (const CodeMeaning &meaning : from)
        to[std::string(meaning.code)].push_back(
            {std::string(meaning.state), validity(meaning.from, meaning.until)});
}

/// Codes in force come behind those that are withdrawn, so that the list stands in order of time;
/// one that both give to the same state adds nothing.
void addPresent(CodeTable &to, const std::string &code, const std::string &state)
{
    std::vector<StateMeaning> &there = to[code];
    if (there.empty())
        there.push_back({state, TimeSpan::all()});
}

CodeTable makeCow()
{
    CodeTable all;
    for (const CowState &state : cowStates())
        all[std::to_string(state.number)].push_back(
            {std::string(state.state), validity(state.from, state.until)});
    return all;
}

CodeTable makeCowAlpha()
{
    CodeTable all;
    for (const CowState &state : cowStates())
        all[std::string(state.alpha)].push_back(
            {std::string(state.state), validity(state.from, state.until)});
    return all;
}

CodeTable makeGleditschWard()
{
    CodeTable all;
    addMeanings(all, gleditschWardOwn());
    const CodeTable cow = makeCow();
    for (const auto &[code, meanings] : cow) {
        const bool isOthers = code == "946" || code == "947" || code == "955" || code == "679";
        if (!isOthers && !all.contains(code))
            all.emplace(code, meanings);
    }
    return all;
}

std::string isoAlpha3(const icu::Locale &place)
{
    const std::string alpha3 = place.getISO3Country();
    return alpha3 == "XKK" ? "XKX" : alpha3; // as countries.cpp has it
}

CodeTable makeIso2()
{
    CodeTable all;
    addMeanings(all, withdrawnIso2());
    for (const char *const *code = icu::Locale::getISOCountries(); *code; ++code)
        addPresent(all, *code, isoAlpha3(icu::Locale("und", *code)));
    return all;
}

CodeTable makeIsoNumeric()
{
    CodeTable all;
    addMeanings(all, withdrawnIsoNumeric());
    for (const char *const *code = icu::Locale::getISOCountries(); *code; ++code) {
        UErrorCode error = U_ZERO_ERROR;
        const icu::Region *region = icu::Region::getInstance(*code, error);
        if (U_SUCCESS(error) && region && region->getNumericCode() > 0)
            addPresent(all, std::to_string(region->getNumericCode()),
                       isoAlpha3(icu::Locale("und", *code)));
    }
    return all;
}

CodeTable makeChangingNames()
{
    CodeTable all;
    for (const CodeMeaning &meaning : changingNames())
        all[folded(meaning.code)].push_back(
            {std::string(meaning.state), validity(meaning.from, meaning.until)});
    return all;
}

CodeTable makeDemonyms()
{
    CodeTable all;
    for (const CodeMeaning &meaning : demonyms())
        addPresent(all, folded(meaning.code), std::string(meaning.state));
    return all;
}

CodeTable makeWithdrawnFips()
{
    CodeTable all;
    addMeanings(all, withdrawnFips());
    return all;
}

/// The state that a code means on a day; without one the state of today, or the only one there is.
std::optional<std::string> stateOn(const std::vector<StateMeaning> &meanings,
                                   std::optional<Instant> when)
{
    if (!when && meanings.size() == 1)
        return meanings.front().state;
    for (const StateMeaning &meaning : meanings) {
        if (when ? meaning.valid.contains(*when) : meaning.valid.end == Instant::openFuture())
            return meaning.state;
    }
    return std::nullopt;
}

std::optional<Country> countryIn(const CodeTable &all, const std::string &code,
                                 std::optional<Instant> when)
{
    const auto found = all.find(code);
    if (found == all.end())
        return std::nullopt;
    const std::optional<std::string> state = stateOn(found->second, when);
    return state ? countryFrom(*state) : std::nullopt;
}

/// "008" and "8.0" are 8 to those who wrote the table; nothing for what is no number.
std::string plainNumber(std::string_view text)
{
    if (text.ends_with(".0"))
        text.remove_suffix(2);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::to_string(number)
                                                                    : std::string();
}

std::optional<Country> countryByName(std::string_view text, std::optional<Instant> when)
{
    static const CodeTable changing = makeChangingNames();
    static const CodeTable peoples = makeDemonyms();
    const std::string name = folded(text);
    if (when && changing.contains(name))
        return countryIn(changing, name, when);
    if (std::optional<Country> country = countryFrom(text))
        return country;
    return countryIn(peoples, name, when);
}

struct CountryCodesWord
{
    CountryCodes codes;
    std::string_view word;
};

// In the order of the enum.
constexpr CountryCodesWord countryCodesWords[] = {
    {CountryCodes::Names, "names"},      {CountryCodes::Iso2, "iso2"},
    {CountryCodes::Iso3, "iso3"},        {CountryCodes::IsoNumeric, "iso-numeric"},
    {CountryCodes::Cow, "cow"},          {CountryCodes::CowAlpha, "cow-alpha"},
    {CountryCodes::GleditschWard, "gw"}, {CountryCodes::Fips, "fips"},
};

} // namespace

std::string_view wordFor(CountryCodes codes)
{
    return countryCodesWords[std::size_t(codes)].word;
}

std::optional<CountryCodes> countryCodesFrom(std::string_view word)
{
    for (const CountryCodesWord &known : countryCodesWords) {
        if (known.word == word)
            return known.codes;
    }
    return std::nullopt;
}

std::optional<Country> countryFrom(std::string_view text, CountryCodes codes,
                                   std::optional<Instant> when)
{
    text = trimmed(text);
    switch (codes) {
    case CountryCodes::Names:
        return countryByName(text, when);
    case CountryCodes::Iso3:
        return text.size() == 3 ? countryFrom(text) : std::nullopt;
    case CountryCodes::Iso2: {
        static const CodeTable iso2 = makeIso2();
        return countryIn(iso2, std::string(text), when);
    }
    case CountryCodes::IsoNumeric: {
        static const CodeTable numeric = makeIsoNumeric();
        return countryIn(numeric, plainNumber(text), when);
    }
    case CountryCodes::Cow: {
        static const CodeTable cow = makeCow();
        return countryIn(cow, plainNumber(text), when);
    }
    case CountryCodes::CowAlpha: {
        static const CodeTable alpha = makeCowAlpha();
        return countryIn(alpha, std::string(text), when);
    }
    case CountryCodes::GleditschWard: {
        static const CodeTable gw = makeGleditschWard();
        return countryIn(gw, plainNumber(text), when);
    }
    case CountryCodes::Fips: {
        static const CodeTable withdrawn = makeWithdrawnFips();
        if (const std::string_view iso = isoFromFips(text); !iso.empty())
            return countryFrom(iso);
        return countryIn(withdrawn, std::string(text), when);
    }
    }
    return std::nullopt;
}

TimeSpan lifeOf(std::string_view code)
{
    for (const CodeMeaning &life : stateLives()) {
        if (life.code == code)
            return validity(life.from, life.until);
    }
    return TimeSpan::all();
}

} // namespace entente
