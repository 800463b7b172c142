// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <optional>
#include <stop_token>

namespace entente
{

/// Asks one kind of question for one view, newest only: while a question runs, a newer one waits
/// and the running one is told to stop; a stale answer is never delivered. Answers arrive on the
/// GUI thread. Quick questions (small documents) cost one trip to the pool and back.
class AskerBase : public QObject
{
    Q_OBJECT

public:
    ~AskerBase() override;

    bool isBusy() const { return m_running; }

    /// The pool that all questions share.
    static QThreadPool &pool();

signals:
    void busyChanged(bool busy);
    void failed(const QString &why);

protected:
    explicit AskerBase(QObject *parent) : QObject(parent) {}
    using Job = std::function<std::function<void()>(std::stop_token)>; ///< returns the delivery
    void start(Job job);
    void cancel();

private:
    void startWaiting();
    void finished(quint64 number, const std::function<void()> &deliver);

    bool m_running = false;
    quint64 m_newest = 0;
    std::stop_source m_stop;
    std::optional<Job> m_waiting;
};

template <class Question, class Answer>
class Asker : public AskerBase
{
public:
    using Deliver = std::function<void(const Question &, Answer)>;

    Asker(Session &session, Deliver deliver, QObject *parent)
        : AskerBase(parent)
        , m_session(session)
        , m_deliver(std::move(deliver))
    {}

    /// Asks, unless the very same question of the same document was asked last.
    void ask(const Question &question)
    {
        const std::shared_ptr<const Engine> engine = m_session.engine();
        if (!engine) {
            forget();
            return;
        }
        if (m_asked == question && m_generation == m_session.generation())
            return;
        m_asked = question;
        m_generation = m_session.generation();
        start([this, engine, question](std::stop_token stop) -> std::function<void()> {
            auto answer = std::make_shared<Result<Answer>>(engine->answer(question, stop));
            return [this, question, answer] {
                if (*answer)
                    m_deliver(question, std::move(**answer));
                else if (answer->error() != Engine::cancelled()) {
                    m_asked.reset();
                    emit failed(QString::fromStdString(answer->error().text()));
                }
            };
        });
    }

    /// The next question is asked even if it equals the last one.
    void forget()
    {
        cancel();
        m_asked.reset();
    }

private:
    Session &m_session;
    Deliver m_deliver;
    std::optional<Question> m_asked;
    quint64 m_generation = 0;
};

} // namespace entente
