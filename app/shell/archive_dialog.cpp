// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/archive_dialog.h"

#include "app/style/fonts.h"
#include "core/archive/address.h"
#include "core/archive/archive.h"

#include <QCoreApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <thread>

namespace entente
{

namespace
{

QString sentenceOf(const Error &error)
{
    QString text = QString::fromStdString(error.text());
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace

ArchiveDialog::ArchiveDialog(QWidget *parent)
    : QDialog(parent)
    , m_address(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_result(new QLabel(this))
    , m_try(new QPushButton(tr("Try it"), this))
    , m_open(new QPushButton(tr("Open"), this))
    , m_leave(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("archiveDialog"));
    setWindowTitle(tr("Open archive"));
    layOut();
    connect(m_address, &QLineEdit::textChanged, this, &ArchiveDialog::update);
    connect(m_password, &QLineEdit::textChanged, this, &ArchiveDialog::update);
    connect(m_try, &QPushButton::clicked, this, [this] {
        if (m_isTrying) {
            stopTry();
            say(tr("Stopped."), true);
        } else {
            startTry();
        }
    });
    connect(m_leave, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, [this] {
        emit chosen(address());
        accept();
    });
    update();
}

ArchiveDialog::~ArchiveDialog()
{
    m_stop.request_stop();
}

void ArchiveDialog::layOut()
{
    m_address->setObjectName(QStringLiteral("archiveAddress"));
    m_address->setPlaceholderText(QStringLiteral("postgresql://name@server/database"));
    m_password->setObjectName(QStringLiteral("archivePassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("only if ~/.pgpass has none; it is not kept"));
    m_result->setObjectName(QStringLiteral("archiveResult"));
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    m_result->setMinimumHeight(m_result->fontMetrics().lineSpacing() * 3);
    m_result->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_try->setObjectName(QStringLiteral("archiveTry"));
    m_try->setAutoDefault(false);
    m_leave->setAutoDefault(false);
    m_open->setObjectName(QStringLiteral("archiveOpen"));
    m_open->setDefault(true);

    auto *heading = new QLabel(tr("An archive on a PostgreSQL server"), this);
    heading->setFont(fontFor(TextStyle::AxisMajor));
    auto *form = new QFormLayout;
    form->addRow(tr("&Address"), m_address);
    form->addRow(tr("&Password"), m_password);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_try);
    buttons->addStretch();
    buttons->addWidget(m_leave);
    buttons->addWidget(m_open);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    column->addWidget(heading);
    column->addLayout(form);
    column->addWidget(m_result);
    column->addLayout(buttons);
    setMinimumWidth(qRound(520 * textScale()));
}

QString ArchiveDialog::address() const
{
    QString typed = m_address->text().trimmed();
    if (m_password->text().isEmpty())
        return typed;
    return QString::fromStdString(
        withPassword(typed.toStdString(), m_password->text().toStdString()));
}

/// What was tried before says nothing of what is typed now.
void ArchiveDialog::update()
{
    stopTry();
    const QString typed = m_address->text().trimmed();
    const bool isAddress = isArchiveAddress(typed.toStdString());
    m_try->setEnabled(isAddress);
    m_open->setEnabled(isAddress);
    say(isAddress || typed.isEmpty() ? tr("service=name takes the rest from ~/.pg_service.conf.")
                                     : tr("An address begins with postgresql:// or service=."),
        true);
}

void ArchiveDialog::startTry()
{
    m_stop = {};
    m_isTrying = true;
    m_try->setText(tr("Stop trying"));
    say(tr("Trying …"), true);
    const auto finish = [guard = QPointer<ArchiveDialog>(this),
                         number = ++m_newest](const Result<std::int64_t> &events) {
        if (guard)
            guard->endTry(number, events);
    };
    // A thread of its own: looking a name up cannot be stopped, and nobody shall wait for it.
    std::thread([finish, address = address().toStdString(), stop = m_stop.get_token()] {
        const Result<std::int64_t> events = tryArchive(address, stop);
        if (qApp)
            QMetaObject::invokeMethod(
                qApp, [finish, events] { finish(events); }, Qt::QueuedConnection);
    }).detach();
}

void ArchiveDialog::endTry(quint64 number, const Result<std::int64_t> &events)
{
    if (number != m_newest || !m_isTrying)
        return;
    stopTry();
    if (events)
        say(tr("It answers: %Ln event(s).", nullptr, int(*events)), false);
    else
        say(sentenceOf(events.error()), false);
}

void ArchiveDialog::stopTry()
{
    m_stop.request_stop();
    m_isTrying = false;
    m_try->setText(tr("Try it"));
}

void ArchiveDialog::say(const QString &sentence, bool isMuted)
{
    m_result->setProperty("look", isMuted ? QStringLiteral("muted") : QString());
    style()->unpolish(m_result);
    style()->polish(m_result);
    m_result->setText(sentence);
}

} // namespace entente
