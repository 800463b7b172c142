// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/language.h"

#include "core/base/translation.h"
#include "core/model/shown_names.h"
#include "core/store/sample.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace entente
{

namespace
{

QString translationFolder()
{
    return QString::fromStdString(resourceFile("translations").string());
}

/// A made-up language for tests of layouts has no locale of its own.
bool isPseudo(const QString &code)
{
    return code.startsWith(QLatin1String("qps"));
}

void install(const QLocale &locale, const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(qApp);
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

void installFile(const QString &file)
{
    auto *translator = new QTranslator(qApp);
    if (translator->load(file, translationFolder()))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

QJsonObject stateNames()
{
    QFile file(QString::fromStdString(resourceFile("names/states.json").string()));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

/// "pt_BR" is served by "pt" where there is nothing nearer.
void useStateNames(const QLocale &locale)
{
    ReaderNames reader;
    reader.language = locale.bcp47Name().toStdString();
    const QJsonObject languages = stateNames();
    QJsonObject names = languages[locale.name()].toObject();
    if (names.isEmpty())
        names = languages[locale.name().section(QLatin1Char('_'), 0, 0)].toObject();
    for (auto name = names.begin(); name != names.end(); ++name)
        reader.states[name.key().toStdString()] = name.value().toString().toStdString();
    setReaderNames(std::move(reader));
}

} // namespace

QStringList interfaceLanguages()
{
    QStringList codes = stateNames().keys();
    const QStringList files =
        QDir(translationFolder()).entryList({QStringLiteral("entente_*.qm")}, QDir::Files);
    for (const QString &file : files) {
        const QString code = file.mid(8).chopped(3);
        if (!isPseudo(code))
            codes.append(code);
    }
    codes.removeDuplicates();
    codes.sort();
    return codes;
}

void setUpLanguage(const QString &chosen)
{
    QString code = qEnvironmentVariable("ENTENTE_LANGUAGE");
    if (code.isEmpty())
        code = chosen;
    const QLocale locale = isPseudo(code)   ? QLocale(QLocale::English)
                           : code.isEmpty() ? QLocale::system()
                                            : QLocale(code);
    QLocale::setDefault(locale);
    installFile(QStringLiteral("entente_en"));
    if (isPseudo(code)) {
        installFile(QStringLiteral("entente_") + code);
    } else {
        install(locale, QStringLiteral("qtbase"),
                QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        install(locale, QStringLiteral("entente"), translationFolder());
    }
    useStateNames(locale);
    const bool mirrored = code == QLatin1String("qps-rtl");
    QGuiApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : locale.textDirection());
    setTranslator([](const char *context, const char *text, const char *comment, std::int64_t n) {
        return QCoreApplication::translate(context, text, comment, int(n)).toStdString();
    });
}

} // namespace entente
