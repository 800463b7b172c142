// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/inspector/links.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

namespace entente
{

bool isOpenable(const QString &address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    if (!url.isValid())
        return false;
    const QString scheme = url.scheme().toLower();
    if (scheme == QLatin1String("mailto"))
        return !url.path().isEmpty();
    return (scheme == QLatin1String("http") || scheme == QLatin1String("https")) &&
           !url.host().isEmpty();
}

void offerToOpen(const QString &address, QWidget *parent)
{
    if (!isOpenable(address))
        return;
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("openLink"));
    box->setWindowTitle(QObject::tr("Open address"));
    box->setTextFormat(Qt::PlainText);
    box->setText(QObject::tr("Open this address outside Entente?"));
    // The encoded form shows what is really asked for, whatever letters the address imitates.
    box->setInformativeText(QString::fromLatin1(url.toEncoded()));
    QPushButton *open = box->addButton(QObject::tr("Open"), QMessageBox::AcceptRole);
    QPushButton *copy = box->addButton(QObject::tr("Copy address"), QMessageBox::ActionRole);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(open);
    QObject::connect(open, &QPushButton::clicked, box, [url] { QDesktopServices::openUrl(url); });
    QObject::connect(copy, &QPushButton::clicked, box,
                     [address] { QGuiApplication::clipboard()->setText(address); });
    box->open();
}

} // namespace entente
