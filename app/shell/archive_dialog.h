// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDialog>

#include <cstdint>
#include <stop_token>

class QLabel;
class QLineEdit;
class QPushButton;

namespace entente
{

/// Asks for the address of an archive, and tries it on request without making anybody wait.
class ArchiveDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ArchiveDialog(QWidget *parent);
    ~ArchiveDialog() override;

signals:
    /// The address, with the password if one was typed: for opening, not for keeping.
    void chosen(const QString &address);

private:
    void layOut();
    void update();
    void startTry();
    void endTry(quint64 number, const Result<std::int64_t> &events);
    void stopTry();
    void say(const QString &sentence, bool isMuted);
    QString address() const;

    QLineEdit *m_address;
    QLineEdit *m_password;
    QLabel *m_result;
    QPushButton *m_try;
    QPushButton *m_open;
    QPushButton *m_leave;
    std::stop_source m_stop;
    quint64 m_newest = 0;
    bool m_isTrying = false;
};

} // namespace entente
