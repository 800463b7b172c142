// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/text_encoding.h"

#include "core/base/text.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
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

constexpr std::string_view utf8Mark = "\xEF\xBB\xBF";

/// Without the byte order mark.
class Unmarked final : public ByteSource
{
public:
    explicit Unmarked(std::unique_ptr<ByteSource> bytes) : m_bytes(std::move(bytes)) {}

    Result<std::size_t> read(std::span<char> into) override
    {
        if (!m_hasBegun) {
            m_hasBegun = true;
            Result<std::string> first = readBeginning(*m_bytes, utf8Mark.size());
            if (!first)
                return first.error();
            if (*first != utf8Mark)
                m_first = std::move(*first);
        }
        if (m_first.empty())
            return m_bytes->read(into);
        const std::size_t count = std::min(into.size(), m_first.size());
        std::copy_n(m_first.begin(), count, into.begin());
        m_first.erase(0, count);
        return count;
    }
    std::int64_t size() const override { return m_bytes->size(); }

private:
    std::unique_ptr<ByteSource> m_bytes;
    std::string m_first;
    bool m_hasBegun = false;
};

/// In UTF-8; without a converter from Windows-1252.
class Converted final : public ByteSource
{
public:
    Converted(std::unique_ptr<ByteSource> bytes,
              std::unique_ptr<UConverter, ConverterCloser> converter)
        : m_bytes(std::move(bytes))
        , m_converter(std::move(converter))
    {}

    Result<std::size_t> read(std::span<char> into) override
    {
        while (m_at == m_text.size() && !m_isAtEnd) {
            if (Outcome converted = convertMore(); !converted)
                return converted.error();
        }
        const std::size_t count = std::min(into.size(), m_text.size() - m_at);
        std::copy_n(m_text.begin() + std::ptrdiff_t(m_at), count, into.begin());
        m_at += count;
        return count;
    }
    std::int64_t size() const override { return 0; }

private:
    Outcome convertMore()
    {
        constexpr std::size_t atOnce = 256 * 1024;
        const Result<std::string> bytes = readBeginning(*m_bytes, atOnce);
        if (!bytes)
            return bytes.error();
        m_isAtEnd = bytes->size() < atOnce;
        m_text.clear();
        m_at = 0;
        if (!m_converter) {
            m_text = utf8FromCp1252(*bytes);
            return Done{};
        }
        // No converter makes more than this of its bytes, substitutes of broken ones included.
        std::u16string wide(bytes->size() * 4 + 64, u'\0');
        const char *from = bytes->data();
        char16_t *to = wide.data();
        UErrorCode status = U_ZERO_ERROR;
        ucnv_toUnicode(m_converter.get(), &to, to + wide.size(), &from, from + bytes->size(),
                       nullptr, UBool(m_isAtEnd), &status);
        if (U_FAILURE(status))
            return Error{"the text is not in the encoding that is asked for", {}};
        icu::UnicodeString(false, wide.data(), std::int32_t(to - wide.data())).toUTF8String(m_text);
        return Done{};
    }

    std::unique_ptr<ByteSource> m_bytes;
    std::unique_ptr<UConverter, ConverterCloser> m_converter;
    std::string m_text;
    std::size_t m_at = 0;
    bool m_isAtEnd = false;
};

bool isBinary(std::string_view bytes)
{
    return bytes.find('\0') != std::string_view::npos;
}

} // namespace

const char *const readAsCp1252 =
    "read as Windows-1252, since the bytes are not UTF-8; check names with accents";

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
            return Error{
                "this is no text but a binary file; save it as CSV or JSON and import that", {}};
        return DecodedText{std::move(*text), {}};
    }
    if (isBinary(bytes))
        return Error{"this is no text but a binary file; save it as CSV or JSON and import that",
                     {}};
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.erase(0, 3);
    if (isUtf8(bytes))
        return DecodedText{std::move(bytes), {}};
    return DecodedText{utf8FromCp1252(bytes), readAsCp1252};
}

std::string markedEncoding(std::string_view beginning)
{
    if (beginning.starts_with("\xFF\xFE") || beginning.starts_with("\xFE\xFF"))
        return "UTF-16";
    return beginning.starts_with(utf8Mark) ? "UTF-8" : "";
}

Result<std::unique_ptr<ByteSource>> decoded(std::unique_ptr<ByteSource> bytes,
                                            const std::string &encoding)
{
    if (encoding.empty())
        return std::unique_ptr<ByteSource>(std::make_unique<Unmarked>(std::move(bytes)));
    if (encoding == guessedCp1252)
        return std::unique_ptr<ByteSource>(std::make_unique<Converted>(std::move(bytes), nullptr));
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, ConverterCloser> converter(ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status))
        return Error{"there is no text encoding called '" + encoding + "'", {}};
    return std::unique_ptr<ByteSource>(std::make_unique<Unmarked>(
        std::make_unique<Converted>(std::move(bytes), std::move(converter))));
}

Result<std::string> readBeginning(ByteSource &source, std::size_t most)
{
    std::string beginning(most, '\0');
    std::size_t filled = 0;
    while (filled < most) {
        const Result<std::size_t> count = source.read(std::span(beginning).subspan(filled));
        if (!count)
            return count.error();
        if (*count == 0)
            break;
        filled += *count;
    }
    beginning.resize(filled);
    return beginning;
}

} // namespace entente
