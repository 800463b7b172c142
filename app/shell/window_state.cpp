// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/window_state.h"

#include "app/shell/lanes_json.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

namespace entente
{

namespace
{

constexpr int version = 1;
constexpr qsizetype mostLooks = 40;
const QString orderKey = QStringLiteral("looks/order");

QString nameOf(const QString &document)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(document.toUtf8(), QCryptographicHash::Sha1).toHex());
}

QString settingsKey(const QString &name)
{
    return QStringLiteral("looks/") + name;
}

// JSON numbers are doubles; seconds far from our time need all 64 bits.
QJsonValue json(Instant t)
{
    return QString::number(t.seconds);
}

QJsonValue json(const std::optional<Instant> &t)
{
    return t ? json(*t) : QJsonValue();
}

QJsonArray json(const MapCamera &camera)
{
    return {camera.center.x, camera.center.y, camera.pixelsPerUnit};
}

/// The whole map for what is no camera.
MapCamera camera(const QJsonArray &numbers)
{
    if (numbers.size() != 3 || numbers[2].toDouble() < 0)
        return {};
    return {{numbers[0].toDouble(), numbers[1].toDouble()}, numbers[2].toDouble()};
}

QJsonObject json(const MapLayers &layers)
{
    const std::string_view boundaries = nameOf(layers.boundaries);
    return {{QStringLiteral("boundaries"),
             QString::fromLatin1(boundaries.data(), qsizetype(boundaries.size()))},
            {QStringLiteral("arcs"), layers.arcs},
            {QStringLiteral("arcsTo"), QString::fromUtf8(nameOf(layers.arcEnds))},
            {QStringLiteral("graticule"), layers.graticule},
            {QStringLiteral("lakes"), layers.lakes},
            {QStringLiteral("rivers"), layers.rivers},
            {QStringLiteral("cities"), layers.cities},
            {QStringLiteral("shading"), QString::fromStdString(nameOf(layers.shading))}};
}

/// What is not said is as it is at first.
MapLayers layers(const QJsonObject &object)
{
    MapLayers layers;
    layers.boundaries =
        boundariesNamed(object[QLatin1String("boundaries")].toString().toStdString())
            .value_or(layers.boundaries);
    layers.arcs = object[QLatin1String("arcs")].toBool(layers.arcs);
    layers.arcEnds = arcEndsNamed(object[QLatin1String("arcsTo")].toString().toStdString())
                         .value_or(layers.arcEnds);
    layers.graticule = object[QLatin1String("graticule")].toBool(layers.graticule);
    layers.lakes = object[QLatin1String("lakes")].toBool(layers.lakes);
    layers.rivers = object[QLatin1String("rivers")].toBool(layers.rivers);
    layers.cities = object[QLatin1String("cities")].toBool(layers.cities);
    layers.shading = shadingNamed(object[QLatin1String("shading")].toString().toStdString())
                         .value_or(layers.shading);
    return layers;
}

QJsonObject json(const NetworkChoice &choice)
{
    QJsonArray blocs;
    for (const ActorId &bloc : choice.blocs)
        blocs.append(QString::fromStdString(bloc.value));
    const std::string_view layout = wordFor(choice.arrangement);
    const std::optional<DerivedTies> &derived = choice.derived;
    return {
        {QStringLiteral("layer"), QString::fromStdString(choice.layer)},
        {QStringLiteral("derived"),
         derived ? QStringLiteral("%1/%2").arg(derived->least).arg(derived->years) : QString()},
        {QStringLiteral("layout"), QString::fromLatin1(layout.data(), qsizetype(layout.size()))},
        {QStringLiteral("hub"), QString::fromStdString(choice.hub.value)},
        {QStringLiteral("blocs"), blocs}};
}

/// What is not said, or cannot be read, is as it is at first.
NetworkChoice networkChoice(const QJsonObject &object)
{
    const auto text = [&](const char *name) {
        return object[QLatin1String(name)].toString().toStdString();
    };
    NetworkChoice choice;
    choice.layer = text("layer");
    choice.derived = derivedTiesFrom(text("derived"));
    choice.arrangement = arrangementFrom(text("layout")).value_or(choice.arrangement);
    choice.hub = ActorId{text("hub")};
    const QJsonArray blocs = object[QLatin1String("blocs")].toArray();
    for (const auto &bloc : blocs) {
        if (choice.blocs.size() < mostBlocs)
            choice.blocs.push_back(ActorId{bloc.toString().toStdString()});
    }
    return choice;
}

std::optional<Instant> instant(const QJsonValue &value)
{
    bool ok = false;
    const qint64 seconds = value.toString().toLongLong(&ok);
    return ok ? std::optional(Instant{seconds}) : std::nullopt;
}

} // namespace

std::optional<SavedLook> loadLook(const QSettings &settings, const QString &document)
{
    const QByteArray text = settings.value(settingsKey(nameOf(document))).toByteArray();
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    const std::optional<Instant> from = instant(object[QLatin1String("from")]);
    const std::optional<Instant> to = instant(object[QLatin1String("to")]);
    if (object[QLatin1String("version")].toInt() != version || !from || !to || *from >= *to)
        return std::nullopt;
    const ParsedQuery query = parseQuery(object[QLatin1String("where")].toString().toStdString());
    if (query.error)
        return std::nullopt;
    SavedLook look;
    look.window = {*from, *to};
    look.filter = query.filter;
    look.asOf = {instant(object[QLatin1String("inForce")]),
                 instant(object[QLatin1String("asKnown")])};
    look.lanes = lanesFromJson(object[QLatin1String("lanes")]);
    look.eras = object[QLatin1String("eras")].toBool(true);
    look.projection = object[QLatin1String("projection")].toString();
    look.camera = camera(object[QLatin1String("camera")].toArray());
    const QJsonArray center = object[QLatin1String("center")].toArray();
    if (center.size() == 2)
        look.center = {center[0].toDouble(), center[1].toDouble()};
    look.layers = layers(object[QLatin1String("layers")].toObject());
    look.network = networkChoice(object[QLatin1String("network")].toObject());
    const QJsonArray selected = object[QLatin1String("selected")].toArray();
    for (const auto &key : selected)
        look.selected.push_back(key.toString().toStdString());
    return look;
}

void saveLook(QSettings &settings, const QString &document, const SavedLook &look)
{
    QJsonArray selected;
    for (const std::string &key : look.selected)
        selected.append(QString::fromStdString(key));
    const QJsonObject object{
        {QStringLiteral("version"), version},
        {QStringLiteral("document"), document},
        {QStringLiteral("from"), json(look.window.begin)},
        {QStringLiteral("to"), json(look.window.end)},
        {QStringLiteral("where"), QString::fromStdString(toText(look.filter))},
        {QStringLiteral("inForce"), json(look.asOf.inForce)},
        {QStringLiteral("asKnown"), json(look.asOf.asKnown)},
        {QStringLiteral("selected"), selected},
        {QStringLiteral("lanes"), toJson(look.lanes)},
        {QStringLiteral("eras"), look.eras},
        {QStringLiteral("projection"), look.projection},
        {QStringLiteral("center"), QJsonArray{look.center.lat, look.center.lon}},
        {QStringLiteral("layers"), json(look.layers)},
        {QStringLiteral("camera"), json(look.camera)},
        {QStringLiteral("network"), json(look.network)},
    };
    const QString name = nameOf(document);
    settings.setValue(settingsKey(name), QJsonDocument(object).toJson(QJsonDocument::Compact));

    QStringList order = settings.value(orderKey).toStringList();
    order.removeAll(name);
    order.prepend(name);
    while (order.size() > mostLooks)
        settings.remove(settingsKey(order.takeLast()));
    settings.setValue(orderKey, order);
}

} // namespace entente
