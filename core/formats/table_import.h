// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/csv_columns.h"
#include "core/formats/import_input.h"
#include "core/formats/import_run.h"

namespace entente
{

/// What the parts of one import share.
struct ImportContext
{
    const ImportOptions &options;
    ImportRun &run;
    std::stop_token stop;
    /// Hears how much of an input is done, between 0 and 1.
    std::function<void(double part)> step;

    unsigned threads() const;
};

/// A table of lines whose sort is known.
struct OpenTable
{
    ImportInput input;
    std::unique_ptr<RowReader> reader;
    std::string encoding;      ///< empty: UTF-8 as far as the beginning shows
    std::size_t headerEnd = 0; ///< bytes of the text before the rows
    std::int64_t headerLines = 0;
};

/// Finds who reads this table. `format` is a name in rowFormats(), "csv", or empty for the first
/// that knows its first lines. Fails in one sentence when nobody does.
Result<OpenTable> openTable(const ImportInput &input, const std::string &format,
                            const Recipe &recipe);

/// Reads all rows into the run, piece by piece, on all cores.
Outcome importTable(OpenTable table, const std::string &format, const Recipe &recipe,
                    const ImportContext &context);

} // namespace entente
