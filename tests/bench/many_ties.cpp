// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/many_ties.h"

#include <cstdint>
#include <string>

namespace entente::bench
{

Dataset manyTies()
{
    Dataset data;
    std::uint64_t state = 1;
    const auto dice = [&state](std::uint64_t sides) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return (state >> 33U) % sides;
    };
    for (int i = 0; i < 200; ++i) {
        Actor actor;
        actor.id = ActorId{"A" + std::to_string(i)};
        actor.name = "Actor " + std::to_string(i);
        actor.position = LatLon{double(dice(120)) - 60, double(dice(360)) - 180};
        data.actors.push_back(actor);
    }
    const auto day = [&](std::uint64_t year) {
        const std::string number = std::to_string(year);
        return Date::fromEdtf(number + "-0" + std::to_string(1 + dice(9)) + "-1" +
                              std::to_string(dice(10)))
            .value();
    };
    while (data.ties.size() < 3000) {
        const std::uint64_t a = dice(1 + dice(200));
        const std::uint64_t b = dice(200);
        const std::uint64_t year = 1950 + dice(65);
        if (a != b)
            data.ties.push_back({data.actors[a].id,
                                 data.actors[b].id,
                                 "L1",
                                 day(year),
                                 day(year + 1 + dice(30)),
                                 "Pact",
                                 {}});
    }
    return data;
}

} // namespace entente::bench
