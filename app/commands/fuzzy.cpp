// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/fuzzy.h"

#include <QStringList>

#include <algorithm>

namespace entente
{

namespace
{

constexpr int wholeText = 60; ///< the word is all of it
constexpr int textBegins = 40;
constexpr int wordBegins = 30;
constexpr int inside = 10;
constexpr int severalWords = 20;
constexpr int perJump = -4;

QString folded(const QString &text)
{
    QString plain;
    const QString decomposed = text.normalized(QString::NormalizationForm_D);
    for (const QChar c : decomposed) {
        if (c.category() != QChar::Mark_NonSpacing)
            plain += c.toCaseFolded();
    }
    return plain;
}

bool isWordBeginning(const QString &text, qsizetype at)
{
    return text[at].isLetterOrNumber() && (at == 0 || !text[at - 1].isLetterOrNumber());
}

/// The fewest jumps to beginnings of words with which the letters from `i` on are found from `j`
/// on; -1: not at all. The letter before `j` was the one before `i`.
int jumpsFor(const QString &word, qsizetype i, const QString &text, qsizetype j)
{
    if (i == word.size())
        return 0;
    int best = -1;
    if (j < text.size() && text[j] == word[i])
        best = jumpsFor(word, i + 1, text, j + 1);
    if (best == 0)
        return 0;
    for (qsizetype at = j; at < text.size(); ++at) {
        if (text[at] != word[i] || !isWordBeginning(text, at))
            continue;
        const int rest = jumpsFor(word, i + 1, text, at + 1);
        if (rest >= 0 && (best < 0 || rest + 1 < best))
            best = rest + 1;
    }
    return best;
}

std::optional<int> matchWord(const QString &word, const QString &text)
{
    std::optional<int> best;
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const int here = word.size() == text.size()  ? wholeText
                         : at == 0                   ? textBegins
                         : isWordBeginning(text, at) ? wordBegins
                                                     : inside;
        best = std::max(best.value_or(0), here);
    }
    // Longer ones are words, not beginnings; and the search grows with every letter.
    constexpr qsizetype mostBeginnings = 12;
    if (best || word.size() > mostBeginnings)
        return best;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != word[0] || !isWordBeginning(text, at))
            continue;
        if (const int jumps = jumpsFor(word, 1, text, at + 1); jumps >= 0)
            best = std::max(best.value_or(1), severalWords + perJump * jumps);
    }
    return best;
}

} // namespace

std::optional<int> fuzzyMatch(const QString &pattern, const QString &text)
{
    const QString plain = folded(text);
    const QStringList words = folded(pattern).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    int sum = 0;
    for (const QString &word : words) {
        const std::optional<int> score = matchWord(word, plain);
        if (!score)
            return std::nullopt;
        sum += *score;
    }
    return sum;
}

} // namespace entente
