// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/csv_format.h"
#include "core/formats/text_encoding.h"

namespace entente
{

namespace
{

/// Behind the header: the first record that is not blank.
void passHeader(CsvParser &parser)
{
    CsvRecord record;
    while (parser.next(record) && record.isBlank()) {
    }
}

} // namespace

Result<ImportedFile> readCsv(std::string bytes, const Recipe &recipe, const ReadContext &context)
{
    const auto inFile = [&](const Error &error) {
        return Error{error.what, context.file.string()};
    };
    const Result<DecodedText> decoded = decodeText(std::move(bytes), recipe.encoding);
    if (!decoded)
        return inFile(decoded.error());
    Result<std::unique_ptr<RowReader>> reader = csvReaderFor(decoded->text, recipe);
    if (!reader)
        return inFile(reader.error());
    CsvParser parser(decoded->text, (*reader)->layout().delimiter);
    passHeader(parser);
    CsvRecord record;
    if (const std::unique_ptr<RowSurvey> survey = (*reader)->makeSurvey()) {
        for (CsvParser all = parser; all.next(record);)
            survey->look(record);
        (*reader)->heed(*survey);
    }
    ImportedFile imported;
    RowScratch scratch = (*reader)->makeScratch();
    while (parser.next(record)) {
        if (record.problem.empty() && record.isBlank())
            continue;
        ImportedRow made;
        made.line = record.line;
        std::string refused = record.problem;
        if (refused.empty())
            refused = (*reader)->read(record, made, scratch);
        if (refused.empty())
            imported.rows.push_back(std::move(made));
        else
            imported.reject(context.file, record.line, std::move(refused), record.text);
    }
    if (!decoded->warning.empty())
        imported.warnings.add(decoded->warning);
    imported.warnings.add(scratch.warnings);
    return imported;
}

} // namespace entente
