// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/text_bytes.h"
#include "core/engine/text_run.h"
#include "core/engine/text_sections.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace
{

using namespace entente;
using fuzz::require;

/// Nothing when the run says that it is damaged.
std::optional<Bitmap> found(const TextRun &run, TextPart part, std::string_view word, bool asPrefix)
{
    Bitmap events(run.size());
    const Outcome done = run.find(part, word, asPrefix, events, {});
    if (!done) {
        require(!done.error().what.empty(), "an error says why");
        return std::nullopt;
    }
    Bitmap all(run.size(), true);
    all &= events;
    require(all == events, "no event lies beyond the run");
    return events;
}

} // namespace

/// Two bytes say how long the list of words is, which comes next, and then the postings. The marks
/// and sums that stand around them in a document are put on here: a fuzzer would never guess them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr std::size_t mostEvents = 1 << 16;
    if (size < 2)
        return 0;
    const std::string_view rest(reinterpret_cast<const char *>(data) + 2, size - 2);
    const std::size_t cut = std::min<std::size_t>(rest.size(), data[0] + 256U * data[1]);
    std::string words = std::string(textRunMark) + std::string(rest.substr(0, cut));
    appendLittle(words, mixed(words));
    std::string postings(rest.substr(cut));
    appendLittle(postings, mixed(postings));
    const auto sections = std::make_shared<MemorySections>();
    require(bool(sections->write(textWordsSection, 0, words)), "memory takes sections");
    require(bool(sections->write(textPostingsSection, 0, postings)), "memory takes sections");

    const Result<std::shared_ptr<const TextRun>> run = TextRun::open(sections, 0);
    if (!run || run.value()->size() > mostEvents)
        return 0;
    for (const TextPart part : {TextPart::Title, TextPart::Description}) {
        const std::optional<Bitmap> all = found(*run.value(), part, "", true);
        const std::optional<Bitmap> some = found(*run.value(), part, "ac", true);
        const std::optional<Bitmap> exact = found(*run.value(), part, "access", false);
        require(!all || (some && exact), "a run that can be read whole can be read in part");
        if (!all)
            continue;
        Bitmap both = *some;
        both |= *exact;
        require(both == *some, "a word is found by its beginning");
        both |= *all;
        require(both == *all, "a beginning is found among all");
    }
    return 0;
}
