// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/save_place.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace entente
{

namespace
{

const QString savedFolder = QStringLiteral("export/folder");

QString fileNameFrom(const SavePlace &place)
{
    QString name;
    for (const QChar letter : place.name)
        name += letter.isLetterOrNumber() ? letter : QLatin1Char(' ');
    name = name.simplified().left(80);
    return (name.isEmpty() ? place.nameOfNone : name) + QLatin1Char('.') + place.suffix;
}

} // namespace

QString askWhereToSave(const SavePlace &place, QWidget *parent)
{
    QString folder = QSettings().value(savedFolder).toString();
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = QStandardPaths::writableLocation(place.folder);
    QFileDialog dialog(parent, place.heading, folder,
                       QCoreApplication::translate("entente::SavePlace", "%1 files (*.%2)")
                           .arg(place.suffix.toUpper(), place.suffix));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(place.suffix);
    dialog.selectFile(fileNameFrom(place));
    const bool isChosen = dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty();
    return isChosen ? dialog.selectedFiles().front() : QString();
}

void rememberSavedTo(const QString &file)
{
    QSettings().setValue(savedFolder, QFileInfo(file).absolutePath());
}

} // namespace entente
