// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/export_choices.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include <algorithm>
#include <array>

namespace entente
{

namespace
{

using namespace Qt::StringLiterals;

constexpr std::array formatWords = {
    std::pair(RenderFormat::Png, "png"), std::pair(RenderFormat::Svg, "svg"),
    std::pair(RenderFormat::Pdf, "pdf"), std::pair(RenderFormat::Webp, "webp")};
constexpr std::array scopeWords = {std::pair(ExportScope::Visible, "visible"),
                                   std::pair(ExportScope::Selection, "selection"),
                                   std::pair(ExportScope::All, "all")};

template <class Words, class Value>
QString wordOf(const Words &words, Value value)
{
    for (const auto &[each, word] : words) {
        if (each == value)
            return QString::fromLatin1(word);
    }
    return {};
}

template <class Words, class Value>
void take(const Words &words, const QJsonValue &json, Value &value)
{
    for (const auto &[each, word] : words) {
        if (json.toString() == QLatin1String(word))
            value = each;
    }
}

void take(const QJsonValue &json, int least, int most, int &value)
{
    if (json.isDouble() && json.toDouble() >= least && json.toDouble() <= most)
        value = json.toInt();
}

void take(const QJsonValue &json, bool &value)
{
    if (json.isBool())
        value = json.toBool();
}

constexpr QLatin1String presetGroup("exportPresets");

/// The command line has no name of its own for them.
QSettings presetSettings()
{
    const bool named = !QCoreApplication::organizationName().isEmpty();
    const QString organization = named ? QCoreApplication::organizationName() : u"entente"_s;
    const QString application = named ? QCoreApplication::applicationName() : u"entente"_s;
    return QSettings(QSettings::defaultFormat(), QSettings::UserScope, organization, application);
}

} // namespace

QString toJson(const ExportChoices &choices)
{
    const bool isPaper = choices.size.unit == PictureSize::Unit::Millimetres;
    const QJsonObject json{{u"format"_s, wordOf(formatWords, choices.format)},
                           {u"width"_s, choices.size.width},
                           {u"height"_s, choices.size.height},
                           {u"unit"_s, isPaper ? u"mm"_s : u"px"_s},
                           {u"times"_s, choices.times},
                           {u"dpi"_s, choices.dpi},
                           {u"text"_s, choices.textPercent},
                           {u"theme"_s, QString::fromStdString(choices.theme)},
                           {u"scope"_s, wordOf(scopeWords, choices.scope)},
                           {u"head"_s, choices.hasHead},
                           {u"legend"_s, choices.hasLegend},
                           {u"sources"_s, choices.hasSources},
                           {u"numbers"_s, choices.numbersSources}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<ExportScope> exportScopeFrom(const QString &word)
{
    for (const auto &[scope, each] : scopeWords) {
        if (word == QLatin1String(each))
            return scope;
    }
    return std::nullopt;
}

ExportChoices exportChoicesFrom(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    ExportChoices choices;
    take(formatWords, json[u"format"_s], choices.format);
    PictureSize size{json[u"width"_s].toDouble(), json[u"height"_s].toDouble(),
                     json[u"unit"_s].toString() == u"mm"_s ? PictureSize::Unit::Millimetres
                                                           : PictureSize::Unit::Pixels};
    if (size.width > 0 && size.height > 0)
        choices.size = size;
    take(json[u"times"_s], 1, 4, choices.times);
    take(json[u"dpi"_s], 30, 2400, choices.dpi);
    take(json[u"text"_s], 80, 200, choices.textPercent);
    if (const std::string theme = json[u"theme"_s].toString().toStdString(); Theme::named(theme))
        choices.theme = theme;
    take(scopeWords, json[u"scope"_s], choices.scope);
    take(json[u"head"_s], choices.hasHead);
    take(json[u"legend"_s], choices.hasLegend);
    take(json[u"sources"_s], choices.hasSources);
    take(json[u"numbers"_s], choices.numbersSources);
    return choices;
}

void apply(const ExportChoices &choices, RenderRequest &request)
{
    setSize(request, choices.size, choices.dpi, choices.times);
    request.textScale = choices.textPercent / 100.0;
    if (const Theme *theme = Theme::named(choices.theme))
        request.theme = theme;
    request.hasHead = choices.hasHead;
    request.hasLegend = choices.hasLegend;
    request.hasSources = choices.hasSources;
    request.numbersSources = choices.numbersSources;
    request.decorated = choices.hasHead || choices.hasLegend || choices.hasSources;
}

QStringList exportPresets()
{
    QSettings settings = presetSettings();
    settings.beginGroup(presetGroup);
    QStringList names = settings.childKeys();
    std::transform(names.begin(), names.end(), names.begin(), [](const QString &key) {
        return QString::fromUtf8(QByteArray::fromPercentEncoding(key.toLatin1()));
    });
    names.sort(Qt::CaseInsensitive);
    return names;
}

namespace
{
/// A slash would make a group.
QString presetKey(const QString &name)
{
    return presetGroup + u'/' + QString::fromLatin1(name.toUtf8().toPercentEncoding());
}
} // namespace

std::optional<ExportChoices> exportPreset(const QString &name)
{
    const QSettings settings = presetSettings();
    const QVariant value = settings.value(presetKey(name));
    if (!value.isValid())
        return std::nullopt;
    return exportChoicesFrom(value.toString());
}

void saveExportPreset(const QString &name, const ExportChoices &choices)
{
    presetSettings().setValue(presetKey(name), toJson(choices));
}

void removeExportPreset(const QString &name)
{
    presetSettings().remove(presetKey(name));
}

} // namespace entente
