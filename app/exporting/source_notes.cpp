// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/source_notes.h"

#include "app/exporting/page.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_set>

namespace entente
{

namespace
{

constexpr TextStyle numberStyle = TextStyle::Caption;
constexpr double numberGap = 1.5;

std::string superscript(std::size_t number)
{
    static constexpr const char *digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string text;
    for (const char digit : std::to_string(number))
        text += digits[digit - '0'];
    return text;
}

bool isFree(const Drawing &drawing, const RectF &box)
{
    const RectF whole{0, 0, drawing.width, drawing.height};
    if (!whole.contains(box))
        return false;
    for (const TextMark &text : drawing.texts) {
        if (text.box.intersects(box))
            return false;
    }
    for (const Mark &mark : drawing.marks) {
        const bool isThing = mark.role == Role::Event || mark.role == Role::Cluster ||
                             mark.role == Role::Playhead || mark.role == Role::Actor;
        if (isThing && mark.box.intersects(box))
            return false;
    }
    return std::all_of(drawing.clips.begin(), drawing.clips.end(), [&](const Drawing::Clip &clip) {
        return clip.rect.contains(box) || !clip.rect.intersects(box);
    });
}

std::string brief(const Citation &citation)
{
    return citation.publisher.empty() ? citation.title : citation.publisher;
}

} // namespace

std::string inWords(const Citation &citation, bool withAddress)
{
    std::string text;
    const auto add = [&](const std::string &part) {
        if (!part.empty())
            text += (text.empty() ? "" : ", ") + part;
    };
    add(citation.publisher);
    add(citation.title.empty() ? std::string() : "“" + citation.title + "”");
    add(citation.date);
    if (withAddress)
        add(citation.url);
    return text;
}

std::vector<EventId> eventsShown(const Drawing &drawing)
{
    std::vector<const TextMark *> labels;
    for (const TextMark &text : drawing.texts) {
        if (text.ids.size() == 1)
            labels.push_back(&text);
    }
    std::stable_sort(labels.begin(), labels.end(), [](const TextMark *a, const TextMark *b) {
        return a->box.y != b->box.y ? a->box.y < b->box.y : a->box.x < b->box.x;
    });
    std::vector<EventId> events;
    std::unordered_set<EventId> seen;
    const auto add = [&](const std::vector<EventId> &ids) {
        for (const EventId id : ids) {
            if (seen.insert(id).second)
                events.push_back(id);
        }
    };
    for (const TextMark *label : labels)
        add(label->ids);
    for (const Mark &mark : drawing.marks)
        add(mark.ids);
    return events;
}

Result<std::vector<Citation>> citationsOf(const Engine &engine, std::span<const EventId> events,
                                          std::stop_token stop)
{
    std::vector<Citation> citations;
    std::map<std::string, std::size_t> places;
    for (const EventId id : events.first(std::min(events.size(), mostCitedEvents))) {
        const Result<EventAnswer> answer = engine.answer(EventQuestion{id, {}}, stop);
        if (!answer)
            return answer.error();
        for (const Source &source : answer->event.sources) {
            Citation citation{source.publisher, source.title, source.url, source.date, {}};
            const auto [place, isNew] =
                places.try_emplace(inWords(citation, true), citations.size());
            if (isNew)
                citations.push_back(std::move(citation));
            citations[place->second].events.push_back(id);
        }
    }
    return citations;
}

namespace
{

/// A small number right of a label, or left of it; nothing where there is no room.
std::optional<TextMark> numberBeside(const TextMark &label, const std::string &words,
                                     const Drawing &drawing, const std::vector<TextMark> &others,
                                     const Theme &theme, const TextMeasure &measure)
{
    TextMark number;
    number.role = Role::Note;
    number.text = words;
    number.style = numberStyle;
    number.scale = measure.scale();
    number.color = theme.muted;
    number.background = label.background;
    number.key = "source";
    const double wide = measure.width(words, numberStyle);
    const double right = label.box.right() + numberGap;
    for (const double x : {right, label.box.x - numberGap - wide}) {
        number.box = {x, label.box.y, wide, label.box.height};
        const bool hasRoom = isFree(drawing, number.box) &&
                             std::none_of(others.begin(), others.end(), [&](const TextMark &other) {
                                 return other.box.intersects(number.box);
                             });
        if (hasRoom)
            return number;
    }
    return std::nullopt;
}

} // namespace

std::string numberSources(Drawing &drawing, const std::vector<Citation> &citations,
                          const Theme &theme, double width, std::size_t lines,
                          const TextMeasure &measure)
{
    // Where two citations have the same publisher, one number is enough for a reader.
    std::map<EventId, std::vector<std::string>> publishersOf;
    for (const Citation &citation : citations) {
        for (const EventId id : citation.events) {
            std::vector<std::string> &own = publishersOf[id];
            if (std::find(own.begin(), own.end(), brief(citation)) == own.end())
                own.push_back(brief(citation));
        }
    }
    std::vector<std::string> numbered;
    std::string note = "Sources: ";
    std::set<EventId> done;
    std::vector<TextMark> numbers;
    const std::size_t labels = drawing.texts.size();
    std::vector<std::pair<const TextMark *, std::size_t>> order;
    for (std::size_t i = 0; i < labels; ++i) {
        if (drawing.texts[i].ids.size() == 1)
            order.emplace_back(&drawing.texts[i], i);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto &a, const auto &b) {
        return a.first->box.y != b.first->box.y ? a.first->box.y < b.first->box.y
                                                : a.first->box.x < b.first->box.x;
    });
    const auto fits = [&](const std::string &text) {
        return wrapped(text, width, TextStyle::Caption, lines + 1, measure).size() <= lines;
    };
    for (const auto &[label, place] : order) {
        const EventId id = label->ids[0];
        const auto own = publishersOf.find(id);
        if (own == publishersOf.end() || done.contains(id))
            continue;
        std::string longer = note;
        std::vector<std::string> added = numbered;
        std::string marks;
        for (const std::string &publisher : own->second) {
            auto found = std::find(added.begin(), added.end(), publisher);
            if (found == added.end()) {
                added.push_back(publisher);
                longer +=
                    (added.size() > 1 ? "; " : "") + std::to_string(added.size()) + " " + publisher;
                found = std::prev(added.end());
            }
            marks +=
                (marks.empty() ? "" : "˒") + superscript(std::size_t(found - added.begin()) + 1);
        }
        if (!fits(longer + " and 000 more. Entente"))
            break;
        const std::optional<TextMark> number =
            numberBeside(*label, marks, drawing, numbers, theme, measure);
        if (!number)
            continue;
        note = std::move(longer);
        numbered = std::move(added);
        done.insert(id);
        numbers.push_back(*number);
    }
    for (TextMark &number : numbers)
        drawing.texts.push_back(std::move(number));
    if (numbered.empty())
        return {};
    std::set<std::string> all;
    for (const Citation &citation : citations)
        all.insert(brief(citation));
    if (all.size() > numbered.size())
        note += " and " + std::to_string(all.size() - numbered.size()) + " more";
    return note + ". Entente";
}

} // namespace entente
