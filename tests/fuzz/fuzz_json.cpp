// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/json_format.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace entente;
    using fuzz::require;

    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const Result<ImportedFile> file = readJson(text, {});
    if (!file) {
        require(!file.error().what.empty(), "an error says why");
        return 0;
    }
    for (const Reject &reject : file->rejects)
        require(!reject.reason.empty() && reject.line > 0, "a reject has a line and a reason");
    const Result<Dataset> dataset = datasetFromJson(text);
    require(dataset.hasValue() == file->rejects.empty(), "a dataset is all rows or none");
    if (!dataset)
        return 0;
    const Result<Dataset> again = datasetFromJson(jsonFrom(*dataset));
    require(again.hasValue(), "our own JSON is read");
    require(*again == *dataset, "JSON carries everything");
    return 0;
}
