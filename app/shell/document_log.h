// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>

namespace entente
{

class DocumentKeeper;

/// Writes to the log what becomes of documents: how long they took to open, how large they are,
/// why they could not be opened. Never what they are called or hold.
class DocumentLog : public QObject
{
    Q_OBJECT

public:
    DocumentLog(DocumentKeeper &keeper, QObject *parent);

private:
    void opened();

    DocumentKeeper &m_keeper;
    QElapsedTimer m_sinceStart;
};

} // namespace entente
