// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/importing/import_dialog.h"

#include "app/session/native.h"
#include "app/style/fonts.h"
#include "core/formats/import_pace.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

namespace entente
{

namespace
{

constexpr int mostRejectsShown = 500;
constexpr qint64 progressEveryMs = 80;

QString number(std::int64_t value)
{
    return QLocale().toString(qlonglong(value));
}

QString sentence(const Error &error)
{
    QString text = QString::fromStdString(error.text());
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString namesOf(const QStringList &files)
{
    QStringList names;
    for (const QString &file : files.mid(0, 3))
        names.append(QFileInfo(file).fileName());
    const qsizetype more = files.size() - names.size();
    const QString list = names.join(QStringLiteral(", "));
    return more > 0 ? ImportDialog::tr("%1 and %2 more").arg(list).arg(more) : list;
}

/// When an import began, and when its progress was shown last.
struct Clocks
{
    Clocks()
    {
        sinceBegin.start();
        sinceShown.start();
    }
    QElapsedTimer sinceBegin;
    QElapsedTimer sinceShown;
};

} // namespace

QString progressInWords(const ImportProgress &progress, double seconds)
{
    constexpr std::int64_t million = 1000000;
    const QLocale locale;
    const QString rows =
        progress.rows < million
            ? ImportDialog::tr("%Ln row(s)", nullptr, int(progress.rows))
            : ImportDialog::tr("%1 million rows")
                  .arg(locale.toString(double(progress.rows) / double(million), 'f', 1));
    if (progress.isWriting)
        return ImportDialog::tr("%1 · writing …").arg(rows);
    const ImportPace pace = paceOf(progress, seconds);
    QStringList parts = {rows};
    if (pace.rowsPerSecond > 0)
        parts.append(ImportDialog::tr("%1 rows/s").arg(number(pace.rowsPerSecond)));
    if (pace.secondsLeft && *pace.secondsLeft < 120)
        parts.append(ImportDialog::tr("%1 s left").arg(number(*pace.secondsLeft)));
    else if (pace.secondsLeft)
        parts.append(ImportDialog::tr("%1 min left").arg(number((*pace.secondsLeft + 30) / 60)));
    return parts.join(QStringLiteral(" · "));
}

QString importInWords(const ImportReport &report)
{
    QStringList lines;
    lines.append(ImportDialog::tr("%Ln row(s) read: %1 imported, %2 merged with events that "
                                  "were there, %3 rejected.",
                                  nullptr, int(report.read))
                     .arg(number(report.imported), number(report.merged), number(report.rejected)));
    for (const std::string &warning : report.warnings)
        lines.append(ImportDialog::tr("Note: %1").arg(QString::fromStdString(warning)));
    return lines.join(QLatin1Char('\n'));
}

ImportDialog::ImportDialog(WorkThread &thread, const QStringList &files, QWidget *parent)
    : QDialog(parent)
    , m_thread(thread)
    , m_files(files)
    , m_heading(new QLabel(this))
    , m_intoNew(new QRadioButton(tr("Into a new document"), this))
    , m_intoCopy(new QRadioButton(tr("Into a copy of the open document"), this))
    , m_recipeName(new QLabel(tr("Columns are found by their names in the header."), this))
    , m_recipeButton(new QPushButton(tr("Use a recipe…"), this))
    , m_progress(new QProgressBar(this))
    , m_result(new QLabel(this))
    , m_rejects(new QTableWidget(this))
    , m_saveRejects(new QPushButton(tr("Save rejects…"), this))
    , m_unknownHead(new QLabel(this))
    , m_unknown(new QTableWidget(this))
    , m_again(new QPushButton(tr("Read again with these"), this))
    , m_go(new QPushButton(tr("Import"), this))
    , m_leave(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import data"));
    layOut();
    m_intoNew->setChecked(true);
    m_intoCopy->setEnabled(thread.hasDocument());
    connect(m_recipeButton, &QPushButton::clicked, this, &ImportDialog::chooseRecipe);
    connect(m_saveRejects, &QPushButton::clicked, this, &ImportDialog::saveRejects);
    connect(m_again, &QPushButton::clicked, this, &ImportDialog::readAgain);
    connect(m_unknown, &QTableWidget::cellChanged, this, [this] { m_again->setEnabled(true); });
    connect(m_leave, &QPushButton::clicked, this, &QDialog::close);
    connect(m_go, &QPushButton::clicked, this, [this] {
        if (m_draft)
            askTarget();
        else
            start();
    });
}

ImportDialog::~ImportDialog()
{
    m_stop.request_stop();
}

void ImportDialog::dressParts()
{
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    m_heading->setText(tr("Import %1").arg(namesOf(m_files)));
    m_heading->setFont(fontFor(TextStyle::AxisMajor));
    m_result->setObjectName(QStringLiteral("importResult"));
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_recipeName->setTextFormat(Qt::PlainText);
    m_recipeName->setWordWrap(true);
    m_recipeName->setProperty("look", QStringLiteral("muted"));
    m_go->setObjectName(QStringLiteral("importGo"));
    m_go->setDefault(true);
    m_rejects->setObjectName(QStringLiteral("importRejects"));
    m_rejects->setAccessibleName(tr("Rows that were rejected"));
    m_rejects->setColumnCount(4);
    m_rejects->setHorizontalHeaderLabels({tr("File"), tr("Line"), tr("Reason"), tr("Row")});
    m_rejects->verticalHeader()->hide();
    m_rejects->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rejects->horizontalHeader()->setStretchLastSection(true);
    m_rejects->setMinimumSize(620, 200);
    m_unknownHead->setTextFormat(Qt::PlainText);
    m_unknownHead->setWordWrap(true);
    m_unknownHead->setText(tr("Nothing knows these names; each became an organisation. Say whom "
                              "they mean, and the document remembers it."));
    m_unknown->setObjectName(QStringLiteral("importUnknown"));
    m_unknown->setAccessibleName(tr("Names that nothing knows"));
    m_unknown->setColumnCount(2);
    m_unknown->setHorizontalHeaderLabels({tr("Name"), tr("Means (a code or a name)")});
    m_unknown->verticalHeader()->hide();
    m_unknown->horizontalHeader()->setStretchLastSection(true);
    m_unknown->setColumnWidth(0, 280);
    m_unknown->setMinimumHeight(120);
    m_again->setObjectName(QStringLiteral("importAgain"));
    for (QWidget *later :
         {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_rejects),
          static_cast<QWidget *>(m_saveRejects), static_cast<QWidget *>(m_unknownHead),
          static_cast<QWidget *>(m_unknown), static_cast<QWidget *>(m_again)})
        later->hide();
    m_progress->setTextVisible(false);
}

void ImportDialog::layOut()
{
    dressParts();
    auto *recipe = new QHBoxLayout;
    recipe->addWidget(m_recipeName, 1);
    recipe->addWidget(m_recipeButton);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_saveRejects);
    buttons->addWidget(m_again);
    buttons->addStretch();
    buttons->addWidget(m_leave);
    buttons->addWidget(m_go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    column->addWidget(m_heading);
    column->addWidget(m_intoNew);
    column->addWidget(m_intoCopy);
    column->addLayout(recipe);
    column->addWidget(m_progress);
    column->addWidget(m_result);
    column->addWidget(m_unknownHead);
    column->addWidget(m_unknown, 1);
    column->addWidget(m_rejects, 1);
    column->addLayout(buttons);
    setMinimumWidth(qRound(520 * textScale()));
}

void ImportDialog::chooseRecipe()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Use a recipe"),
                                                      QFileInfo(m_files.front()).absolutePath(),
                                                      tr("Recipes (*.json);;All files (*)"));
    if (file.isEmpty())
        return;
    m_recipe = file;
    m_recipeName->setText(tr("Columns as in %1").arg(QFileInfo(file).fileName()));
}

void ImportDialog::start()
{
    m_stop = {};
    for (QWidget *widget :
         {static_cast<QWidget *>(m_go), static_cast<QWidget *>(m_intoNew),
          static_cast<QWidget *>(m_intoCopy), static_cast<QWidget *>(m_recipeButton)})
        widget->setEnabled(false);
    m_progress->setRange(0, 0);
    m_progress->show();
    m_result->setProperty("look", QStringLiteral("muted"));
    m_result->setStyleSheet(QString());
    m_result->setText(tr("Reading …"));

    std::vector<std::filesystem::path> files;
    for (const QString &file : m_files)
        files.push_back(nativePath(file));
    ImportOptions options;
    if (!m_recipe.isEmpty())
        options.recipe = nativePath(m_recipe);

    options.settled = m_settled;
    options.title = QFileInfo(m_files.front()).completeBaseName().toStdString();
    const QPointer<ImportDialog> guard(this);
    ImportDraft::removeForsaken();
    const auto draft = std::make_shared<ImportDraft>();
    const auto sink = [guard, clock = Clocks()](const ImportProgress &progress) mutable {
        if (clock.sinceShown.elapsed() < progressEveryMs)
            return;
        clock.sinceShown.restart();
        const double seconds = double(clock.sinceBegin.elapsed()) / 1000.0;
        QMetaObject::invokeMethod(
            qApp,
            [guard, progress, seconds] {
                if (guard)
                    guard->showProgress(progress, seconds);
            },
            Qt::QueuedConnection);
    };
    const bool intoCopy = m_intoCopy->isChecked();
    m_thread.runOnFiles(
        [guard, draft, files, options, sink, intoCopy](const WorkThread::CopyOpen &copyOpen,
                                                       std::stop_token stop) {
            draft->import(files, options, intoCopy ? copyOpen : nullptr, stop, sink);
            return [guard, draft] {
                if (guard)
                    guard->finish(draft);
            };
        },
        m_stop.get_token());
}

void ImportDialog::showProgress(const ImportProgress &progress, double seconds)
{
    if (m_draft || !m_progress->isVisible())
        return;
    if (progress.total > 0) {
        constexpr std::int64_t steps = 1000;
        m_progress->setRange(0, steps);
        m_progress->setValue(int(double(progress.done) / double(progress.total) * steps));
    } else {
        m_progress->setRange(0, 0);
    }
    m_result->setText(progressInWords(progress, seconds));
}

void ImportDialog::finish(const std::shared_ptr<ImportDraft> &draft)
{
    m_progress->hide();
    if (!draft->report()) {
        showFailure(sentence(draft->report().error()));
        return;
    }
    m_draft = draft;
    m_report = *draft->report();
    showReport(*m_report);
}

void ImportDialog::showFailure(const QString &text)
{
    m_result->setProperty("look", QStringLiteral("error"));
    m_result->setStyleSheet(QString());
    m_result->setText(text);
    m_leave->setText(tr("Close"));
    m_go->setEnabled(true);
    m_recipeButton->setEnabled(true);
    m_intoNew->setEnabled(true);
    m_intoCopy->setEnabled(m_thread.hasDocument());
}

void ImportDialog::showReport(const ImportReport &report)
{
    m_result->setProperty("look", QString());
    m_result->setStyleSheet(QString());
    m_result->setText(importInWords(report));
    const int rows = int(qMin<std::size_t>(report.rejects.size(), mostRejectsShown));
    m_rejects->setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        const Reject &reject = report.rejects[std::size_t(row)];
        const QString cells[] = {QFileInfo(QString::fromStdString(reject.file)).fileName(),
                                 number(reject.line), QString::fromStdString(reject.reason),
                                 QString::fromStdString(reject.text.substr(0, 2000)).simplified()};
        for (int column = 0; column < 4; ++column)
            m_rejects->setItem(row, column, new QTableWidgetItem(cells[column]));
    }
    m_rejects->setColumnWidth(2, 300);
    m_rejects->setVisible(rows > 0);
    m_saveRejects->setVisible(rows > 0);
    m_go->setEnabled(report.isWritten && report.imported + report.merged > 0);
    m_go->setText(tr("Save document…"));
    m_leave->setText(tr("Discard"));
    (m_go->isEnabled() ? m_go : m_leave)->setFocus(); // Enter must not throw away what was read
    showUnknown(report);
    adjustSize();
}

void ImportDialog::showUnknown(const ImportReport &report)
{
    const int names = int(report.unknownNames.size());
    const QSignalBlocker still(m_unknown);
    m_unknown->setRowCount(names);
    for (int row = 0; row < names; ++row) {
        auto *name =
            new QTableWidgetItem(QString::fromStdString(report.unknownNames[std::size_t(row)]));
        name->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        m_unknown->setItem(row, 0, name);
        m_unknown->setItem(row, 1, new QTableWidgetItem);
    }
    for (QWidget *widget : {static_cast<QWidget *>(m_unknownHead),
                            static_cast<QWidget *>(m_unknown), static_cast<QWidget *>(m_again)})
        widget->setVisible(names > 0);
    m_again->setEnabled(false); // until somebody says whom one of them means
}

/// What was read is thrown away: a name that is settled changes what merges with what.
void ImportDialog::readAgain()
{
    for (int row = 0; row < m_unknown->rowCount(); ++row) {
        const QString meaning = m_unknown->item(row, 1)->text().trimmed();
        if (!meaning.isEmpty())
            m_settled[m_unknown->item(row, 0)->text().toStdString()] = meaning.toStdString();
    }
    m_draft.reset();
    m_report.reset();
    for (QWidget *widget :
         {static_cast<QWidget *>(m_unknownHead), static_cast<QWidget *>(m_unknown),
          static_cast<QWidget *>(m_again), static_cast<QWidget *>(m_rejects),
          static_cast<QWidget *>(m_saveRejects)})
        widget->hide();
    start();
}

void ImportDialog::askTarget()
{
    const QFileInfo first(m_files.front());
    QString target = QFileDialog::getSaveFileName(
        this, tr("Save document"),
        first.dir().filePath(first.completeBaseName() + QStringLiteral(".entente")),
        tr("Entente documents (*.entente)"));
    if (target.isEmpty())
        return;
    if (QFileInfo(target).suffix().isEmpty())
        target += QStringLiteral(".entente");
    write(target);
}

void ImportDialog::write(const QString &target)
{
    m_go->setEnabled(false);
    const auto job = [guard = QPointer<ImportDialog>(this), draft = m_draft,
                      target](const WorkThread::CopyOpen &, std::stop_token) {
        const Outcome outcome = draft->moveTo(nativePath(target));
        return [guard, target, outcome] {
            if (!guard)
                return;
            if (!outcome) {
                guard->showFailure(sentence(outcome.error()));
                return;
            }
            emit guard->saved(target);
            guard->accept();
        };
    };
    m_thread.runOnFiles(job);
}

void ImportDialog::saveRejects()
{
    const QFileInfo first(m_files.front());
    const QString target = QFileDialog::getSaveFileName(
        this, tr("Save rejects"),
        first.dir().filePath(first.completeBaseName() + QStringLiteral("-rejects.csv")),
        tr("CSV (*.csv)"));
    if (target.isEmpty())
        return;
    const Outcome outcome = m_draft->copyRejects(nativePath(target));
    m_result->setText(outcome ? importInWords(*m_report) + QLatin1Char('\n') +
                                    tr("Rejects saved as “%1”.").arg(QFileInfo(target).fileName())
                              : sentence(outcome.error()));
}

} // namespace entente
