// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/palette_finder.h"

#include "app/session/go_to_event.h"
#include "app/shell/palette_entries.h"
#include "core/layout/window_moves.h"

namespace entente
{

namespace
{

constexpr qsizetype leastTyped = 2;
constexpr int mostOfEach = 5;

/// The term that a completion would type.
std::optional<Term> termOf(const Completion &completion)
{
    const Filter filter = parseQuery(completion.text).filter;
    return filter.terms().size() == 1 ? std::optional(filter.terms().front()) : std::nullopt;
}

} // namespace

PaletteFinder::PaletteFinder(Session &session, CommandPalette &palette)
    : QObject(&palette)
    , m_session(session)
    , m_palette(palette)
    , m_places(
          session,
          [this](const CompletionQuestion &, const CompletionAnswer &answer) {
              m_placesFound.clear();
              for (const Completion &completion : answer.completions) {
                  if (const std::optional<Term> term = termOf(completion))
                      m_placesFound.push_back(filterEntry(
                          m_session,
                          tr("Filter to %1").arg(QString::fromStdString(completion.label)),
                          tr("Place"), *term));
              }
              offer();
          },
          this)
    , m_events(
          session,
          [this](const SearchQuestion &, const SearchAnswer &answer) {
              m_eventsFound.clear();
              for (const SearchHit &hit : answer.hits) {
                  const std::string when = inWords(hit.start);
                  m_eventsFound.push_back(
                      {tr("Go to “%1”").arg(QString::fromStdString(hit.title)),
                       QString::fromStdString(when),
                       {},
                       true,
                       false,
                       [&session = m_session, id = hit.id, start = hit.start] {
                           goToEvent(session, id, start);
                           if (!start.isEmpty()) // a mark of its own, not a part of a column
                               session.setWindow(framing(start.first().strict, session.window(),
                                                         session.extent()));
                       }});
              }
              offer();
          },
          this)
{
    connect(&palette, &CommandPalette::typed, this, &PaletteFinder::find);
}

void PaletteFinder::find(const QString &text)
{
    m_text = text;
    m_placesFound.clear();
    m_eventsFound.clear();
    m_places.forget();
    m_events.forget();
    if (text.size() < leastTyped)
        return;
    QString quoted = text;
    quoted.remove(QLatin1Char('"'));
    CompletionQuestion places;
    places.context = m_session.context();
    places.typed = QStringLiteral("place:\"%1").arg(quoted).toStdString();
    places.limit = mostOfEach;
    m_places.ask(places);
    SearchQuestion events;
    events.context = m_session.context();
    events.text = text.toStdString();
    events.limit = mostOfEach;
    m_events.ask(events);
}

void PaletteFinder::offer()
{
    std::vector<PaletteEntry> all = m_placesFound;
    all.insert(all.end(), m_eventsFound.begin(), m_eventsFound.end());
    m_palette.setFound(m_text, std::move(all));
}

} // namespace entente
