// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMenu;
class QSettings;

namespace entente
{

/// The documents that were opened last, newest first, remembered from one run to the next.
class RecentFiles : public QObject
{
    Q_OBJECT

public:
    RecentFiles(QSettings &settings, QObject *parent);

    QStringList paths() const;
    void add(const QString &path);
    /// "~/treaties" for a path in one's home.
    static QString shown(const QString &path);

    /// Fills `menu` each time it opens. What is missing is greyed and says so.
    void follow(QMenu *menu);

signals:
    void chosen(const QString &path);

private:
    void fill(QMenu *menu);

    QSettings &m_settings;
};

} // namespace entente
