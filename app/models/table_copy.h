// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMimeData>
#include <QStringList>

#include <memory>

namespace entente
{

/// `cell` so that no spreadsheet runs it: what begins like a formula gets an apostrophe; numbers
/// stay numbers.
QString neutralised(const QString &cell);

/// Rows as tab-separated text and as an HTML table: what spreadsheets and word processors take.
std::unique_ptr<QMimeData> tableMimeData(const QStringList &header, const QList<QStringList> &rows);

} // namespace entente
