// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "app/shell/command_palette.h"

#include <QObject>

namespace entente
{

/// Finds for a palette what the engine has to be asked for: the places and the events that a text
/// names, among those that the filter leaves. Lives as long as the palette.
class PaletteFinder : public QObject
{
    Q_OBJECT

public:
    PaletteFinder(Session &session, CommandPalette &palette);

private:
    void find(const QString &text);
    void offer();

    Session &m_session;
    CommandPalette &m_palette;
    QString m_text;
    std::vector<PaletteEntry> m_placesFound;
    std::vector<PaletteEntry> m_eventsFound;
    Asker<CompletionQuestion, CompletionAnswer> m_places;
    Asker<SearchQuestion, SearchAnswer> m_events;
};

} // namespace entente
