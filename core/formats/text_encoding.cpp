// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/text_encoding.h"

#include "core/base/text.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>

namespace entente
{

namespace
{

struct ConverterCloser
{
    void operator()(UConverter *converter) const { ucnv_close(converter); }
};

Result<std::string> converted(std::string_view bytes, const std::string &encoding)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, ConverterCloser> converter(
        ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status))
        return Error{"there is no text encoding called '" + encoding + "'", {}};
    const icu::UnicodeString text(bytes.data(), std::int32_t(bytes.size()), converter.get(),
                                  status);
    if (U_FAILURE(status))
        return Error{"the text is not in the encoding '" + encoding + "'", {}};
    std::string utf8;
    text.toUTF8String(utf8);
    if (utf8.starts_with("\xEF\xBB\xBF"))
        utf8.erase(0, 3);
    return utf8;
}

bool isBinary(std::string_view bytes)
{
    return bytes.find('\0') != std::string_view::npos;
}

} // namespace

Result<DecodedText> decodeText(std::string bytes, const std::string &encoding)
{
    std::string chosen = encoding;
    if (chosen.empty() && (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")))
        chosen = "UTF-16";
    if (!chosen.empty()) {
        Result<std::string> text = converted(bytes, chosen);
        if (!text)
            return text.error();
        if (isBinary(*text))
            return Error{"this is no text but a binary file", {}};
        return DecodedText{std::move(*text), {}};
    }
    if (isBinary(bytes))
        return Error{"this is no text but a binary file", {}};
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.erase(0, 3);
    if (isUtf8(bytes))
        return DecodedText{std::move(bytes), {}};
    return DecodedText{utf8FromCp1252(bytes),
                       "read as Windows-1252, since the bytes are not UTF-8; check names with "
                       "accents"};
}

} // namespace entente
