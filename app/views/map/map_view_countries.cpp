// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/playback.h"
#include "app/style/paint.h"
#include "app/style/theme.h"
#include "app/views/drawn_accessible.h"
#include "app/views/map/country_filter.h"
#include "app/views/map/map_view.h"
#include "core/model/shown_names.h"

#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace entente
{

namespace
{

/// Several changes as one step of the history; while time is played, a part of its step.
template <class Change>
void asOneStep(Session &session, Change change)
{
    const bool isOwn = !session.playback().isPlaying();
    if (isOwn) {
        session.settleHistory();
        session.holdHistory(true);
    }
    change();
    if (isOwn) {
        session.holdHistory(false);
        session.settleHistory();
    }
}

} // namespace

const CountryShape *MapView::countryAt(QPointF at) const
{
    layOut();
    if (!m_picture)
        return nullptr;
    const auto place = m_look.projection.inverse(m_map.toPlane({at.x(), at.y()}));
    return place ? m_picture->shapes.places->at(*place) : nullptr;
}

QString MapView::nameOfCountry(const ActorId &id) const
{
    if (const Actor *actor = words().actor(id))
        return QString::fromStdString(shownName(*actor));
    const CountryShape *shape = m_picture ? m_picture->shapes.places->find(id) : nullptr;
    return QString::fromStdString(
        stateName(id.value).value_or(shape != nullptr ? shape->name : id.value));
}

/// Filters to the events of a party, or takes that back; and selects it, so that the inspector says
/// who it is. One step of the history.
void MapView::clickCountry(const ActorId &id, bool adds)
{
    const Filter after = adds ? withPartyToggled(m_session.filter(), id.value)
                              : filteredToParty(m_session.filter(), id.value);
    m_beforeClick = BeforeClick{m_session.filter(), m_session.selection(), after};
    std::vector<ActorId> chosen;
    for (const std::string &party : partiesIn(after)) {
        if (words().actor(ActorId{party}) != nullptr || party == id.value)
            chosen.push_back(ActorId{party});
    }
    const bool isIn = after.has(Field::Party, id.value);
    if (chosen.size() > 2 || !adds)
        chosen = isIn ? std::vector{id} : std::vector<ActorId>();
    asOneStep(m_session, [&] {
        m_session.setFilter(after);
        if (!chosen.empty())
            m_session.setSelection(ActorSelection{chosen});
        else if (std::holds_alternative<ActorSelection>(m_session.selection()))
            m_session.clearSelection();
    });
}

/// The first click of a double click was none.
void MapView::takeClickBack()
{
    if (!m_beforeClick || m_session.filter() != m_beforeClick->after)
        return;
    const BeforeClick before = *std::exchange(m_beforeClick, std::nullopt);
    if (!m_session.playback().isPlaying() && m_session.canGoBack())
        return m_session.goBack();
    m_session.setFilter(before.filter);
    m_session.setSelection(before.selection);
}

/// To what happened there. Another country takes the place of the one before; the same one again is
/// taken out.
void MapView::filterToCountry(QPointF at)
{
    const CountryShape *country = countryAt(at);
    if (!country || country->id.isEmpty())
        return;
    const Term term{Field::In, {country->id.value}, false, Certainty::Possibly};
    std::vector<Term> terms = m_session.filter().terms();
    const bool isThere = std::find(terms.begin(), terms.end(), term) != terms.end();
    std::erase_if(terms, [](const Term &each) {
        return each.field == Field::In && !each.negated && each.values.size() == 1;
    });
    if (!isThere)
        terms.push_back(term);
    m_session.setFilter(Filter(std::move(terms)));
}

/// "Japan", what it is shaded by, and what clicks do.
QStringList MapView::countryTip(const CountryShape &country) const
{
    QStringList lines{nameOfCountry(country.id)};
    if (country.id.isEmpty())
        return {QString::fromStdString(country.name)};
    const CountryValues values =
        m_look.shades ? valuesOn(*m_picture->shapes.places, *m_look.shades) : CountryValues{};
    if (const auto value = values.values.find(country.id.value); value != values.values.end())
        lines << tr("%1: %2").arg(QString::fromStdString(values.title)).arg(value->second);
    const std::string &id = country.id.value;
    const Filter &filter = m_session.filter();
    const QString term =
        QString::fromStdString(toText(Term{Field::Party, {id}, false, Certainty::Possibly}));
    if (filteredToParty(filter, id).has(Field::Party, id))
        lines << tr("Click filters to its events (%1)").arg(term);
    else
        lines << tr("Click takes the filter away (%1)").arg(term);
    if (filter.has(Field::Party, id) && partiesIn(filter).size() > 1)
        lines << tr("Ctrl+click leaves it out");
    else if (!filter.has(Field::Party, id) && !partiesIn(filter).empty())
        lines << tr("Ctrl+click adds it");
    lines << tr("Shift+click filters to what happened there");
    return lines;
}

QPainterPath MapView::outlineOf(const ActorId &id) const
{
    QPainterPath path;
    if (!m_picture || !(m_picture->request.projection == m_look.projection))
        return path;
    const World &world = *m_picture->shapes.world;
    const BaseMap &base = *m_picture->shapes.base;
    const FlatBox seen = m_map.visible(4);
    for (std::size_t ring = 0; ring < base.land.size(); ++ring) {
        if (world.countries[base.countryOfRing[ring]].id != id)
            continue;
        const FlatBox &box = base.boxes[ring];
        if (box.right < seen.left || box.left > seen.right || box.top < seen.bottom ||
            box.bottom > seen.top)
            continue;
        QPolygonF polygon;
        for (const PlanePoint &point : base.land[ring]) {
            const PointF p = m_map.toPixel(point);
            polygon << QPointF(p.x, p.y);
        }
        path.addPolygon(polygon);
        path.closeSubpath();
    }
    return path;
}

/// The country under the pointer or the keyboard: what a click would take.
void MapView::paintCountry(QPainter &painter)
{
    const Theme &theme = m_theme.theme();
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_hoveredCountry && !m_hit && m_drag.what == Drag::What::Nothing) {
        painter.setPen(QPen(toQColor(theme.ink.withAlpha(0.55)), 1));
        painter.drawPath(outlineOf(*m_hoveredCountry));
    }
    if (m_country && hasFocus()) {
        painter.setPen(QPen(toQColor(theme.ink), 2));
        painter.drawPath(outlineOf(*m_country));
    }
}

// --- By keyboard --------------------------------------------------------------------------------

/// By name: those that the document knows as actors and that have a shape.
const std::vector<ActorId> &MapView::countries() const
{
    const World *world = m_picture ? m_picture->shapes.places.get() : nullptr;
    const auto key = std::pair{world, m_session.generation()};
    if (m_countriesOf == key)
        return m_countries;
    m_countriesOf = key;
    m_countries.clear();
    std::vector<std::pair<QString, ActorId>> named;
    for (const CountryShape &shape : world ? world->countries : std::vector<CountryShape>()) {
        if (!shape.id.isEmpty() && words().actor(shape.id) != nullptr)
            named.emplace_back(nameOfCountry(shape.id), shape.id);
    }
    std::sort(named.begin(), named.end(), [](const auto &a, const auto &b) {
        const int order = a.first.localeAwareCompare(b.first);
        return order != 0 ? order < 0 : a.second < b.second;
    });
    for (auto &[name, id] : named) {
        if (m_countries.empty() || m_countries.back() != id)
            m_countries.push_back(id);
    }
    return m_countries;
}

void MapView::stepThroughCountries(int direction)
{
    const std::vector<ActorId> &all = countries();
    if (all.empty())
        return;
    const auto now = m_country ? std::find(all.begin(), all.end(), *m_country) : all.end();
    const std::ptrdiff_t count = std::ptrdiff_t(all.size());
    const std::ptrdiff_t at =
        now == all.end() ? (direction > 0 ? -1 : count) : std::ptrdiff_t(now - all.begin());
    setCurrentCountry(all[std::size_t((at + direction + count) % count)]);
}

void MapView::setCurrentCountry(const ActorId &id)
{
    m_country = id;
    m_current.reset();
    m_hit.reset();
    m_session.setHover({{}, id.value, {}});
    layOut();
    const CountryShape *shape = m_picture ? m_picture->shapes.places->find(id) : nullptr;
    if (shape != nullptr) {
        const QRect box = boxOfCountry(id);
        QToolTip::showText(
            mapToGlobal(box.isEmpty() ? rect().center() : box.center()),
            countryTip(*shape).join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")),
            this);
    }
    announceFocusChild(*this);
    update();
}

QRect MapView::boxOfCountry(const ActorId &id) const
{
    layOut();
    return outlineOf(id).boundingRect().toAlignedRect() & rect();
}

} // namespace entente
