// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/cameo_actors.h"

#include "core/formats/countries.h"

#include <algorithm>
#include <iterator>

namespace entente
{

namespace
{

struct Named
{
    std::string_view code;
    std::string_view name;
};

constexpr bool isBefore(const Named &a, const Named &b)
{
    return a.code < b.code;
}

// From the actor codebook of CAMEO and the lists that GDELT publishes with its exports; by code.
constexpr Named sectors[] = {
    {"AGR", "agriculture"},
    {"BUS", "business"},
    {"COP", "police"},
    {"CRM", "criminals"},
    {"CVL", "civilians"},
    {"DEV", "development"},
    {"EDU", "education"},
    {"ELI", "elites"},
    {"ENV", "environment"},
    {"GOV", "government"},
    {"HLH", "health"},
    {"HRI", "human rights"},
    {"IGO", "international organisations"},
    {"IMG", "international militarised groups"},
    {"INS", "insurgents"},
    {"INT", "international"},
    {"JUD", "judiciary"},
    {"LAB", "labour"},
    {"LEG", "legislature"},
    {"MED", "media"},
    {"MIL", "military"},
    {"MNC", "multinational companies"},
    {"MOD", "moderates"},
    {"NGM", "non-governmental movements"},
    {"NGO", "non-governmental organisations"},
    {"OPP", "opposition"},
    {"PTY", "parties"},
    {"RAD", "radicals"},
    {"REB", "rebels"},
    {"REF", "refugees"},
    {"REL", "religion"},
    {"SEP", "separatists"},
    {"SET", "settlers"},
    {"SPY", "intelligence"},
    {"TOP", "top officials"},
    {"UAF", "armed groups"},
    {"UIS", "unidentified state actors"},
};
constexpr Named groups[] = {
    {"AAM", "Al-Aqsa Martyrs' Brigades"},
    {"ABD", "Arab Bank for Economic Development in Africa"},
    {"ACC", "Arab Cooperation Council"},
    {"ADB", "Asian Development Bank"},
    {"AEU", "Council of Arab Economic Unity"},
    {"AFB", "African Development Bank"},
    {"ALQ", "Al-Qaeda"},
    {"AMF", "Arab Monetary Fund"},
    {"AML", "Amal"},
    {"AMN", "Amnesty International"},
    {"AMU", "Arab Maghreb Union"},
    {"ANO", "Abu Nidal Organization"},
    {"APE", "OAPEC"},
    {"ARL", "Arab League"},
    {"ASL", "South Lebanon Army"},
    {"ASN", "ASEAN"},
    {"BCA", "Bank of Central African States"},
    {"BIS", "Bank for International Settlements"},
    {"BTH", "Baath Party"},
    {"CEM", "COMESA"},
    {"CFA", "Franc Zone"},
    {"CIS", "Commonwealth of Independent States"},
    {"COE", "Council of Europe"},
    {"CRC", "International Red Cross and Red Crescent"},
    {"CSS", "Community of Sahel-Saharan States"},
    {"CWN", "Commonwealth of Nations"},
    {"DFL", "DFLP"},
    {"EBR", "European Bank for Reconstruction and Development"},
    {"ECA", "Economic Community of Central African States"},
    {"EEC", "European Union"},
    {"EFT", "European Free Trade Association"},
    {"ENN", "Ennahda"},
    {"FAO", "Food and Agriculture Organization"},
    {"FTA", "Fatah"},
    {"GCC", "Gulf Cooperation Council"},
    {"GIA", "Armed Islamic Group"},
    {"GOE", "G8"},
    {"GOS", "G7"},
    {"GSP", "Salafist Group for Preaching and Combat"},
    {"GSS", "G77"},
    {"HCH", "UN Human Rights Office"},
    {"HCR", "UN Refugee Agency"},
    {"HEZ", "Hezbollah"},
    {"HMS", "Hamas"},
    {"HRW", "Human Rights Watch"},
    {"IAD", "IGAD"},
    {"IAE", "International Atomic Energy Agency"},
    {"ICC", "International Criminal Court"},
    {"ICG", "International Crisis Group"},
    {"ICJ", "International Court of Justice"},
    {"IDB", "Islamic Development Bank"},
    {"ILO", "International Labour Organization"},
    {"IMF", "International Monetary Fund"},
    {"IOM", "International Organization for Migration"},
    {"IPU", "Inter-Parliamentary Union"},
    {"IRC", "Red Cross"},
    {"ISJ", "Palestinian Islamic Jihad"},
    {"ITP", "Interpol"},
    {"KDP", "Kurdistan Democratic Party"},
    {"KID", "UNICEF"},
    {"LBA", "Israeli Labor Party"},
    {"LKD", "Likud"},
    {"MBR", "Muslim Brotherhood"},
    {"MRZ", "Meretz"},
    {"MSF", "Médecins Sans Frontières"},
    {"NAT", "NATO"},
    {"NEP", "New Partnership for Africa's Development"},
    {"NON", "Non-Aligned Movement"},
    {"OAS", "Organization of American States"},
    {"OAU", "African Union"},
    {"OIC", "Organisation of Islamic Cooperation"},
    {"OPC", "OPEC"},
    {"PAP", "Pan-African Parliament"},
    {"PFL", "PFLP"},
    {"PLF", "Palestine Liberation Front"},
    {"PLO", "Palestine Liberation Organization"},
    {"PLS", "Polisario Front"},
    {"PMD", "People's Mujahedin"},
    {"PRC", "Paris Club"},
    {"RCR", "Red Crescent"},
    {"SAA", "SAARC"},
    {"SAD", "Southern African Development Community"},
    {"SCE", "OSCE"},
    {"SOT", "SEATO"},
    {"TAL", "Taliban"},
    {"UEM", "West African Economic and Monetary Union"},
    {"UNO", "United Nations"},
    {"WAD", "West African Development Bank"},
    {"WAS", "ECOWAS"},
    {"WBK", "World Bank"},
    {"WCT", "International War Crimes Tribunals"},
    {"WEF", "World Economic Forum"},
    {"WFP", "World Food Programme"},
    {"WHO", "World Health Organization"},
    {"WTO", "World Trade Organization"},
    {"XFM", "Oxfam"},
};
constexpr Named regions[] = {
    {"AFR", "Africa"},          {"ASA", "Asia"},           {"BLK", "Balkans"},
    {"CAS", "Central Asia"},    {"CAU", "Caucasus"},       {"CEU", "Central Europe"},
    {"CFR", "Central Africa"},  {"CRB", "Caribbean"},      {"EAF", "Eastern Africa"},
    {"EEU", "Eastern Europe"},  {"EIN", "East Indies"},    {"EUR", "Europe"},
    {"LAM", "Latin America"},   {"MDT", "Mediterranean"},  {"MEA", "Middle East"},
    {"NAF", "North Africa"},    {"NMR", "North America"},  {"PGS", "Persian Gulf"},
    {"SAF", "Southern Africa"}, {"SAM", "South America"},  {"SAS", "South Asia"},
    {"SCN", "Scandinavia"},     {"SEA", "Southeast Asia"}, {"WAF", "West Africa"},
    {"WST", "The West"},
};
constexpr Named religions[] = {
    {"ADR", "African diasporic religion"},
    {"ALE", "Alewi"},
    {"ATH", "Agnostics"},
    {"BAH", "Bahai"},
    {"BUD", "Buddhists"},
    {"CHR", "Christians"},
    {"CON", "Confucians"},
    {"CPT", "Copts"},
    {"CTH", "Catholics"},
    {"DOX", "Orthodox Christians"},
    {"DRZ", "Druze"},
    {"HIN", "Hindus"},
    {"HSD", "Hasidim"},
    {"ITR", "Indigenous religion"},
    {"JAN", "Jains"},
    {"JEW", "Jews"},
    {"JHW", "Jehovah's Witnesses"},
    {"LDS", "Latter-day Saints"},
    {"MOS", "Muslims"},
    {"MRN", "Maronites"},
    {"NRM", "New religious movements"},
    {"PAG", "Pagans"},
    {"PRO", "Protestants"},
    {"REL", "Religion"},
    {"SFI", "Sufis"},
    {"SHI", "Shia Muslims"},
    {"SHN", "Shinto"},
    {"SIK", "Sikhs"},
    {"SUN", "Sunni Muslims"},
    {"TAO", "Taoists"},
    {"UDX", "Ultra-Orthodox Jews"},
    {"ZRO", "Zoroastrians"},
};
// Country codes that are not those of ISO 3166-1.
constexpr Named states[] = {
    {"BAG", "IRQ"}, {"GZS", "PSE"}, {"IMY", "IMN"}, {"KSV", "XKX"}, {"MTN", "MNE"},
    {"PAL", "PSE"}, {"ROM", "ROU"}, {"TMP", "TLS"}, {"WSB", "PSE"}, {"ZAR", "COD"},
};
// Groups that have a usual identifier of their own.
constexpr Named groupIds[] = {
    {"ASN", "ASEAN"}, {"EEC", "EU"}, {"GOS", "G7"}, {"NAT", "NATO"}, {"SOT", "SEATO"},
};
static_assert(std::is_sorted(std::begin(sectors), std::end(sectors), isBefore));
static_assert(std::is_sorted(std::begin(groups), std::end(groups), isBefore));
static_assert(std::is_sorted(std::begin(regions), std::end(regions), isBefore));
static_assert(std::is_sorted(std::begin(religions), std::end(religions), isBefore));
static_assert(std::is_sorted(std::begin(states), std::end(states), isBefore));
static_assert(std::is_sorted(std::begin(groupIds), std::end(groupIds), isBefore));

template <std::size_t N>
std::string_view nameIn(const Named (&table)[N], std::string_view code)
{
    const auto found =
        std::lower_bound(std::begin(table), std::end(table), code,
                         [](const Named &entry, std::string_view c) { return entry.code < c; });
    return found != std::end(table) && found->code == code ? found->name : std::string_view();
}

std::string_view stateCode(std::string_view country)
{
    const std::string_view other = nameIn(states, country);
    return other.empty() ? country : other;
}

std::string capitalized(std::string_view label)
{
    std::string name(label);
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
        name[0] = char(name[0] - 'a' + 'A');
    return name;
}

/// Whether the name of a report names somebody, rather than the sector or the state once more.
std::string describedBy(std::string_view name, std::string_view code)
{
    return name.empty() ? std::string(code) : nameFromCapitals(name);
}

} // namespace

CameoActors actorsOf(const CameoSide &side)
{
    CameoActors actors;
    std::string_view stateName;
    std::optional<Country> state;
    if (!side.country.empty())
        state = countryFrom(stateCode(side.country));
    if (!state && !side.group.empty())
        state = side.group == "PSE" ? countryFrom(side.group) : std::nullopt;
    if (state)
        actors.state = state->code;
    const std::string_view sector = sectorFrom(side.types[0]);
    if (!side.group.empty() && side.group != actors.state) {
        const std::string_view name = nameIn(groups, side.group);
        const std::string_view id = nameIn(groupIds, side.group);
        if (name.empty()) {
            actors.other = describedBy(side.name, side.group);
            actors.title = actors.other;
        } else {
            actors.other = id.empty() ? side.group : id;
            actors.title = name;
        }
        return actors;
    }
    if (state) {
        actors.title = state->name;
    } else if (const std::string_view region = nameIn(regions, side.country); !region.empty()) {
        actors.other = side.country;
        actors.title = region;
    } else if (!sector.empty()) {
        actors.other = side.types[0];
        actors.title = capitalized(sector);
        return actors;
    } else if (const std::string_view faith = nameIn(religions, side.religion); !faith.empty()) {
        actors.other = std::string("religion-") + std::string(side.religion);
        actors.title = faith;
    } else if (!side.code.empty() || !side.name.empty()) {
        actors.other = describedBy(side.name, side.code);
        actors.title = actors.other;
    }
    if (!sector.empty() && !actors.title.empty())
        actors.title.append(" ").append(sector);
    return actors;
}

std::string_view sectorFrom(std::string_view code)
{
    return nameIn(sectors, code);
}

std::optional<Actor> cameoActor(std::string_view word)
{
    Actor actor;
    actor.id = ActorId{std::string(word)};
    actor.type = ActorType::Organisation;
    for (const Named &known : groupIds) {
        if (known.name == word) {
            actor.name = nameIn(groups, known.code);
            actor.aliases.emplace_back(known.code);
            return actor;
        }
    }
    constexpr std::string_view religion = "religion-";
    if (word.starts_with(religion)) {
        actor.name = nameIn(religions, word.substr(religion.size()));
        if (!actor.name.empty())
            return actor;
    }
    if (const std::string_view name = nameIn(groups, word); !name.empty()) {
        actor.name = name;
        return actor;
    }
    if (const std::string_view name = nameIn(regions, word); !name.empty()) {
        actor.type = ActorType::Bloc;
        actor.name = name;
        return actor;
    }
    if (const std::string_view name = sectorFrom(word); !name.empty()) {
        actor.name = capitalized(name);
        return actor;
    }
    return std::nullopt;
}

std::string nameFromCapitals(std::string_view capitals)
{
    std::string name(capitals);
    bool isFirst = true;
    for (char &c : name) {
        const bool isLetter =
            (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80) || c == '\'';
        if (!isFirst && c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
        isFirst = !isLetter;
    }
    return name;
}

} // namespace entente
