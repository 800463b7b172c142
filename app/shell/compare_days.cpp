// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/compare_days.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace entente
{

namespace
{

class CompareDays
{
    Q_DECLARE_TR_FUNCTIONS(CompareDays)
};

constexpr std::size_t fewestDays = 2;
constexpr std::size_t mostDays = 12; ///< more would be too small to read

} // namespace

Result<std::vector<NetworkRequest::Date>> daysToCompare(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[,;、،]|\\s(?:and|&|vs\\.?)\\s"));
    std::vector<NetworkRequest::Date> days;
    const QStringList parts = text.split(between, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const std::string words = part.trimmed().toStdString();
        if (words.empty())
            continue;
        const Result<Date> date = understandDate(words);
        if (!date)
            return date.error();
        if (date->isEmpty() || date->bounds().strict.end.isOpen())
            return Error{CompareDays::tr("“%1” has no last day; name a day, a month or a year")
                             .arg(part.trimmed())
                             .toStdString(),
                         {}};
        days.push_back({inWords(*date), date->bounds().strict.end});
    }
    if (days.size() < fewestDays)
        return Error{CompareDays::tr("Name two days or more, with commas between them: 1955, 2023")
                         .toStdString(),
                     {}};
    if (days.size() > mostDays)
        return Error{CompareDays::tr("That are more days than can be read side by side; name %1 at "
                                     "most")
                         .arg(mostDays)
                         .toStdString(),
                     {}};
    return days;
}

} // namespace entente
