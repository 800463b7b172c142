// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/story/share_copy.h"

#include "core/base/text.h"
#include "core/base/translation.h"
#include "core/story/story.h"

#include <algorithm>
#include <set>

namespace entente
{

namespace
{

bool isTagged(const Event &event, const char *tag)
{
    return std::any_of(event.tags.begin(), event.tags.end(),
                       [&](const std::string &each) { return folded(each) == tag; });
}

/// An embargo without a day that can be read holds.
bool isUnderEmbargo(const Event &event, Instant today)
{
    if (!isTagged(event, embargoedTag))
        return false;
    for (const auto &[name, value] : event.extra) {
        if (folded(name) != embargoField)
            continue;
        const Result<Date> date = understandDate(value);
        if (date && !date->isEmpty())
            return today <= date->bounds().strict.end;
    }
    return true;
}

bool isBarred(const std::string &text)
{
    const std::string words = folded(text);
    return words.find("[restricted]") != std::string::npos ||
           words.find("[embargoed]") != std::string::npos;
}

template <class Cited>
std::int64_t leaveOutBarred(std::vector<Cited> &cited)
{
    return std::int64_t(std::erase_if(
        cited, [](const Cited &each) { return isBarred(each.publisher) || isBarred(each.title); }));
}

using Keys = std::set<std::string>;

void tidyEvent(Event &event, const Keys &gone, ShareReport &report)
{
    report.sources += leaveOutBarred(event.sources);
    report.reports += leaveOutBarred(event.reports);
    report.notes += event.note.empty() ? 0 : 1;
    event.note.clear();
    report.relations += std::int64_t(std::erase_if(
        event.relations, [&](const Relation &relation) { return gone.contains(relation.target); }));
    std::erase_if(event.extra,
                  [](const auto &field) { return folded(field.first) == embargoField; });
}

/// Ties lose the events that are gone; those that stood on nothing else go with them.
void tidyTies(Dataset &data, const Keys &gone, ShareReport &report)
{
    report.ties = std::int64_t(std::erase_if(data.ties, [&](Tie &tie) {
        if (tie.events.empty())
            return false;
        std::erase_if(tie.events, [&](const std::string &key) { return gone.contains(key); });
        return tie.events.empty();
    }));
}

void tidyThreads(Dataset &data)
{
    std::set<std::string> used;
    for (const Event &event : data.events)
        used.insert(event.thread.value);
    std::erase_if(data.threads,
                  [&](const Thread &thread) { return !used.contains(thread.id.value); });
}

void tidyScene(Scene &scene, const Keys &gone, ShareReport &report)
{
    report.sceneNotes += scene.notes.empty() ? 0 : 1;
    scene.notes.clear();
    std::erase_if(scene.selection.events,
                  [&](const std::string &key) { return gone.contains(key); });
    report.annotations +=
        std::int64_t(std::erase_if(scene.annotations, [&](const Annotation &annotation) {
            const auto *event = std::get_if<EventAnchor>(&annotation.anchor);
            return event && gone.contains(event->key);
        }));
}

void tidyStories(Dataset &data, const Keys &gone, ShareReport &report)
{
    std::vector<StoryText> stories;
    for (const StoryText &text : data.stories) {
        Result<Story> story = storyFromJson(text.json);
        if (!story) {
            ++report.unreadStories;
            continue;
        }
        for (Scene &scene : story->scenes)
            tidyScene(scene, gone, report);
        stories.push_back(storyText(*story));
    }
    data.stories = std::move(stories);
}

} // namespace

ShareReport leaveOutPrivate(Dataset &data, Instant today)
{
    ShareReport report;
    Keys gone;
    std::erase_if(data.events, [&](const Event &event) {
        const bool restricted = isTagged(event, restrictedTag);
        const bool embargoed = !restricted && isUnderEmbargo(event, today);
        report.restricted += restricted ? 1 : 0;
        report.embargoed += embargoed ? 1 : 0;
        if (restricted || embargoed)
            gone.insert(event.key);
        return restricted || embargoed;
    });
    for (Event &event : data.events)
        tidyEvent(event, gone, report);
    tidyTies(data, gone, report);
    if (!gone.empty())
        tidyThreads(data);
    tidyStories(data, gone, report);
    return report;
}

std::vector<std::string> inWords(const ShareReport &report)
{
    std::vector<std::string> words;
    const auto add = [&](std::int64_t count, const char *text) {
        if (count > 0)
            words.push_back(translate("Share", text, nullptr, count));
    };
    add(report.restricted, ENTENTE_TRANSLATE_COUNT_LATER("Share", "%Ln restricted event(s)"));
    add(report.embargoed, ENTENTE_TRANSLATE_COUNT_LATER("Share", "%Ln event(s) under embargo"));
    add(report.sources, ENTENTE_TRANSLATE_COUNT_LATER("Share", "%Ln restricted source(s)"));
    add(report.reports, ENTENTE_TRANSLATE_COUNT_LATER("Share", "%Ln restricted report(s)"));
    add(report.notes, ENTENTE_TRANSLATE_COUNT_LATER("Share", "%Ln note(s) on events"));
    add(report.ties,
        ENTENTE_TRANSLATE_COUNT_LATER("Share", "%Ln tie(s) resting on such events alone"));
    add(report.relations, ENTENTE_TRANSLATE_COUNT_LATER("Share", "%Ln relation(s) to such events"));
    add(report.sceneNotes, ENTENTE_TRANSLATE_COUNT_LATER("Share", "%Ln speaker's note(s)"));
    add(report.annotations, ENTENTE_TRANSLATE_COUNT_LATER("Share", "%Ln remark(s) on such events"));
    add(report.unreadStories,
        ENTENTE_TRANSLATE_COUNT_LATER("Share", "%Ln text(s) of stories that cannot be read"));
    return words;
}

} // namespace entente
