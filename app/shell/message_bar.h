// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>
#include <utility>
#include <vector>

class QVBoxLayout;

namespace entente
{

/// Sentences across the window, under the top bar, with what one can do about them. They stay until
/// answered or overtaken, and never stop the work.
class MessageBar : public QWidget
{
    Q_OBJECT

public:
    enum class Severity
    {
        Note,
        Warning,
        Error
    };
    using Answer = std::pair<QString, std::function<void()>>; ///< a button's text and its deed

    explicit MessageBar(QWidget *parent);

    /// A sentence about `subject`; replaces what was said about it. Any answer takes it away.
    void say(const QString &subject, Severity severity, const QString &sentence,
             const std::vector<Answer> &answers = {});
    /// Says it in other words, if anything is said about `subject`; its answers stay.
    void reword(const QString &subject, const QString &sentence);
    void take(const QString &subject);
    bool says(const QString &subject) const { return find(subject) != nullptr; }
    QString sentence(const QString &subject) const;

private:
    QFrame *find(const QString &subject) const;

    QVBoxLayout *m_column;
};

} // namespace entente
