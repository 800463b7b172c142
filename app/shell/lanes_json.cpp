// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/lanes_json.h"

#include "app/session/native.h"
#include "core/engine/lane_words.h"

#include <QJsonArray>
#include <QJsonObject>

namespace entente
{

namespace
{

const QString fieldKey = QStringLiteral("field");
const QString arrangedKey = QStringLiteral("arranged");
const QString orderKey = QStringLiteral("order");
const QString byHandKey = QStringLiteral("byHand");
const QString pinnedKey = QStringLiteral("pinned");
const QString hiddenKey = QStringLiteral("hidden");
const QString collapsedKey = QStringLiteral("collapsed");
const QString heightsKey = QStringLiteral("heights");
const QString countsKey = QStringLiteral("counts");

template <class Names>
QJsonArray arrayOf(const Names &names)
{
    QJsonArray array;
    for (const std::string &name : names)
        array.append(QString::fromStdString(name));
    return array;
}

std::vector<std::string> namesIn(const QJsonValue &value)
{
    std::vector<std::string> names;
    const QJsonArray array = value.toArray();
    for (const auto &each : array) {
        if (each.isString())
            names.push_back(each.toString().toStdString());
    }
    return names;
}

QJsonObject toJson(const FieldLanes &lanes)
{
    QJsonObject heights;
    for (const auto &[name, height] : lanes.heights)
        heights.insert(QString::fromStdString(name), height);
    return {{orderKey, q(wordFor(lanes.order))},
            {byHandKey, arrayOf(lanes.byHand)},
            {pinnedKey, arrayOf(lanes.pinned)},
            {hiddenKey, arrayOf(lanes.hidden)},
            {collapsedKey, arrayOf(lanes.collapsed)},
            {heightsKey, heights},
            {countsKey, lanes.counts}};
}

FieldLanes arrangedFromJson(const QJsonObject &object)
{
    FieldLanes lanes;
    lanes.order =
        laneOrderFrom(object[orderKey].toString().toStdString()).value_or(LaneOrder::Count);
    lanes.byHand = namesIn(object[byHandKey]);
    lanes.pinned = namesIn(object[pinnedKey]);
    lanes.hidden = namesIn(object[hiddenKey]);
    lanes.counts = object[countsKey].toBool();
    const QJsonObject heights = object[heightsKey].toObject();
    for (auto it = heights.begin(); it != heights.end(); ++it) {
        if (it.value().isDouble())
            lanes.resize(it.key().toStdString(), it.value().toDouble());
    }
    for (const std::string &name : namesIn(object[collapsedKey]))
        lanes.collapse(name, true);
    return lanes;
}

} // namespace

QJsonValue toJson(const LanesLook &look)
{
    QJsonObject arranged;
    for (const auto &[field, lanes] : look.byField)
        arranged.insert(q(wordFor(field)), toJson(lanes));
    return QJsonObject{{fieldKey, q(wordFor(look.field))}, {arrangedKey, arranged}};
}

LanesLook lanesFromJson(const QJsonValue &value)
{
    LanesLook look;
    const QJsonObject object = value.toObject();
    const QJsonObject arranged = object[arrangedKey].toObject();
    for (const LaneField field : allLaneFields()) {
        look.field = field;
        look.arrange(arrangedFromJson(arranged[q(wordFor(field))].toObject()));
    }
    const QString word = value.isString() ? value.toString() : object[fieldKey].toString();
    look.field = laneFieldFrom(word.toStdString()).value_or(LaneField::Party);
    return look;
}

} // namespace entente
