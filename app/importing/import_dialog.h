// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/importing/import_draft.h"

#include <QDialog>

#include <map>
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
/// puts the result where the person says. The open document is never touched, and what is imported
/// lies in a file of its own until it is saved, however large it is.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(WorkThread &thread, const QStringList &files, QWidget *parent);
    ~ImportDialog() override;

signals:
    void saved(const QString &path);

private:
    void dressParts();
    void layOut();
    void chooseRecipe();
    void start();
    void showProgress(const ImportProgress &progress, double seconds);
    void finish(const std::shared_ptr<ImportDraft> &draft);
    void showReport(const ImportReport &report);
    void showFailure(const QString &sentence);
    void askTarget();
    void write(const QString &target);
    void saveRejects();
    void showUnknown(const ImportReport &report);
    void readAgain();

    WorkThread &m_thread;
    QStringList m_files;
    QString m_recipe;
    std::map<std::string, std::string> m_settled; ///< whom the person says that names mean
    std::stop_source m_stop;
    std::optional<ImportReport> m_report;
    std::shared_ptr<ImportDraft> m_draft; ///< what was imported; null before

    QLabel *m_heading;
    QRadioButton *m_intoNew;
    QRadioButton *m_intoCopy;
    QLabel *m_recipeName;
    QPushButton *m_recipeButton;
    QProgressBar *m_progress;
    QLabel *m_result;
    QTableWidget *m_rejects;
    QPushButton *m_saveRejects;
    QLabel *m_unknownHead;
    QTableWidget *m_unknown; ///< names that nothing knows, and whom they mean
    QPushButton *m_again;
    QPushButton *m_go;
    QPushButton *m_leave;
};

/// "1.2 million rows · 480,000 rows/s · 12 s left", when the import began `seconds` ago.
QString progressInWords(const ImportProgress &progress, double seconds);

/// What an import did, in a few sentences, one per line.
QString importInWords(const ImportReport &report);

} // namespace entente
