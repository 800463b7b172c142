// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/importing/work_thread.h"
#include "core/formats/import.h"

#include <QDialog>

#include <memory>
#include <stop_token>

class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QTableWidget;

namespace entente
{

/// Reads files into a new document, or into a copy of the open one; tells what came of every row;
/// writes the result where the person says. The open document is never touched.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(WorkThread &thread, const QStringList &files, QWidget *parent);
    ~ImportDialog() override;

signals:
    void saved(const QString &path);

private:
    struct Finished
    {
        Result<ImportReport> report;
        Dataset data;
    };

    void layOut();
    void chooseRecipe();
    void start();
    void showProgress(qint64 done, qint64 total);
    void finish(Finished finished);
    void showReport(const ImportReport &report);
    void showFailure(const QString &sentence);
    void askTarget();
    void write(const QString &target);
    void saveRejects();

    WorkThread &m_thread;
    QStringList m_files;
    QString m_recipe;
    std::stop_source m_stop;
    std::optional<ImportReport> m_report;
    std::shared_ptr<const Dataset> m_data;

    QLabel *m_heading;
    QRadioButton *m_intoNew;
    QRadioButton *m_intoCopy;
    QLabel *m_recipeName;
    QPushButton *m_recipeButton;
    QProgressBar *m_progress;
    QLabel *m_result;
    QTableWidget *m_rejects;
    QPushButton *m_saveRejects;
    QPushButton *m_go;
    QPushButton *m_leave;
};

/// What an import did, in a few sentences, one per line.
QString importInWords(const ImportReport &report);

} // namespace entente
