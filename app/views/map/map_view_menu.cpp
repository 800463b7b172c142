// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/map/country_filter.h"
#include "app/views/map/map_view.h"

#include <QActionGroup>
#include <QContextMenuEvent>
#include <QMenu>

namespace entente
{

namespace
{

/// Other people's words in a menu: an ampersand is no mnemonic there, and lines stay short.
QString menuText(const std::string &words)
{
    QString text = QString::fromStdString(words).simplified();
    if (text.size() > 48)
        text = text.left(47) + QChar(0x2026);
    return text.replace(u'&', QStringLiteral("&&"));
}

QString termText(Field field, const std::string &value, bool negated)
{
    return menuText(toText(Term{field, {value}, negated, Certainty::Possibly}));
}

} // namespace

void MapView::contextMenuEvent(QContextMenuEvent *event)
{
    const MapCluster *place = currentPlace();
    const QPointF at = event->reason() == QContextMenuEvent::Mouse ? QPointF(event->pos())
                       : place != nullptr ? QPointF(place->at.x, place->at.y)
                                          : QPointF(rect().center());
    QMenu menu(this);
    const std::optional<Hit> hit = hitAt(at);
    if (hit && !hit->ids.empty())
        addEventActions(menu, *hit);
    else if (const CountryShape *country = countryAt(at); country && !country->id.isEmpty())
        addCountryActions(menu, *country);
    RemarkSpot spot;
    const MapFrame seen = frame();
    if (hit && hit->ids.size() == 1)
        spot.event = hit->ids.front();
    if (const auto there = m_look.projection.inverse(seen.toPlane({at.x(), at.y()})))
        spot.anchor = PlaceAnchor{*there};
    else if (seen.width > 0 && seen.height > 0)
        spot.anchor = PictureAnchor{{at.x() / seen.width, at.y() / seen.height}};
    emit menuOpening(&menu, spot);
    addMapActions(menu, at);
    menu.exec(event->reason() == QContextMenuEvent::Mouse ? event->globalPos()
                                                          : mapToGlobal(at.toPoint()));
}

void MapView::addTerm(Field field, const std::string &value, bool negated)
{
    m_session.setFilter(
        m_session.filter().with(Term{field, {value}, negated, Certainty::Possibly}));
}

void MapView::addEventActions(QMenu &menu, const Hit &hit)
{
    const std::vector<EventId> ids = hit.ids;
    menu.addAction(ids.size() == 1 ? tr("Select this event")
                                   : tr("Select these %Ln event(s)", nullptr, int(ids.size())),
                   this, [this, ids] { m_session.setSelection(EventSelection{ids}); });
    menu.addAction(tr("Zoom to this place"), this,
                   [this, ids] { flyTo(showing(m_look, placesOf(ids))); });
    if (!hit.key.empty()) {
        const std::string place = hit.key;
        menu.addAction(
            tr("Filter to %1 (%2)").arg(menuText(place), termText(Field::Place, place, false)),
            this, [this, place] { addTerm(Field::Place, place, false); });
        menu.addAction(
            tr("Exclude %1 (%2)").arg(menuText(place), termText(Field::Place, place, true)), this,
            [this, place] { addTerm(Field::Place, place, true); });
    }
    menu.addSeparator();
}

void MapView::addCountryActions(QMenu &menu, const CountryShape &country)
{
    const std::string id = country.id.value;
    const QString name = menuText(nameOfCountry(country.id).toStdString());
    menu.addAction(tr("Filter to events with %1 (%2)").arg(name, termText(Field::Party, id, false)),
                   this, [this, id] { clickCountry(ActorId{id}, false); })
        ->setEnabled(partiesIn(m_session.filter()) != std::vector{id});
    menu.addAction(tr("Filter to %1 (%2)").arg(name, termText(Field::In, id, false)), this,
                   [this, id] { addTerm(Field::In, id, false); });
    menu.addAction(tr("Exclude %1 (%2)").arg(name, termText(Field::In, id, true)), this,
                   [this, id] { addTerm(Field::In, id, true); });
    menu.addAction(tr("Shade by ties in force with %1").arg(name), this, [this, id] {
        shadeBy({ShadeBy::Ties, ActorId{id}});
    });
    menu.addSeparator();
}

void MapView::addMapActions(QMenu &menu, QPointF at)
{
    menu.addAction(tr("Show the whole map"), this, &MapView::showAll);
    if (const std::int64_t without = m_answer->withoutPlace; without > 0)
        menu.addAction(tr("Filter to the %1 without a place (%2)")
                           .arg(without)
                           .arg(termText(Field::Without, "place", false)),
                       this, &MapView::filterToWithoutPlace);
    layOut();
    if (const auto place = m_look.projection.inverse(m_map.toPlane({at.x(), at.y()}))) {
        const LatLon center{std::round(place->lat), std::round(place->lon)};
        menu.addAction(tr("Centre the map here"), this,
                       [this, center] { (void)setProjection(m_look.projection.name(), center); });
    }
    QMenu *projections = menu.addMenu(tr("Projection"));
    auto *group = new QActionGroup(projections);
    for (const std::string &name : Projection::names()) {
        const Result<Projection> made = Projection::named(name, m_look.projection.center());
        if (!made)
            continue;
        QAction *action =
            projections->addAction(QString::fromStdString(made->title()), this, [this, name] {
                // A globe looks at the middle latitudes of the north first.
                const LatLon now = m_look.projection.center();
                (void)setProjection(name, {now.lat == 0 ? 20 : now.lat, now.lon});
            });
        action->setCheckable(true);
        action->setChecked(name == m_look.projection.name());
        group->addAction(action);
    }
    addLayerActions(menu);
    menu.addSeparator();
    menu.addAction(tr("Copy map as image"), this, &MapView::copyAsImage);
}

void MapView::addLayerActions(QMenu &menu)
{
    QMenu *boundaries = menu.addMenu(tr("Boundaries"));
    auto *group = new QActionGroup(boundaries);
    const auto addView = [&](const QString &text, Boundaries view) {
        QAction *action = boundaries->addAction(text, this, [this, view] {
            MapLayers layers = m_look.layers;
            layers.boundaries = view;
            setLayers(layers);
        });
        action->setCheckable(true);
        action->setChecked(m_look.layers.boundaries == view);
        group->addAction(action);
    };
    addView(tr("De facto, Natural Earth"), Boundaries::DeFacto);
    addView(tr("Nearer to the UN’s, Visionscarto"), Boundaries::Un);
    const auto addLayer = [&](const QString &text, bool MapLayers::*layer) {
        QAction *action = menu.addAction(text, this, [this, layer](bool shows) {
            MapLayers layers = m_look.layers;
            layers.*layer = shows;
            setLayers(layers);
        });
        action->setCheckable(true);
        action->setChecked(m_look.layers.*layer);
    };
    addShadingActions(menu);
    addArcActions(menu);
    addLayer(tr("Capitals and cities"), &MapLayers::cities);
    addLayer(tr("Graticule"), &MapLayers::graticule);
    addLayer(tr("Lakes"), &MapLayers::lakes);
    addLayer(tr("Rivers"), &MapLayers::rivers);
}

void MapView::addArcActions(QMenu &menu)
{
    QMenu *arcs = menu.addMenu(tr("Arcs"));
    auto *group = new QActionGroup(arcs);
    const MapLayers &now = m_look.layers;
    const auto addArcs = [&](const QString &text, bool shows, ArcEnds ends) {
        QAction *action = arcs->addAction(text, this, [this, shows, ends] {
            MapLayers layers = m_look.layers;
            layers.arcs = shows;
            layers.arcEnds = ends;
            setLayers(layers);
        });
        action->setCheckable(true);
        action->setChecked(now.arcs == shows && (!shows || now.arcEnds == ends));
        group->addAction(action);
    };
    addArcs(tr("Between parties"), true, ArcEnds::Parties);
    addArcs(tr("From parties to the venue"), true, ArcEnds::Venue);
    addArcs(tr("None"), false, now.arcEnds);
}

void MapView::shadeBy(const Shading &shading)
{
    MapLayers layers = m_look.layers;
    layers.shading = shading;
    setLayers(layers);
}

void MapView::addShadingActions(QMenu &menu)
{
    const Shading &now = m_look.layers.shading;
    QMenu *shadings = menu.addMenu(tr("Shade countries by"));
    auto *group = new QActionGroup(shadings);
    const auto addShading = [&](const QString &text, const Shading &shading) {
        QAction *action = shadings->addAction(text, this, [this, shading] { shadeBy(shading); });
        action->setCheckable(true);
        action->setChecked(now == shading);
        group->addAction(action);
    };
    addShading(tr("Nothing"), {});
    addShading(tr("Events with each country"), {ShadeBy::Events, {}});
    addShading(tr("Ties in force"), {ShadeBy::Ties, {}});
    if (now.partner)
        addShading(tr("Ties in force with %1").arg(menuText(words().actorName(*now.partner))), now);
}

} // namespace entente
