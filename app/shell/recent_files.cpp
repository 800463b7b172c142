// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/recent_files.h"

#include "app/shell/document_keeper.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

namespace entente
{

namespace
{

constexpr int most = 10;
const QString recentKey = QStringLiteral("recentFiles");

/// For a menu, which reads '&' as a mark of the shortcut key.
QString shownPath(const QString &path)
{
    return RecentFiles::shown(path).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

RecentFiles::RecentFiles(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{}

QStringList RecentFiles::paths() const
{
    return m_settings.value(recentKey).toStringList();
}

QString RecentFiles::shown(const QString &path)
{
    const QString home = QDir::homePath();
    if (path == home)
        return QStringLiteral("~");
    return path.startsWith(home + QLatin1Char('/')) ? QStringLiteral("~") + path.mid(home.size())
                                                    : path;
}

void RecentFiles::add(const QString &path)
{
    // Whatever comes here, no password is kept.
    const QString kept = isArchive(path) ? fileName(path) : path;
    QStringList list = paths();
    list.removeAll(kept);
    list.prepend(kept);
    m_settings.setValue(recentKey, list.mid(0, most));
}

void RecentFiles::follow(QMenu *menu)
{
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fill(menu); });
}

void RecentFiles::fill(QMenu *menu)
{
    menu->clear();
    const QStringList list = paths();
    for (const QString &path : list) {
        const bool there = isArchive(path) || QFileInfo::exists(path);
        QAction *action = menu->addAction(there ? shownPath(path)
                                                : tr("%1 — no longer there").arg(shownPath(path)));
        action->setEnabled(there);
        connect(action, &QAction::triggered, this, [this, path] { emit chosen(path); });
    }
    if (list.isEmpty())
        menu->addAction(tr("Nothing yet"))->setEnabled(false);
    menu->addSeparator();
    QAction *clear = menu->addAction(tr("Forget these"));
    clear->setEnabled(!list.isEmpty());
    connect(clear, &QAction::triggered, this, [this] { m_settings.remove(recentKey); });
}

} // namespace entente
