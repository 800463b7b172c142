// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/importing/work_thread.h"
#include "core/engine/engine.h"
#include "core/formats/export.h"

#include <QObject>

namespace entente
{

/// Writes the events that pass a filter to a file, off the GUI thread.
class DataExport : public QObject
{
    Q_OBJECT

public:
    DataExport(WorkThread &thread, QObject *parent) : QObject(parent), m_thread(thread) {}

    void start(const std::shared_ptr<const Engine> &engine, const Context &context,
               const QString &target);

signals:
    void done(const QString &target, const QString &sentence);
    void failed(const QString &target, const QString &sentence);

private:
    WorkThread &m_thread;
};

/// "Exported 12 events as “x.csv”. CSV has no place for: reports of 3 events."
QString exportInWords(const ExportReport &report, const QString &target);

} // namespace entente
