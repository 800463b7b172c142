// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/network/network_view.h"
#include "core/layout/network_panels.h"

#include <QToolButton>

namespace entente
{

void NetworkView::setDates(const std::vector<NetworkRequest::Date> &dates)
{
    if (dates == m_dates)
        return;
    m_dates = dates;
    m_hit = {};
    updateButtons();
    changed();
    emit drawn();
}

QToolButton *NetworkView::makeDatesButton()
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("networkDates"));
    button->setToolTip(tr("Shows the day in force alone, with the index beside it"));
    button->setProperty("look", QStringLiteral("mode"));
    button->setFont(fontFor(TextStyle::Label));
    button->hide();
    connect(button, &QToolButton::clicked, this, [this] {
        setDates({});
        emit choiceChanged();
    });
    return button;
}

/// One picture for each date over the whole width, as pictures of it have them.
void NetworkView::layOutDates(const NetworkLook &look) const
{
    NetworkPanelsLook panels;
    panels.width = m_plot.width();
    panels.height = m_plot.height();
    panels.dates = m_dates;
    panels.fadeYears = m_fadeYears;
    panels.blocs = m_choice.blocs;
    panels.selected = look.selected;
    panels.hovered = look.hovered;
    panels.hoveredEdge = look.hoveredEdge;
    panels.keyed = look.keyed;
    panels.legend = true;
    panels.annotations = m_annotations;
    NetworkPanels laidOut =
        layoutNetworkPanels(m_network->answer, m_network->lives, m_blocs, placesNow(), panels,
                            m_choice.derived, m_themes.theme(), FontMeasure::onScreen());
    m_drawing = std::move(laidOut.network);
    m_drawnState = std::move(laidOut.state);
}

/// Of several dates each has everybody: nodes come panel by panel.
std::size_t NetworkView::actorOfNode(std::size_t node) const
{
    const std::size_t actors = m_network ? m_network->answer.actors.size() : 0;
    return actors > 0 ? node % actors : node;
}

} // namespace entente
