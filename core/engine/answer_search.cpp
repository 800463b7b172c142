// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/engine/column_scan.h"
#include "core/engine/local_engine.h"

#include <algorithm>
#include <array>

namespace entente
{

namespace
{

/// A word, or the words of a quoted or hyphenated phrase. The last word of the text stands for all
/// that begin with it.
struct Token
{
    std::string text;
    bool isPhrase = false;
    bool asPrefix = false;
};

void addTokens(std::string_view text, bool isQuoted, std::vector<Token> &tokens)
{
    if (isQuoted) {
        if (!foldedWords(text).empty())
            tokens.push_back({std::string(text), true, false});
        return;
    }
    for (std::string &word : foldedWords(text))
        tokens.push_back({std::move(word), false, false});
}

std::vector<Token> tokensOf(std::string_view text)
{
    std::vector<Token> tokens;
    bool isQuoted = false;
    for (const std::string_view part : split(text, '"')) {
        addTokens(part, isQuoted, tokens);
        isQuoted = !isQuoted;
    }
    if (!tokens.empty() && !tokens.back().isPhrase)
        tokens.back().asPrefix = true;
    return tokens;
}

/// The events that hold a token, by where they hold it.
struct TokenHits
{
    enum Where
    {
        TitleWord,
        TitlePrefix,
        Description,
        Name,
        Place,
        Count
    };
    static constexpr std::array<double, Count> weights{1.0, 0.9, 0.4, 0.2, 0.1};

    std::array<Bitmap, Count> events;
    Bitmap any;

    double weight(EventIndex i) const
    {
        for (std::size_t where = 0; where < Count; ++where) {
            if (events[where].test(i))
                return weights[where];
        }
        return 0;
    }
};

void appendNames(const NameDictionary &names, const Token &token,
                 std::vector<std::uint32_t> &numbers)
{
    numbers = token.asPrefix ? names.beginning(token.text) : names.matching(token.text);
}

bool findNames(const Columns &columns, const Token &token, TokenHits &hits,
               const std::stop_token &stop)
{
    std::vector<std::uint32_t> persons;
    std::vector<std::uint32_t> places;
    appendNames(columns.persons, token, persons);
    appendNames(columns.places, token, places);
    const std::vector<std::uint32_t> actors =
        token.isPhrase ? columns.actors.named(token.text)
                       : columns.actors.withWord(token.text, token.asPrefix);
    const NumberSet actorSet(columns.actors.size(), actors);
    const NumberSet personSet(columns.persons.names().size(), persons);
    const NumberSet placeSet(columns.places.names().size(), places);
    return (persons.empty() ||
            scanLists(columns.personsOf, personSet, hits.events[TokenHits::Name], stop)) &&
           (actors.empty() ||
            (scanLists(columns.partiesOf, actorSet, hits.events[TokenHits::Name], stop) &&
             scanColumn(columns.country, actorSet, hits.events[TokenHits::Place], stop))) &&
           (places.empty() ||
            scanColumn(columns.place, placeSet, hits.events[TokenHits::Place], stop));
}

bool findToken(const Columns &columns, const TextIndex &text, const Token &token, TokenHits &hits,
               const std::stop_token &stop)
{
    for (Bitmap &events : hits.events)
        events = Bitmap(columns.size());
    if (token.isPhrase) {
        if (!text.findPhrase(TextIndex::Title, token.text, hits.events[TokenHits::TitleWord],
                             stop) ||
            !text.findPhrase(TextIndex::Description, token.text,
                             hits.events[TokenHits::Description], stop))
            return false;
    } else {
        text.find(TextIndex::Title, token.text, false, hits.events[TokenHits::TitleWord]);
        text.find(TextIndex::Title, token.text, token.asPrefix,
                  hits.events[TokenHits::TitlePrefix]);
        text.find(TextIndex::Description, token.text, token.asPrefix,
                  hits.events[TokenHits::Description]);
    }
    if (!findNames(columns, token, hits, stop))
        return false;
    hits.any = Bitmap(columns.size());
    for (const Bitmap &events : hits.events)
        hits.any |= events;
    return true;
}

struct Ranked
{
    EventIndex event = 0;
    double rank = 0;
};

/// What the importance of an event may add: less than where its words stand.
constexpr double importanceShare = 0.04;

} // namespace

Result<SearchAnswer> LocalEngine::answer(const SearchQuestion &question, std::stop_token stop) const
{
    const std::optional<Moment> moment = momentOf(question.context, stop);
    const Bits events = moment ? passing(question.context, *moment, stop) : nullptr;
    if (!events || !m_text.wait(stop))
        return cancelled();
    SearchAnswer answer;
    const std::vector<Token> tokens = tokensOf(question.text);
    if (tokens.empty())
        return answer;
    Bitmap found = *events;
    std::vector<float> weights(m_columns.size(), 0);
    for (const Token &token : tokens) {
        TokenHits hits;
        if (stop.stop_requested() || !findToken(m_columns, m_text, token, hits, stop))
            return cancelled();
        found &= hits.any;
        bool isAnyLeft = false;
        if (!found.forEach(stop, [&](EventIndex i) {
                weights[i] += float(hits.weight(i));
                isAnyLeft = true;
            }))
            return cancelled();
        if (!isAnyLeft)
            return answer;
    }
    std::vector<Ranked> ranked;
    if (!found.forEach(stop, [&](EventIndex i) {
            ranked.push_back({i, double(weights[i]) / double(tokens.size()) +
                                     importanceShare * double(m_columns.importance(i))});
        }))
        return cancelled();
    const std::size_t shown =
        question.limit > 0 ? std::min(ranked.size(), std::size_t(question.limit)) : ranked.size();
    std::partial_sort(ranked.begin(), ranked.begin() + std::ptrdiff_t(shown), ranked.end(),
                      [](const Ranked &a, const Ranked &b) {
                          return a.rank != b.rank ? a.rank > b.rank : a.event < b.event;
                      });
    answer.total = std::int64_t(ranked.size());
    for (std::size_t n = 0; n < shown; ++n) {
        const Result<Event> record = m_columns.records().event(ranked[n].event);
        if (!record)
            return record.error();
        const Event &event = *record;
        const Date start =
            moment->asKnown ? knownState(event, *moment->asKnown).start : event.start;
        answer.hits.push_back(
            {m_columns.id(ranked[n].event), event.key, event.title, start, float(ranked[n].rank)});
    }
    return answer;
}

} // namespace entente
