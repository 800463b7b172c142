// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/properties_dialog.h"

#include "app/exporting/handling.h"
#include "app/session/native.h"
#include "app/shell/document_keeper.h"
#include "app/style/fonts.h"
#include "app/style/paint.h"

#include <QColorDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace entente
{

namespace
{

/// Why the words of what is open cannot be changed; empty when they can.
QString whyFixed(const OpenDocument &open)
{
    if (open.archive)
        return PropertiesDialog::tr("What an archive says of itself is changed on its server.");
    if (open.isSample)
        return PropertiesDialog::tr("The sample cannot be changed: save a copy, and open it.");
    if (open.isReadOnly)
        return PropertiesDialog::tr("This document can only be read: save a copy, and open it.");
    return {};
}

} // namespace

PropertiesDialog::PropertiesDialog(DocumentKeeper &keeper, QWidget *parent)
    : QDialog(parent)
    , m_keeper(keeper)
{
    setObjectName(QStringLiteral("propertiesDialog"));
    setWindowTitle(tr("Properties of the document"));
    setAttribute(Qt::WA_DeleteOnClose);
    const OpenDocument &open = *keeper.current();
    const Dataset &document = open.engine->vocabulary();
    const std::optional<Handling> handling = handlingOf(document);
    m_color = toQColor(handling ? handling->color : usualHandlingColor);

    makeFields(document, handling);
    layOut();

    connect(m_save, &QPushButton::clicked, this, &PropertiesDialog::accept);
    connect(m_colorButton, &QPushButton::clicked, this, &PropertiesDialog::chooseColor);
    connect(m_handling, &QLineEdit::textChanged, this, &PropertiesDialog::showColor);
    showColor();
    const QString fixed = whyFixed(open);
    if (!fixed.isEmpty()) {
        for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_description, m_handling,
                                                                m_colorButton, m_save})
            widget->setEnabled(false);
    }
    say(fixed.isEmpty() ? tr("Every export bears how the document is to be handled.") : fixed,
        false);
}

void PropertiesDialog::makeFields(const Dataset &document, const std::optional<Handling> &handling)
{
    m_title = new QLineEdit(QString::fromStdString(document.title));
    m_title->setObjectName(QStringLiteral("propertiesTitle"));
    m_description = new QPlainTextEdit(QString::fromStdString(document.description));
    m_description->setObjectName(QStringLiteral("propertiesDescription"));
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(qRound(96 * textScale()));
    m_handling = new QLineEdit(handling ? QString::fromStdString(handling->text) : QString());
    m_handling->setObjectName(QStringLiteral("propertiesHandling"));
    m_handling->setPlaceholderText(tr("none; for example “Not for publication”"));
    m_handling->setMaxLength(120);
    m_colorButton = new QPushButton(tr("Colour…"));
    m_colorButton->setObjectName(QStringLiteral("propertiesColor"));
    m_strip = new QLabel;
    m_strip->setObjectName(QStringLiteral("propertiesStrip"));
    m_strip->setTextFormat(Qt::PlainText);
    m_strip->setAlignment(Qt::AlignCenter);
    m_strip->setFont(fontFor(TextStyle::LabelBold));
    m_strip->setFixedHeight(qRound(24 * textScale()));
    m_strip->setAutoFillBackground(true);
}

void PropertiesDialog::layOut()
{
    auto *handlingRow = new QHBoxLayout;
    handlingRow->addWidget(m_handling, 1);
    handlingRow->addWidget(m_colorButton);

    auto *form = new QFormLayout;
    form->setVerticalSpacing(9);
    form->addRow(tr("Title"), m_title);
    form->addRow(tr("Description"), m_description);
    form->addRow(tr("Handling"), handlingRow);
    form->addRow(QString(), m_strip);
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("propertiesMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    m_save = new QPushButton(tr("Save"), this);
    m_save->setObjectName(QStringLiteral("propertiesSave"));
    m_save->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_message, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 14);
    column->setSpacing(14);
    column->addLayout(form);
    column->addLayout(buttons);
    setMinimumWidth(qRound(540 * textScale()));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

std::map<std::string, std::string>
PropertiesDialog::properties(const std::map<std::string, std::string> &before) const
{
    std::map<std::string, std::string> all = before;
    all.erase(handlingProperty);
    all.erase(handlingColorProperty);
    if (const QString text = m_handling->text().trimmed(); !text.isEmpty()) {
        all[handlingProperty] = text.toStdString();
        all[handlingColorProperty] = m_color.name().toStdString();
    }
    return all;
}

void PropertiesDialog::chooseColor()
{
    auto *dialog = new QColorDialog(m_color, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Colour of the marking"));
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &color) {
        m_color = color;
        showColor();
    });
    dialog->open();
}

void PropertiesDialog::showColor()
{
    const QString text = m_handling->text().trimmed();
    m_strip->setText(text);
    m_strip->setVisible(!text.isEmpty());
    const Rgba ground{std::uint8_t(m_color.red()), std::uint8_t(m_color.green()),
                      std::uint8_t(m_color.blue()), 255};
    const QString ink = QString::fromStdString(toHex(inkOn(ground)));
    m_strip->setStyleSheet(QStringLiteral("background: %1; color: %2").arg(m_color.name(), ink));
    m_colorButton->setEnabled(!text.isEmpty());
}

void PropertiesDialog::say(const QString &text, bool wrong)
{
    m_message->setProperty("look", wrong ? QStringLiteral("error") : QStringLiteral("muted"));
    m_message->setStyleSheet(m_message->styleSheet()); // the property counts from now on
    m_message->setText(text);
}

void PropertiesDialog::accept()
{
    const OpenDocument *open = m_keeper.current();
    if (!open || !whyFixed(*open).isEmpty())
        return;
    m_save->setEnabled(false);
    say(tr("Saving…"), false);
    const Dataset &document = open->engine->vocabulary();
    const auto job = [guard = QPointer<PropertiesDialog>(this), keeper = QPointer(&m_keeper),
                      file = nativePath(open->path),
                      title = m_title->text().trimmed().toStdString(),
                      description = m_description->toPlainText().trimmed().toStdString(),
                      all = properties(document.properties)](const WorkThread::CopyOpen &,
                                                             std::stop_token) {
        const auto write = [&]() -> Outcome {
            Result<Document> writable = Document::open(file, Document::Access::ReadWrite);
            return writable ? writable->setProperties(title, description, all)
                            : Outcome(writable.error());
        };
        const Outcome written = write();
        return std::function<void()>([guard, keeper, written] {
            if (written && keeper)
                keeper->reload();
            if (!guard)
                return;
            if (written)
                guard->done(QDialog::Accepted);
            else {
                guard->m_save->setEnabled(true);
                guard->say(tr("Not saved: %1").arg(QString::fromStdString(written.error().text())),
                           true);
            }
        });
    };
    m_keeper.runOnFiles(job);
}

} // namespace entente
