// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/formats/gdelt_reader.h"
#include "core/formats/icews_reader.h"
#include "core/formats/row_batch.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace
{

using namespace entente;
using fuzz::require;

void readAll(const RowReader &reader, const std::string &text)
{
    const TableLayout layout = reader.layout();
    RowScratch scratch = reader.makeScratch();
    const RowBatch batch = batchFrom({text, 1, 0}, reader, layout, "file", scratch, {});
    require(batch.events.size() == batch.notes.size(), "each event has a note");
    for (const Reject &reject : batch.rejects)
        require(!reject.reason.empty() && reject.line > 0, "a reject has a line and a reason");
    for (std::size_t i = 0; i < batch.events.size(); ++i) {
        const Event &event = batch.events[i];
        require(!event.title.empty() && !event.key.empty(), "an event has a title and a key");
        require(!event.start.isEmpty(), "an event has a day");
        require(isUtf8(event.title) && isUtf8(event.place.name), "texts stay well-formed");
        for (const Party &party : event.parties) {
            require(!party.actor.isEmpty(), "a party is somebody");
            (void)reader.actorFor(party.actor.value);
        }
        const std::vector<Kind> kinds = reader.kindsFor(batch.notes[i].kindWord);
        require(batch.notes[i].kindWord.empty() || !kinds.empty(), "a kind has a place");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    // The import has made sure of UTF-8 before a reader sees the text.
    const std::string text = withValidUtf8({reinterpret_cast<const char *>(data), size});
    (void)openGdelt(text, false);
    if (const auto reader = openGdelt(text, true))
        readAll(*reader, text);
    if (const auto reader = openIcews(text, true))
        readAll(*reader, text);
    return 0;
}
