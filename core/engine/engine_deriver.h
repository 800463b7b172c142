// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/column_rows.h"
#include "core/engine/text_run_cutter.h"
#include "core/model/deriver.h"

#include <optional>

namespace entente
{

/// The sections in which the columns of a large document lie: parts of "columns" begin at the
/// event of their number, over the words in part 0 of "columns.words".
constexpr std::string_view columnsSection = "columns2";
constexpr std::string_view columnWordsSection = "columns.words";

/// Derives what LocalEngine loads: columns and the index of words.
class EngineDeriver final : public Deriver
{
public:
    std::unique_ptr<Part> derive(EventIndex first, std::span<const Event> events) const override;
    Outcome append(std::unique_ptr<Part> part, SectionWriter &writer) override;
    Outcome finish(const Dataset &tables, SectionWriter &writer) override;

private:
    struct EnginePart;
    Outcome writeRows(SectionWriter &writer);

    ColumnWords m_words;
    ColumnRows m_rows; ///< not written yet
    std::optional<TextRunCutter> m_text;
};

/// Columns as sections hold them, or as they can be computed.
struct LoadedColumns
{
    ColumnWords words;
    ColumnRows rows;
};

/// Loads the columns of `size` events. Fails when sections are missing or are not what a deriver
/// wrote, and on a stop.
Result<LoadedColumns> loadColumns(const Sections &sections, std::size_t size,
                                  const std::stop_token &stop);

/// Computes them from the records.
Result<LoadedColumns> computeColumns(const Records &records, std::size_t size,
                                     const std::stop_token &stop);

} // namespace entente
