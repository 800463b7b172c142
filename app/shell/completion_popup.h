// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/filter.h"

#include <QCompleter>

#include <vector>

class QStandardItemModel;

namespace entente
{

/// The list of terms under a text field: name, term and how many events it would find.
class CompletionPopup : public QCompleter
{
    Q_OBJECT

public:
    explicit CompletionPopup(QWidget *field);

    /// Shows the list under `under` (of the field), or hides it when there is nothing to show.
    void offer(const std::vector<Completion> &completions, const QRect &under);
    /// Whether Enter means an entry of the list.
    bool hasChoice() const;

signals:
    void chosen(const QString &text);

private:
    QStandardItemModel *m_items;
};

} // namespace entente
