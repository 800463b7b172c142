// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/synthetic.h"

#include "core/time/calendar.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <unordered_set>

namespace entente::bench
{

namespace
{

constexpr std::uint32_t seed = 20261123;
constexpr int firstDay = -9131; // 1945-01-01
constexpr int lastDay = 19722;  // 2023-12-31

constexpr std::array<const char *, 12> kindNames{
    "statement",   "meeting",   "protest",  "aid",    "agreement", "sanction",
    "armed clash", "airstrike", "election", "summit", "treaty",    "coup"};

constexpr std::array<const char *, 200> actorNames{
    "USA", "RUS", "CHN", "GBR", "FRA", "DEU", "IND", "PAK", "IRN", "IRQ", "ISR", "SYR", "TUR",
    "EGY", "SAU", "JPN", "KOR", "PRK", "UKR", "POL", "ITA", "ESP", "CAN", "MEX", "BRA", "ARG",
    "VEN", "COL", "CUB", "NIC", "ZAF", "NGA", "ETH", "SOM", "SDN", "SSD", "COD", "COG", "RWA",
    "BDI", "UGA", "KEN", "TZA", "MOZ", "ZWE", "ZMB", "AGO", "NAM", "BWA", "MWI", "LSO", "SWZ",
    "MDG", "MUS", "SYC", "COM", "DJI", "ERI", "LBY", "TUN", "DZA", "MAR", "MRT", "MLI", "NER",
    "TCD", "CAF", "CMR", "GAB", "GNQ", "STP", "GHA", "TGO", "BEN", "CIV", "LBR", "SLE", "GIN",
    "GNB", "SEN", "GMB", "CPV", "BFA", "AFG", "UZB", "TKM", "TJK", "KGZ", "KAZ", "MNG", "VNM",
    "LAO", "KHM", "THA", "MMR", "MYS", "SGP", "IDN", "PHL", "BRN", "TLS", "PNG", "AUS", "NZL",
    "FJI", "SLB", "VUT", "WSM", "TON", "KIR", "TUV", "NRU", "PLW", "FSM", "MHL", "LKA", "NPL",
    "BTN", "BGD", "MDV", "YEM", "OMN", "ARE", "QAT", "BHR", "KWT", "JOR", "LBN", "PSE", "CYP",
    "GRC", "BGR", "ROU", "MDA", "HUN", "CZE", "SVK", "AUT", "CHE", "LIE", "LUX", "BEL", "NLD",
    "DNK", "NOR", "SWE", "FIN", "ISL", "IRL", "PRT", "AND", "MCO", "SMR", "VAT", "MLT", "ALB",
    "MKD", "SRB", "MNE", "BIH", "HRV", "SVN", "EST", "LVA", "LTU", "BLR", "GEO", "ARM", "AZE",
    "GTM", "BLZ", "HND", "SLV", "CRI", "PAN", "JAM", "HTI", "DOM", "BHS", "BRB", "TTO", "GRD",
    "LCA", "VCT", "ATG", "DMA", "KNA", "GUY", "SUR", "ECU", "PER", "BOL", "PRY", "URY", "CHL",
    "TWN", "HKG", "XKX", "GRL", "ESH",
};

constexpr std::array<const char *, 25> syllables{
    "ba",  "ce",  "di", "for", "gan", "hel", "ka", "lu",  "mor", "ne",  "os",  "pra", "qui",
    "ran", "sta", "ti", "ul",  "ver", "wen", "xi", "yor", "zan", "pol", "cra", "mi"};

constexpr std::array<const char *, 30> realWords{
    "border",  "talks",   "minister",  "president", "army",    "troops",
    "rebels",  "police",  "trade",     "oil",       "aid",     "summit",
    "peace",   "treaty",  "sanctions", "nuclear",   "missile", "election",
    "protest", "strike",  "refugees",  "ceasefire", "embassy", "delegation",
    "foreign", "defence", "security",  "council",   "accord",  "crisis"};

/// C. Doty-Humphrey's sfc32 (PractRand), as a stream of doubles in [0, 1).
class Random
{
public:
    Random(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d)
        : m_a(a)
        , m_b(b)
        , m_c(c)
        , m_d(d)
    {
        for (int i = 0; i < 12; ++i)
            next();
    }

    double operator()() { return next() / 4294967296.0; }

private:
    std::uint32_t next()
    {
        const std::uint32_t t = m_a + m_b + m_d;
        m_d += 1;
        m_a = m_b ^ (m_b >> 9);
        m_b = m_c + (m_c << 3);
        m_c = ((m_c << 21) | (m_c >> 11)) + t;
        return t;
    }

    std::uint32_t m_a, m_b, m_c, m_d;
};

std::vector<double> zipf(std::size_t count, double exponent)
{
    std::vector<double> cumulative(count);
    double total = 0;
    for (std::size_t i = 0; i < count; ++i)
        cumulative[i] = total += 1 / std::pow(double(i + 1), exponent);
    for (double &value : cumulative)
        value /= total;
    return cumulative;
}

std::size_t pick(const std::vector<double> &cumulative, double u)
{
    const auto found = std::lower_bound(cumulative.begin(), cumulative.end() - 1, u);
    return std::size_t(found - cumulative.begin());
}

struct Burst
{
    double day;
    double width;
};

/// Everything that the generator draws once, in the order it draws it.
struct World
{
    std::vector<std::string> words;
    std::vector<double> wordChance = zipf(5000, 1);
    std::vector<double> kindChance = zipf(12, 1);
    std::vector<double> actorChance = zipf(200, 1);
    std::vector<double> burstChance = zipf(400, 0.8);
    std::array<float, 200> lat{};
    std::array<float, 200> lon{};
    std::vector<Burst> bursts;

    World()
    {
        drawWords();
        Random capital(seed, 3, 5, 9);
        for (float &value : lat)
            value = float(-40 + capital() * 100);
        for (float &value : lon)
            value = float(-170 + capital() * 340);
        Random burst(seed, 101, 103, 107);
        for (int i = 0; i < 400; ++i) {
            const double day = firstDay + std::pow(burst(), 0.6) * (lastDay - firstDay);
            const double first = burst();
            bursts.push_back({day, 5 + first * burst() * 400});
        }
    }

private:
    void drawWords()
    {
        Random word(seed, 7, 11, 13);
        words.assign(realWords.begin(), realWords.end());
        std::unordered_set<std::string> seen(words.begin(), words.end());
        while (words.size() < 5000) {
            std::string text;
            const double parts = 2 + std::floor(word() * 2.3);
            for (int i = 0; i < parts; ++i)
                text += syllables[std::size_t(word() * 25)];
            if (seen.insert(text).second)
                words.push_back(text);
        }
    }
};

const World &world()
{
    static const World made;
    return made;
}

int clampedDay(double day)
{
    return std::clamp(int(std::floor(day)), firstDay, lastDay);
}

} // namespace

const char *const syntheticCsvHeader = "id,start,end,kind,actor_a,actor_b,lat,lon,title";

const char *syntheticKind(std::uint16_t kind)
{
    return kindNames[kind];
}

const char *syntheticActor(std::uint16_t actor)
{
    return actorNames[actor];
}

std::string isoDayOf(std::int32_t day)
{
    const CivilDate date = civilDate({std::int64_t(day) * secondsPerDay});
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", int(date.year), date.month, date.day);
    return text;
}

SyntheticEvents syntheticEvents(std::size_t count)
{
    const World &w = world();
    Random r(seed, std::uint32_t(count), 17, 19);
    const auto spread = [&r] {
        const double first = r();
        const double second = r();
        return first + second + r() - 1.5;
    };
    SyntheticEvents events;
    for (std::size_t i = 0; i < count; ++i) {
        int start = 0;
        if (r() < 0.25) {
            start = clampedDay(firstDay + std::sqrt(r()) * (lastDay - firstDay));
        } else {
            const Burst &burst = w.bursts[pick(w.burstChance, r())];
            start = clampedDay(burst.day + burst.width * spread());
        }
        const double isSpan = r();
        const double length = r();
        int end = start;
        if (isSpan >= 0.7)
            end = std::min(lastDay, start + 1 + int(std::floor(std::pow(length, 6) * 3650)));
        events.start.push_back(start);
        events.end.push_back(end);
        events.kind.push_back(std::uint16_t(pick(w.kindChance, r())));
        const std::size_t a = pick(w.actorChance, r());
        std::size_t b = pick(w.actorChance, r());
        const double other = r();
        if (b == a)
            b = (a + 1 + std::size_t(other * 198)) % 200;
        events.actorA.push_back(std::uint16_t(a));
        events.actorB.push_back(std::uint16_t(b));
        const std::size_t at = r() < 0.6 ? a : b;
        const double lat = double(w.lat[at]) + spread() * 4;
        const double lon = double(w.lon[at]) + spread() * 4;
        events.lat.push_back(float(std::clamp(lat, -85.0, 85.0)));
        events.lon.push_back(float(std::clamp(lon, -180.0, 180.0)));
        events.titleSeed.push_back(std::uint32_t(r() * 4294967296.0));
    }
    return events;
}

std::string SyntheticEvents::title(std::size_t row) const
{
    std::uint32_t x = titleSeed[row];
    const auto random = [&x] {
        x = (x ^ (x >> 15)) * 0x2c1b3c6dU + 0x9e3779b9U;
        std::uint32_t t = (x ^ (x >> 12)) * 0x297a2d39U;
        t ^= t >> 15;
        return t / 4294967296.0;
    };
    std::string text = std::string(syntheticActor(actorA[row])) + ' ' + syntheticActor(actorB[row]);
    while (text.size() < 56)
        text += ' ' + world().words[pick(world().wordChance, random())];
    if ((titleSeed[row] & 31) == 0)
        text.insert(7, ",");
    return text;
}

std::string SyntheticEvents::csvRow(std::size_t row) const
{
    char place[48];
    std::snprintf(place, sizeof place, "%.4f,%.4f", double(lat[row]), double(lon[row]));
    std::string text = title(row);
    if (text.find(',') != std::string::npos)
        text = '"' + text + '"';
    return std::to_string(row) + ',' + isoDayOf(start[row]) + ',' + isoDayOf(end[row]) + ',' +
           syntheticKind(kind[row]) + ',' + syntheticActor(actorA[row]) + ',' +
           syntheticActor(actorB[row]) + ',' + place + ',' + text;
}

} // namespace entente::bench
