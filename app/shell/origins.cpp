// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/origins.h"

#include "app/session/native.h"
#include "core/store/sample.h"

#include <QFile>
#include <QStringList>

namespace entente
{

std::vector<Origin> originsIn(const QString &markdown)
{
    std::vector<Origin> origins;
    const QStringList lines = markdown.split(QLatin1Char('\n'));
    int row = 0;
    for (const QString &line : lines) {
        if (!line.startsWith(QLatin1Char('|'))) {
            if (row > 0)
                break; // the end of the first table
            continue;
        }
        if (++row <= 2)
            continue; // its head, and the rule below
        QStringList cells = line.split(QLatin1Char('|'));
        if (cells.size() != 6)
            continue;
        for (QString &cell : cells)
            cell = cell.remove(QLatin1Char('`')).trimmed();
        origins.push_back({cells[1], cells[2], cells[3], cells[4]});
    }
    return origins;
}

std::vector<Origin> originsOfData()
{
    QFile file(QString::fromStdString(resourceFile("origins.md").string()));
    return file.open(QIODevice::ReadOnly) ? originsIn(QString::fromUtf8(file.readAll()))
                                          : std::vector<Origin>();
}

} // namespace entente
