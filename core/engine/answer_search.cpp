// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/engine/column_scan.h"
#include "core/engine/local_engine.h"
#include "core/engine/text_ranking.h"

#include <algorithm>

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

std::vector<std::uint32_t> namesOf(const NameDictionary &names, const Token &token)
{
    return token.asPrefix ? names.beginning(token.text) : names.matching(token.text);
}

bool findNames(const Columns &columns, const Token &token, TokenHits &hits,
               const std::stop_token &stop)
{
    const std::vector<std::uint32_t> persons = namesOf(columns.persons, token);
    const std::vector<std::uint32_t> places = namesOf(columns.places, token);
    const std::vector<std::uint32_t> actors =
        token.isPhrase ? columns.actors.named(token.text)
                       : columns.actors.withWord(token.text, token.asPrefix);
    const NumberSet actorSet(columns.actors.size(), actors);
    const auto names = std::make_shared<Bitmap>(columns.size());
    const auto where = std::make_shared<Bitmap>(columns.size());
    if (!persons.empty()) {
        const NumberSet personSet(columns.persons.names().size(), persons);
        if (!scanLists(columns.personsOf, personSet, *names, stop))
            return false;
    }
    if (!actors.empty() && (!scanLists(columns.partiesOf, actorSet, *names, stop) ||
                            !scanColumn(columns.country, actorSet, *where, stop)))
        return false;
    if (!places.empty()) {
        const NumberSet placeSet(columns.places.names().size(), places);
        if (!scanColumn(columns.place, placeSet, *where, stop))
            return false;
    }
    if (!persons.empty() || !actors.empty())
        hits.events[TokenHits::Name] = names;
    if (!places.empty() || !actors.empty())
        hits.events[TokenHits::Place] = where;
    return true;
}

Result<TokenHits> findToken(const Columns &columns, const TextIndex &text, const Token &token,
                            const std::stop_token &stop)
{
    TokenHits hits;
    const auto holders = [&](TextPart part, TokenHits::Where where, bool asPrefix) -> Outcome {
        Result<TextIndex::Bits> found = token.isPhrase
                                            ? text.phraseHolders(part, token.text, stop)
                                            : text.holders(part, token.text, asPrefix, stop);
        if (!found)
            return found.error();
        hits.events[where] = *std::move(found);
        return Done{};
    };
    if (Outcome done = holders(TextPart::Title, TokenHits::TitleWord, false); !done)
        return done.error();
    if (token.asPrefix) {
        if (Outcome done = holders(TextPart::Title, TokenHits::TitlePrefix, true); !done)
            return done.error();
    }
    if (Outcome done = holders(TextPart::Description, TokenHits::Description, token.asPrefix);
        !done)
        return done.error();
    if (!findNames(columns, token, hits, stop))
        return Engine::cancelled();
    return hits;
}

bool isEmpty(const Bitmap &events)
{
    return std::all_of(events.words().begin(), events.words().end(),
                       [](std::uint64_t word) { return word == 0; });
}

} // namespace

Result<SearchAnswer> LocalEngine::answer(const SearchQuestion &question, std::stop_token stop) const
{
    const std::optional<Moment> moment = momentOf(question.context, stop);
    const Bits events = moment ? passing(question.context, *moment, stop) : nullptr;
    if (!events || !m_text.wait(stop))
        return cancelled();
    const std::vector<Token> tokens = tokensOf(question.text);
    Bitmap found = tokens.empty() ? Bitmap(m_columns.size()) : *events;
    TextRanking ranking(m_columns);
    for (const Token &token : tokens) {
        if (isEmpty(found))
            break;
        Result<TokenHits> hits = findToken(m_columns, m_text, token, stop);
        if (!hits)
            return hits.error();
        hits->narrow(found);
        if (!ranking.add(*std::move(hits), found, stop))
            return cancelled();
    }
    const auto best = ranking.best(found, std::size_t(std::max(0, question.limit)), stop);
    if (!best)
        return cancelled();
    SearchAnswer answer;
    answer.total = found.count();
    for (const RankedHit &hit : *best) {
        if (stop.stop_requested())
            return cancelled();
        const Result<Event> event = m_columns.records().event(hit.event);
        if (!event)
            return event.error();
        const Date start =
            moment->asKnown ? knownState(*event, *moment->asKnown).start : event->start;
        answer.hits.push_back(
            {m_columns.id(hit.event), event->key, event->title, start, float(hit.rank)});
    }
    const FacetQuestion counted{question.context, question.facets, question.facetLimit, false};
    for (const Field field : question.facets) {
        std::optional<Facet> facet = facetOf(counted, field, *moment, stop, &found);
        if (!facet)
            return cancelled();
        answer.facets.push_back(*std::move(facet));
    }
    return answer;
}

} // namespace entente
