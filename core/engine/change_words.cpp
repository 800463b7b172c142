// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/engine/changes.h"

namespace entente
{

namespace
{

KnownWord wordOf(const KnownState &state)
{
    KnownWord word{state.known, state.status, state.start, state.end, std::nullopt};
    if (state.report)
        word.report = *state.report;
    return word;
}

} // namespace

Change changeOf(const Event &event, EventId id, const KnownStep &step)
{
    return {id,       event.key,           event.title,       event.kind,
            step.day, wordOf(step.before), wordOf(step.after)};
}

std::string inWords(const KnownWord &word)
{
    if (!word.known)
        return "not known";
    const std::string date = inWords(word.start, word.end);
    return folded(labelFor(word.status)) + ", " + (date.empty() ? "no date" : date);
}

std::string speakerInWords(const KnownWord &word)
{
    if (!word.report)
        return {};
    const Report &report = *word.report;
    std::string words = report.publisher.empty() ? report.title : report.publisher;
    const std::string published = inWords(report.published);
    if (!published.empty())
        words += (words.empty() ? "" : ", ") + published;
    return words;
}

} // namespace entente
