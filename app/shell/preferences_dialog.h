// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QComboBox;
class QListWidget;
class QStackedWidget;

namespace entente
{

class Preferences;
class Shortcuts;

/// Edit ▸ Preferences. What is chosen is in force at once; there is nothing to confirm.
class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    PreferencesDialog(Preferences &preferences, Shortcuts &shortcuts, QWidget *parent);

private:
    void addPage(const QString &name, QWidget *page);
    QWidget *makeGeneral();
    QWidget *makeLook();
    QWidget *makeMap();
    void fillLanguages(QComboBox &box);

    Preferences &m_preferences;
    QListWidget *m_names;
    QStackedWidget *m_pages;
};

} // namespace entente
