// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/table_copy.h"

#include <QLocale>

namespace entente
{

QString neutralised(const QString &cell)
{
    const QString start = cell.trimmed();
    if (start.isEmpty() && !cell.startsWith(QLatin1Char('\t')))
        return cell;
    const QChar first = start.isEmpty() ? QLatin1Char('\t') : start.front();
    if (!QStringLiteral("=+-@").contains(first) && !cell.startsWith(QLatin1Char('\t')) &&
        !cell.startsWith(QLatin1Char('\r')))
        return cell;
    bool isNumber = false;
    QLocale::c().toDouble(start, &isNumber);
    return isNumber ? cell : QLatin1Char('\'') + cell;
}

std::unique_ptr<QMimeData> tableMimeData(const QStringList &header, const QList<QStringList> &rows)
{
    QString text;
    QString html = QStringLiteral("<meta charset=\"utf-8\"><table>");
    const auto add = [&](const QStringList &cells, const QString &tag) {
        QStringList flat;
        html += QStringLiteral("<tr>");
        for (const QString &cell : cells) {
            QString safe = neutralised(cell);
            html += QStringLiteral("<%1>%2</%1>").arg(tag, safe.toHtmlEscaped());
            safe.replace(QLatin1Char('\t'), QLatin1Char(' '));
            safe.replace(QLatin1Char('\n'), QLatin1Char(' '));
            safe.remove(QLatin1Char('\r'));
            flat += safe;
        }
        html += QStringLiteral("</tr>");
        text += flat.join(QLatin1Char('\t')) + QLatin1Char('\n');
    };
    if (!header.isEmpty())
        add(header, QStringLiteral("th"));
    for (const QStringList &row : rows)
        add(row, QStringLiteral("td"));
    auto mime = std::make_unique<QMimeData>();
    mime->setText(text);
    mime->setHtml(html + QStringLiteral("</table>"));
    return mime;
}

} // namespace entente
