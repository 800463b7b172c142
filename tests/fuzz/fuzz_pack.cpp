// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/checksum.h"
#include "core/store/pack_codec.h"
#include "tests/fuzz/require.h"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace entente;
    using namespace entente::store;
    using fuzz::require;

    // Two bytes of count, two of the length of the titles; the checksum is made to fit.
    if (size < 4)
        return 0;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    PackBytes pack;
    pack.count = std::size_t(data[0]) | std::size_t(data[1]) << 8;
    const std::size_t titles = std::min(size - 4, std::size_t(data[2]) | std::size_t(data[3]) << 8);
    pack.titles = text.substr(4, titles);
    pack.records = text.substr(4 + titles);
    pack.checksum = crc32(pack.records, crc32(pack.titles));

    const Result<std::vector<Event>> events = decodePack(7, pack);
    if (!events) {
        require(!events.error().what.empty(), "an error says why");
        return 0;
    }
    require(events->size() == pack.count, "a pack has as many events as it says");
    std::size_t weight = 0;
    for (const Event &event : *events) {
        weight += weightOf(event);
        if (weightOf(event) > heaviestEvent || weight > heaviestPack)
            return 0;
    }
    const Result<PackBytes> again = encodePack(7, *events);
    require(again.hasValue(), "what was read is written");
    const Result<std::vector<Event>> back = decodePack(7, *again);
    require(back && *back == *events, "what was written is read");
    return 0;
}
