// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>

namespace entente
{

namespace
{

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

char asciiLower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

bool isAsciiAlnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

icu::UnicodeString decoded(std::string_view text)
{
    // ICU counts in 32 bits; nothing that is searched or compared comes near this length.
    constexpr std::size_t longest = 0x20000000;
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), std::int32_t(std::min(text.size(), longest))));
}

std::string encoded(const icu::UnicodeString &text)
{
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

icu::UnicodeString normalized(const icu::UnicodeString &text,
                              const icu::Normalizer2 *(*instance)(UErrorCode &))
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *normalizer = instance(status);
    if (U_FAILURE(status))
        return text;
    icu::UnicodeString result = normalizer->normalize(text, status);
    return U_FAILURE(status) ? text : result;
}

icu::UnicodeString caseFolded(const icu::UnicodeString &text)
{
    return normalized(text, &icu::Normalizer2::getNFKCCasefoldInstance);
}

/// Letters that people type without their stroke or as two letters, and that NFKD leaves alone.
const char16_t *plainLetters(UChar32 c)
{
    switch (c) {
    case U'ø':
        return u"o";
    case U'đ':
    case U'ð':
        return u"d";
    case U'ł':
        return u"l";
    case U'ħ':
        return u"h";
    case U'ŧ':
        return u"t";
    case U'ı':
        return u"i";
    case U'æ':
        return u"ae";
    case U'œ':
        return u"oe";
    case U'þ':
        return u"th";
    default:
        return nullptr;
    }
}

icu::UnicodeString withoutMarks(const icu::UnicodeString &text)
{
    const icu::UnicodeString decomposed = normalized(text, &icu::Normalizer2::getNFKDInstance);
    icu::UnicodeString result;
    for (std::int32_t i = 0; i < decomposed.length();) {
        const UChar32 c = decomposed.char32At(i);
        i += U16_LENGTH(c);
        if (const char16_t *plain = plainLetters(c))
            result.append(icu::UnicodeString(plain));
        else if (!(U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK)))
            result.append(c);
    }
    return result;
}

bool isWordPart(UChar32 c)
{
    return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK);
}

/// Scripts written without spaces between words.
bool needsBreaker(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
        return true;
    default:
        return false;
    }
}

icu::BreakIterator *wordBreaker()
{
    // Making one reads dictionaries; they are not thread-safe.
    thread_local const std::unique_ptr<icu::BreakIterator> breaker = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        return U_FAILURE(status) ? nullptr : std::move(made);
    }();
    return breaker.get();
}

void appendWord(const icu::UnicodeString &word, std::vector<std::string> &words)
{
    std::string plain = encoded(withoutMarks(word));
    if (!plain.empty())
        words.push_back(std::move(plain));
}

void appendRun(const icu::UnicodeString &run, bool unspaced, std::vector<std::string> &words)
{
    icu::BreakIterator *breaker = unspaced ? wordBreaker() : nullptr;
    if (!breaker) {
        appendWord(run, words);
        return;
    }
    breaker->setText(run);
    std::int32_t begin = breaker->first();
    for (std::int32_t end = breaker->next(); end != icu::BreakIterator::DONE;
         begin = end, end = breaker->next())
        appendWord(icu::UnicodeString(run, begin, end - begin), words);
    breaker->setText(icu::UnicodeString());
}

std::vector<std::string> asciiWords(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char raw : text) {
        const char c = asciiLower(raw);
        if (isAsciiAlnum(c)) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
        words.push_back(std::move(word));
    return words;
}

bool isBetween(char c, unsigned char low, unsigned char high)
{
    const auto byte = static_cast<unsigned char>(c);
    return low <= byte && byte <= high;
}

/// The bytes of the character that `bytes` begins with; 0 when they are no UTF-8. After table 3-7
/// of the Unicode standard: the range of the second byte keeps out overlong forms and surrogates.
std::size_t sequenceLength(std::string_view bytes)
{
    struct Form
    {
        unsigned char first, last, secondLow, secondHigh;
        std::size_t length;
    };
    constexpr Form forms[] = {
        {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
        {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
        {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
    };
    for (const Form &form : forms) {
        if (!isBetween(bytes[0], form.first, form.last))
            continue;
        if (bytes.size() < form.length)
            return 0;
        if (form.length > 1 && !isBetween(bytes[1], form.secondLow, form.secondHigh))
            return 0;
        for (std::size_t i = 2; i < form.length; ++i) {
            if (!isBetween(bytes[i], 0x80, 0xBF))
                return 0;
        }
        return form.length;
    }
    return 0;
}

/// Windows-1252 differs from Latin-1 in 0x80 to 0x9F only; 0 stands for "not assigned".
constexpr std::array<char16_t, 32> cp1252High = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

void appendUtf8(char16_t c, std::string &to)
{
    if (c < 0x80) {
        to += char(c);
    } else if (c < 0x800) {
        to += char(0xC0 | (c >> 6));
        to += char(0x80 | (c & 0x3F));
    } else {
        to += char(0xE0 | (c >> 12));
        to += char(0x80 | ((c >> 6) & 0x3F));
        to += char(0x80 | (c & 0x3F));
    }
}

} // namespace

std::string folded(std::string_view text)
{
    if (isAscii(text)) {
        std::string lower(text);
        std::transform(lower.begin(), lower.end(), lower.begin(), asciiLower);
        return lower;
    }
    return encoded(withoutMarks(caseFolded(decoded(text))));
}

std::vector<std::string> foldedWords(std::string_view text)
{
    if (isAscii(text))
        return asciiWords(text);
    const icu::UnicodeString plain = caseFolded(decoded(text));
    std::vector<std::string> words;
    std::int32_t begin = 0;
    bool unspaced = false;
    for (std::int32_t i = 0; i < plain.length();) {
        const UChar32 c = plain.char32At(i);
        const std::int32_t next = i + U16_LENGTH(c);
        if (isWordPart(c)) {
            unspaced = unspaced || needsBreaker(c);
        } else {
            if (i > begin)
                appendRun(icu::UnicodeString(plain, begin, i - begin), unspaced, words);
            begin = next;
            unspaced = false;
        }
        i = next;
    }
    if (plain.length() > begin)
        appendRun(icu::UnicodeString(plain, begin), unspaced, words);
    return words;
}

bool isUtf8(std::string_view bytes)
{
    constexpr std::uint64_t highBits = 0x8080808080808080;
    for (std::size_t i = 0; i < bytes.size();) {
        std::uint64_t eight = highBits;
        if (bytes.size() - i >= sizeof eight)
            std::memcpy(&eight, bytes.data() + i, sizeof eight);
        if ((eight & highBits) == 0) { // plain ASCII, as nearly all text is
            i += sizeof eight;
            continue;
        }
        const std::size_t length = sequenceLength(bytes.substr(i, 4));
        if (length == 0)
            return false;
        i += length;
    }
    return true;
}

std::string withValidUtf8(std::string_view bytes)
{
    std::string valid;
    valid.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t length = sequenceLength(bytes.substr(i, 4));
        if (length == 0)
            valid += "\xEF\xBF\xBD";
        else
            valid.append(bytes, i, length);
        i += length == 0 ? 1 : length;
    }
    return valid;
}

std::string utf8FromCp1252(std::string_view bytes)
{
    std::string utf8;
    utf8.reserve(bytes.size() + bytes.size() / 8);
    for (const char raw : bytes) {
        const auto byte = static_cast<unsigned char>(raw);
        char16_t c = byte;
        if (byte >= 0x80 && byte < 0xA0) {
            c = cp1252High[std::size_t(byte - 0x80)];
            if (c == 0)
                c = 0xFFFD;
        }
        appendUtf8(c, utf8);
    }
    return utf8;
}

std::string grouped(std::int64_t number)
{
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view spaces = " \t\n\r\f\v";
    constexpr std::string_view noBreakSpace = "\xC2\xA0";
    const auto isPlain = [](char c) { return c > ' ' && c <= '~'; };
    if (!text.empty() && isPlain(text.front()) && isPlain(text.back()))
        return text;
    for (;;) {
        if (!text.empty() && spaces.find(text.front()) != std::string_view::npos)
            text.remove_prefix(1);
        else if (text.starts_with(noBreakSpace))
            text.remove_prefix(2);
        else
            break;
    }
    for (;;) {
        if (!text.empty() && spaces.find(text.back()) != std::string_view::npos)
            text.remove_suffix(1);
        else if (text.ends_with(noBreakSpace))
            text.remove_suffix(2);
        else
            break;
    }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

} // namespace entente
