// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <string>

namespace entente::test
{

/// A PostgreSQL server of its own: its data in a folder that goes away, on a free port of the
/// loopback interface, as an unprivileged user when the test runs as root. Everybody may log in
/// without a password but the role "guarded", whose password is guardedPassword.
class PostgresServer
{
public:
    /// Why no server can be started here: null when one can.
    static const char *whyNot();
    static constexpr const char *guardedPassword = "sesame-open";

    PostgresServer();
    ~PostgresServer();
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;

    void start(); ///< on the same port as before
    void stop();  ///< at once, whatever clients do

    /// The address of an empty database.
    std::string newDatabase();
    /// The address of a database of newDatabase() for another role, "guarded" say.
    std::string addressFor(const std::string &role, const std::string &database) const;
    static std::string databaseOf(const std::string &address);
    /// Runs SQL as the administrator; the first value of its answer.
    std::string run(const std::string &sql, const std::string &database = "postgres") const;

    int port() const { return m_port; }

private:
    QString command(const char *name) const;
    void runAsOwner(QProcess &process, const QString &program, const QStringList &arguments) const;
    void waitUntilReady() const;

    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
    int m_databases = 0;
};

} // namespace entente::test
