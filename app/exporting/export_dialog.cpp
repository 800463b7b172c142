// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/export_dialog.h"

#include "app/exporting/export_form.h"
#include "app/exporting/framing.h"
#include "app/exporting/preview.h"
#include "app/exporting/save_place.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QVBoxLayout>

namespace entente
{

ExportDialog::ExportDialog(Session &session, const RenderRequest &initial, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_initial(initial)
    , m_asker(
          session, [this](Picture picture) { present(std::move(picture)); }, this)
    , m_writer(session, this)
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export image"));
    const bool hasSelection = !std::holds_alternative<std::monostate>(session.selection());
    m_form = new ExportForm(initial, hasSelection);
    m_form->setFixedWidth(qRound(360 * textScale()));
    auto *scroller = new QScrollArea(this);
    scroller->setWidget(m_form);
    scroller->setFocusPolicy(Qt::NoFocus); // what is in it has the keyboard
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroller->setFixedWidth(m_form->width() + scroller->verticalScrollBar()->sizeHint().width());
    m_preview = new Preview(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(scroller);
    row->addWidget(m_preview, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 14);
    column->addLayout(row, 1);
    column->addLayout(makeButtons());
    resize(qRound(1160 * textScale()), qRound(780 * textScale()));
    if (parent) {
        // The more of the screen there is, the more of the picture is seen.
        const QSize window = parent->window()->size();
        resize(size().expandedTo(window * 0.72).boundedTo(window - QSize(40, 40)));
    }
    readSettings();
    connectAll();
    refresh();
}

ExportDialog::~ExportDialog() = default;

QLayout *ExportDialog::makeButtons()
{
    auto *row = new QHBoxLayout;
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("exportMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    row->addWidget(m_message, 1);
    auto *copyButton = new QPushButton(tr("Copy as image"), this);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    m_save = new QPushButton(tr("Save…"), this);
    m_save->setObjectName(QStringLiteral("exportSave"));
    m_save->setDefault(true);
    for (QPushButton *button : {copyButton, cancel, m_save})
        row->addWidget(button);
    connect(copyButton, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::save);
    return row;
}

void ExportDialog::connectAll()
{
    connect(m_form, &ExportForm::changed, this, &ExportDialog::refresh);
    connect(&m_asker, &AskerBase::failed, this, [this](const QString &why) { say(why, true); });
    connect(&m_writer, &AskerBase::failed, this, [this](const QString &why) {
        m_save->setEnabled(true);
        m_hasFailed = true;
        say(tr("Not saved: %1").arg(why), true);
    });
    connect(&m_writer, &PictureWriter::written, this, [this](const QString &file) {
        writeSettings(file);
        emit saved(file);
        accept();
    });
}

void ExportDialog::readSettings()
{
    const QString last = QSettings().value(QStringLiteral("export/choices")).toString();
    if (last.isEmpty())
        return;
    ExportChoices choices = exportChoicesFrom(last);
    choices.theme.clear(); // what the window looks like now counts
    m_form->setChoices(choices);
}

void ExportDialog::writeSettings(const QString &file)
{
    QSettings().setValue(QStringLiteral("export/choices"), toJson(m_form->choices()));
    rememberSavedTo(file);
}

void ExportDialog::takeColorsFrom(ThemeSwitch &themes)
{
    m_themes = &themes;
    refresh();
}

RenderRequest ExportDialog::request() const
{
    RenderRequest request = m_initial;
    request.view = m_form->view();
    const ExportChoices choices = m_form->choices();
    apply(choices, request);
    m_form->writeWords(request);
    request.decorated = request.decorated || !request.caption.empty();
    if (choices.scope == ExportScope::All)
        showAll(request);
    else if (choices.scope == ExportScope::Selection)
        showSelection(request, m_session.selection());
    if (m_themes != nullptr && !choices.theme.empty())
        request.theme = &m_themes->named(QString::fromStdString(choices.theme));
    return request;
}

RenderFormat ExportDialog::format() const
{
    return m_form->choices().format;
}

void ExportDialog::refresh()
{
    m_hasFailed = false;
    m_preview->setStale(true);
    if (!m_picture)
        say(tr("Drawing…"), false); // of a million events it takes a moment
    m_asker.ask(request());
}

void ExportDialog::present(Picture picture)
{
    m_preview->setImage(picture.image);
    const QString words = QString::fromStdString(picture.drawing.words);
    m_preview->setAccessibleDescription(words);
    if (picture.request.altText.empty())
        m_form->setPictureInWords(words);
    const ExportChoices choices = m_form->choices();
    const bool isImage =
        choices.format == RenderFormat::Png || choices.format == RenderFormat::Webp;
    QString size = QString::fromStdString(inWords(choices.size));
    const QSizeF pixels = QSizeF(picture.request.size) * picture.request.scale;
    if (isImage)
        size = tr("%1 × %2 pixels").arg(qRound(pixels.width())).arg(qRound(pixels.height()));
    if (!m_hasFailed) // a preview may come after what went wrong
        say(size, false);
    m_picture = std::move(picture);
}

void ExportDialog::say(const QString &text, bool wrong)
{
    m_message->setProperty("look", wrong ? QStringLiteral("error") : QStringLiteral("muted"));
    m_message->setStyleSheet(m_message->styleSheet()); // the property counts from now on
    m_message->setText(text);
}

void ExportDialog::save()
{
    const std::string own = request().title;
    const std::string title = own.empty() ? m_session.vocabulary().title : own;
    const QString file = askWhereToSave({.heading = tr("Save image"),
                                         .suffix = suffixOf(format()),
                                         .name = QString::fromStdString(title),
                                         .nameOfNone = QStringLiteral("picture"),
                                         .folder = QStandardPaths::PicturesLocation},
                                        this);
    if (!file.isEmpty())
        saveTo(file);
}

void ExportDialog::saveTo(const QString &file)
{
    m_save->setEnabled(false);
    say(tr("Saving…"), false);
    m_writer.write(request(), format(), file);
}

void ExportDialog::copy()
{
    say(tr("Copying…"), false);
    copyAsImage(this, m_session, request(), [this] { say(tr("Copied"), false); });
}

void showExportDialog(QWidget *parent, Session &session, ThemeSwitch &themes,
                      const RenderRequest &initial)
{
    auto *dialog = new ExportDialog(session, initial, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->takeColorsFrom(themes);
    dialog->open();
}

} // namespace entente
