// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStandardPaths>
#include <QString>

class QWidget;

namespace entente
{

/// What a person is asked for when something of theirs leaves as a file.
struct SavePlace
{
    QString heading;    ///< of the dialog
    QString suffix;     ///< "png"
    QString name;       ///< a title; letters that file systems refuse are left out
    QString nameOfNone; ///< the file's name where the title has no letters
    QStandardPaths::StandardLocation folder; ///< where nothing was saved yet
};

/// Asks for a file, in the folder that was saved to last; empty when cancelled.
QString askWhereToSave(const SavePlace &place, QWidget *parent);
/// The next one is asked for in the folder of this one.
void rememberSavedTo(const QString &file);

} // namespace entente
