// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/html.h"

#include "app/exporting/html_page.h"
#include "app/exporting/svg.h"
#include "app/exporting/xml_text.h"
#include "core/time/edtf.h"

#include <QString>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

namespace entente
{

namespace
{

using Json = nlohmann::ordered_json;

/// Only addresses of the web become links: a document comes from anywhere.
bool isWebAddress(const std::string &url)
{
    return url.starts_with("https://") || url.starts_with("http://");
}

/// The beginning of a long text.
std::string beginningOf(const std::string &text)
{
    constexpr qsizetype most = 400;
    const QString words = QString::fromStdString(text);
    return words.size() <= most ? text : (words.left(most - 1) + QChar(0x2026)).toStdString();
}

/// What the card of an event shows. `</` cannot end the script that holds it.
std::string eventsJson(const Deck &deck, const KindTree &kinds)
{
    Json events = Json::object();
    for (const auto &[id, event] : deck.events) {
        Json sources = Json::array();
        for (const Source &source : event.sources)
            sources.push_back(
                {source.publisher.empty() ? source.title : source.publisher + ", " + source.title,
                 isWebAddress(source.url) ? source.url : std::string()});
        const Kind *kind = kinds.find(event.kind);
        events[event.key] = {{"t", event.title},
                             {"w", inWords(event.start, event.end)},
                             {"k", kind ? kind->label : event.kind.value},
                             {"p", event.place.name},
                             {"d", beginningOf(event.description)},
                             {"s", sources}};
    }
    std::string text = events.dump(-1, ' ', false, Json::error_handler_t::replace);
    for (std::size_t at = text.find("</"); at != std::string::npos; at = text.find("</", at + 3))
        text.replace(at, 2, "<\\/");
    return text;
}

std::string paragraphs(const std::string &text)
{
    std::string html;
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        if (const std::string line = xmlText(text.substr(from, end - from)); !line.empty())
            html += "<p>" + line + "</p>\n";
        from = end + 1;
    }
    return html;
}

std::string withLink(const std::string &citation)
{
    // The address stands last.
    const std::size_t at = citation.rfind(", http");
    if (at == std::string::npos || !isWebAddress(citation.substr(at + 2)))
        return xmlText(citation);
    const std::string url = xmlText(citation.substr(at + 2));
    return xmlText(citation.substr(0, at)) + ", <a href=\"" + url +
           "\" rel=\"noopener noreferrer\" target=\"_blank\">" + url + "</a>";
}

/// Long paths that several scenes share, land above all, are written once.
class SharedPaths
{
public:
    /// The id of a path that another scene drew as well.
    std::string idOf(const std::string &path)
    {
        const auto [place, isNew] = m_ids.try_emplace(path, std::string());
        if (isNew) {
            place->second = "shared" + std::to_string(m_ids.size());
            m_defs += "<g id=\"" + place->second + "\">" + path + "</g>\n";
        }
        return place->second;
    }
    const std::string &defs() const { return m_defs; }

private:
    std::unordered_map<std::string, std::string> m_ids;
    std::string m_defs;
};

std::string sceneOf(const Deck &deck, std::size_t index, SharedPaths &shared)
{
    const Slide &slide = deck.slides[index];
    const std::string number = std::to_string(index + 1);
    SvgOptions options;
    options.isFragment = true;
    options.idPrefix = "s" + number + "-";
    options.fitsText = true;
    options.decimals = 1;
    options.shared = [&](const std::string &path) { return shared.idOf(path); };
    const auto keyOf = [&](EventId id) {
        const auto found = deck.events.find(id);
        return found == deck.events.end() ? std::to_string(id.value) : found->second.key;
    };
    std::string html = "<section class=\"scene\" id=\"scene-" + number +
                       "\" aria-labelledby=\"title-" + number + "\">\n";
    const bool opensChapter =
        !slide.chapter.empty() && (index == 0 || deck.slides[index - 1].chapter != slide.chapter);
    if (!slide.chapter.empty())
        html += std::string("<p class=\"chapter") + (opensChapter ? "" : " again") + "\">" +
                xmlText(slide.chapter) + "</p>\n";
    html += "<h2 id=\"title-" + number + "\" tabindex=\"-1\">" + xmlText(slide.title) + "</h2>\n" +
            "<div class=\"caption\">" + paragraphs(slide.caption) + "</div>\n" +
            "<figure tabindex=\"0\" aria-label=\"Picture: " + xmlText(slide.title) + "\">\n" +
            svgOf(slide.drawing, slide.title, keyOf, options).toStdString() + "</figure>\n";
    if (!slide.sourceNote.empty())
        html += "<p class=\"foot\">" + xmlText(slide.sourceNote) + "</p>\n";
    html += "<details class=\"words\"><summary>The picture in words</summary>" +
            paragraphs(slide.drawing.words) + "</details>\n";
    if (!slide.sources.empty()) {
        html += "<details class=\"sources\"><summary>" + std::to_string(slide.sources.size()) +
                (slide.sources.size() == 1 ? " source" : " sources") + "</summary><ol>\n";
        for (const std::string &source : slide.sources)
            html += "<li>" + withLink(source) + "</li>\n";
        html += "</ol></details>\n";
    }
    return html + "</section>\n";
}

std::string contentsOf(const Deck &deck)
{
    std::string html = "<nav class=\"contents\" aria-label=\"Scenes\"><ol>\n";
    for (std::size_t i = 0; i < deck.slides.size(); ++i)
        html += "<li><a href=\"#scene-" + std::to_string(i + 1) + "\">" +
                xmlText(deck.slides[i].title) + "</a></li>\n";
    return html + "</ol></nav>\n";
}

std::string colorsOf(const Deck &deck)
{
    const Theme &theme = *deck.theme;
    return ":root{--canvas:" + toHex(theme.canvas) + ";--panel:" + toHex(theme.panel) +
           ";--line:" + toHex(theme.line) + ";--ink:" + toHex(theme.ink) +
           ";--muted:" + toHex(theme.muted) + ";--accent:" + toHex(theme.accent) + "}\n";
}

std::string handlingOf(const Deck &deck)
{
    if (!deck.handling)
        return {};
    return "<p class=\"handling\" role=\"note\" style=\"background:" + toHex(deck.handling->color) +
           ";color:" + toHex(inkOn(deck.handling->color)) + "\">" + xmlText(deck.handling->text) +
           "</p>\n";
}

} // namespace

QByteArray htmlOf(const Deck &deck, const KindTree &kinds)
{
    SharedPaths shared;
    std::string scenes;
    for (std::size_t i = 0; i < deck.slides.size(); ++i)
        scenes += sceneOf(deck, i, shared);
    const std::string title = xmlText(deck.title);
    return QByteArray::fromStdString(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
        "name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta "
        "name=\"generator\" content=\"Entente\">\n<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
        "img-src data:\">\n<link rel=\"icon\" href=\"data:,\">\n<title>" +
        title + "</title>\n<style>\n" + colorsOf(deck) + htmlStyle + "</style>\n</head>\n<body>\n" +
        "<a class=\"skip\" href=\"#scenes\">Skip to the scenes</a>\n" + handlingOf(deck) +
        "<header><h1>" + title + "</h1></header>\n" + contentsOf(deck) +
        "<svg class=\"shared\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\n" +
        shared.defs() + "</defs></svg>\n<main id=\"scenes\">\n" + scenes + "</main>\n" +
        htmlControls + "<script type=\"application/json\" id=\"events\">" +
        eventsJson(deck, kinds) + "</script>\n<script>\n" + htmlScript + "</script>\n</body>\n" +
        "</html>\n");
}

} // namespace entente
