// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/data_export.h"

#include "app/session/native.h"
#include "core/archive/archive.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QPointer>

#include <algorithm>

namespace entente
{

namespace
{

/// Keeps the events that pass.
Outcome narrow(Dataset &data, const Engine &engine, const Context &context, std::stop_token stop)
{
    const Result<IdsAnswer> answer = engine.answer(IdsQuestion{context}, stop);
    if (!answer)
        return answer.error();
    const std::vector<EventId> &ids = answer->ids;
    std::erase_if(data.events, [&](const Event &event) {
        return !std::binary_search(ids.begin(), ids.end(), engine.find(event.key));
    });
    return Done{};
}

Result<ExportReport> written(Result<Dataset> data, const Engine &engine, const Context &context,
                             const QString &target, std::stop_token stop)
{
    if (!data)
        return data.error();
    const std::optional<ExportFormat> format = exportFormatFor(nativePath(target));
    if (!format)
        return Error{"data is written as .csv, .json or .geojson",
                     QFileInfo(target).fileName().toStdString()};
    // The document as a whole keeps what a filter never shows, scenarios among them.
    // An archive sends what passes and nothing else.
    if (!context.filter.isEmpty() && !dynamic_cast<const Archive *>(&engine)) {
        if (const Outcome outcome = narrow(*data, engine, context, stop); !outcome)
            return outcome.error();
    }
    return exportTo(nativePath(target), *data, *format);
}

} // namespace

QString exportInWords(const ExportReport &report, const QString &target)
{
    const QString name = QFileInfo(target).fileName();
    QString words =
        DataExport::tr("Exported %Ln event(s) as “%1”.", nullptr, int(report.events)).arg(name);
    if (!report.leftOut.empty()) {
        QStringList left;
        for (const std::string &what : report.leftOut)
            left.append(QString::fromStdString(what));
        words +=
            QLatin1Char(' ') +
            DataExport::tr("The format has no place for: %1.").arg(left.join(QStringLiteral("; ")));
    }
    return words;
}

void DataExport::start(const std::shared_ptr<const Engine> &engine, const Context &context,
                       const QString &target)
{
    const auto job = [guard = QPointer<DataExport>(this), engine, context,
                      target](Result<Dataset> data, std::stop_token stop) {
        const Result<ExportReport> report =
            written(std::move(data), *engine, context, target, stop);
        return [guard, report, target] {
            if (!guard)
                return;
            if (report)
                emit guard->done(target, exportInWords(*report, target));
            else
                emit guard->failed(target, QString::fromStdString(report.error().text()));
        };
    };
    const auto archive = std::dynamic_pointer_cast<const Archive>(engine);
    if (!archive) {
        m_thread.run(WorkThread::Start::OpenDocument, job);
        return;
    }
    // Only what passes comes over the line.
    const auto fetched = [archive, context, job](const Result<Dataset> &, std::stop_token stop) {
        const std::optional<Context> asked =
            context.filter.isEmpty() ? std::nullopt : std::optional(context);
        return job(archive->read(asked, stop), stop);
    };
    m_thread.run(WorkThread::Start::Empty, fetched);
}

} // namespace entente
