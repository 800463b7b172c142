// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace entente
{

/// Where a part of what the program ships comes from, and under which terms.
struct Origin
{
    QString part;    ///< "world/countries-*"
    QString content; ///< "country shapes at three scales"
    QString origin;
    QString terms;
};

/// The first table of a text in Markdown with four columns: that of resources/README.md, which is
/// the one place where origins are written down. Empty when there is none.
std::vector<Origin> originsIn(const QString &markdown);

/// Of what is installed here.
std::vector<Origin> originsOfData();

} // namespace entente
