// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/postgres_server.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QThread>
#include <arpa/inet.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

namespace entente::test
{

namespace
{

/// Where Debian keeps the programs of the newest version; empty without a server.
QString programs()
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    QString newest;
    for (const QString &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = versions.filePath(version) + QStringLiteral("/bin");
        if (QFile::exists(folder + QStringLiteral("/initdb")) &&
            QFile::exists(folder + QStringLiteral("/postgres")))
            newest = folder;
    }
    return newest;
}

/// Who the server runs as when we are root, which it refuses to be.
const passwd *owner()
{
    const passwd *user = getpwnam("postgres");
    return user ? user : getpwnam("nobody");
}

int freePort()
{
    const int file = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    int port = 0;
    if (bind(file, reinterpret_cast<sockaddr *>(&address), size) == 0 &&
        getsockname(file, reinterpret_cast<sockaddr *>(&address), &size) == 0)
        port = ntohs(address.sin_port);
    close(file);
    return port;
}

} // namespace

const char *PostgresServer::whyNot()
{
    if (programs().isEmpty())
        return "no PostgreSQL server is installed (package postgresql)";
    if (geteuid() == 0 &&
        (!owner() || QStandardPaths::findExecutable(QStringLiteral("setpriv")).isEmpty()))
        return "there is no user that a PostgreSQL server could run as";
    return nullptr;
}

PostgresServer::PostgresServer() : m_port(freePort())
{
    const QString data = m_folder.filePath(QStringLiteral("data"));
    if (geteuid() == 0 && chown(QFile::encodeName(m_folder.path()).constData(), owner()->pw_uid,
                                owner()->pw_gid) != 0)
        std::perror("chown");
    QProcess init;
    runAsOwner(init, command("initdb"),
               {QStringLiteral("-D"), data, QStringLiteral("-U"), QStringLiteral("postgres"),
                QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("-E"),
                QStringLiteral("UTF8"), QStringLiteral("--locale=C.UTF-8"),
                QStringLiteral("--no-sync")});
    init.waitForFinished(60'000);
    if (init.exitCode() != 0)
        std::fprintf(stderr, "%s\n", init.readAllStandardError().constData());
    QFile access(data + QStringLiteral("/pg_hba.conf"));
    if (access.open(QIODevice::WriteOnly | QIODevice::Truncate))
        access.write("host all guarded 127.0.0.1/32 scram-sha-256\n"
                     "host all all 127.0.0.1/32 trust\n");
    access.close();
    start();
    run("CREATE ROLE guarded LOGIN PASSWORD '" + std::string(guardedPassword) + "'");
    run("CREATE ROLE reader LOGIN");
}

PostgresServer::~PostgresServer()
{
    stop();
}

QString PostgresServer::command(const char *name) const
{
    return programs() + QLatin1Char('/') + QLatin1String(name);
}

void PostgresServer::runAsOwner(QProcess &process, const QString &program,
                                const QStringList &arguments) const
{
    process.setWorkingDirectory(m_folder.path());
    process.setStandardOutputFile(QProcess::nullDevice());
    if (geteuid() != 0) {
        process.start(program, arguments);
        return;
    }
    // The server goes with the test, even if the test ends in a crash.
    const QStringList before{QStringLiteral("--reuid=%1").arg(owner()->pw_uid),
                             QStringLiteral("--regid=%1").arg(owner()->pw_gid),
                             QStringLiteral("--clear-groups"), QStringLiteral("--pdeathsig=INT"),
                             program};
    process.start(QStringLiteral("setpriv"), before + arguments);
}

void PostgresServer::start()
{
    QStringList arguments{QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")),
                          QStringLiteral("-p"), QString::number(m_port)};
    for (const char *setting : {"listen_addresses=127.0.0.1", "unix_socket_directories=",
                                "fsync=off", "synchronous_commit=off", "full_page_writes=off",
                                "shared_buffers=64MB", "max_connections=60", "autovacuum=off",
                                "logging_collector=off", "password_encryption=scram-sha-256"})
        arguments << QStringLiteral("-c") << QString::fromLatin1(setting);
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
    runAsOwner(m_process, command("postgres"), arguments);
    m_process.waitForStarted();
    waitUntilReady();
}

void PostgresServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    kill(pid_t(m_process.processId()), SIGINT); // the fast way: clients are thrown out
    if (!m_process.waitForFinished(10'000)) {
        kill(pid_t(m_process.processId()), SIGQUIT);
        m_process.waitForFinished(5'000);
    }
}

void PostgresServer::waitUntilReady() const
{
    const std::string address = addressFor("postgres", "postgres");
    for (int i = 0; i < 600; ++i) {
        if (PQping(address.c_str()) == PQPING_OK)
            return;
        QThread::msleep(50);
    }
    std::fprintf(stderr, "the PostgreSQL server did not start\n");
}

std::string PostgresServer::newDatabase()
{
    const std::string name = "world" + std::to_string(++m_databases);
    run("CREATE DATABASE " + name);
    return addressFor("postgres", name);
}

std::string PostgresServer::addressFor(const std::string &role, const std::string &database) const
{
    return "postgresql://" + role + "@127.0.0.1:" + std::to_string(m_port) + "/" + database;
}

std::string PostgresServer::databaseOf(const std::string &address)
{
    return address.substr(address.rfind('/') + 1);
}

std::string PostgresServer::run(const std::string &sql, const std::string &database) const
{
    PGconn *connection = PQconnectdb(addressFor("postgres", database).c_str());
    PGresult *result = PQexec(connection, sql.c_str());
    std::string value;
    if (PQntuples(result) > 0 && PQnfields(result) > 0)
        value = PQgetvalue(result, 0, 0);
    // Whoever is thrown out on purpose need not say so.
    if (PQresultStatus(result) != PGRES_COMMAND_OK && PQresultStatus(result) != PGRES_TUPLES_OK &&
        PQstatus(connection) == CONNECTION_OK)
        std::fprintf(stderr, "%s: %s\n", sql.c_str(), PQerrorMessage(connection));
    PQclear(result);
    PQfinish(connection);
    return value;
}

} // namespace entente::test
