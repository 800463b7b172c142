// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/import.h"
#include "core/store/document.h"
#include "core/store/sample.h"
#include "tests/support/scratch.h"
#include "tests/support/small_world.h"

#include <QTest>
#include <unistd.h>

using namespace entente;
using entente::test::Scratch;
using entente::test::smallWorld;
namespace fs = std::filesystem;

/// Each file that is no good gives one sentence that names it, and nothing is changed or left over.
class TestBadFiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void opensNoDocumentFrom_data();
    void opensNoDocumentFrom();
    void importsNothingFrom_data();
    void importsNothingFrom();
    void opensNothingWithoutPermission();
    void survivesADocumentCutAnywhere();
    void survivesADocumentDamagedAnywhere();
    void takesTenMegabytesOnOneLine();
    void opensNoArchiveOnAServer();

private:
    fs::path made(const std::string &name);
    std::string m_document;
    Scratch m_scratch;
};

namespace
{

bool isOneSentence(const Error &error)
{
    return !error.what.empty() && error.what.find('\n') == std::string::npos &&
           error.what.back() != '.' && error.what.size() < 300;
}

} // namespace

void TestBadFiles::initTestCase()
{
    QVERIFY(Document::write(m_scratch.path("good.entente"), smallWorld()));
    m_document = Scratch::read(m_scratch.path("good.entente"));
}

fs::path TestBadFiles::made(const std::string &name)
{
    std::string bytes;
    if (name == "missing")
        return m_scratch.path("missing");
    if (name == "directory") {
        fs::create_directory(m_scratch.path("directory"));
        return m_scratch.path("directory");
    }
    if (name == "text")
        bytes = "just some text\n";
    else if (name == "binary")
        bytes = std::string("\x7F"
                            "ELF\0\1\2\3",
                            8) +
                std::string(5000, '\0');
    else if (name == "half")
        bytes = m_document.substr(0, m_document.size() / 2);
    else if (name == "header")
        bytes = m_document.substr(0, 60);
    else if (name == "other database")
        bytes = m_document;
    else if (name == "holes")
        bytes = m_document;
    if (name == "other database")
        bytes.replace(68, 4, "XXXX");
    if (name == "holes")
        bytes.replace(4096, 4096, std::string(4096, '\x5A'));
    if (name == "no date")
        bytes = "title,place\nA,B\n";
    if (name == "no title")
        bytes = "date,place\n2001,B\n";
    if (name == "cut JSON")
        bytes = "{\"format\": \"entente/1\", \"events\": [{\"title\": \"A\"";
    if (name == "deep JSON")
        bytes = std::string(5000000, '[');
    if (name == "long line")
        bytes = std::string(10 * 1024 * 1024, 'x');
    if (name == "only quotes")
        bytes = std::string(10 * 1024 * 1024, '"');
    if (name == "only commas")
        bytes = std::string(10 * 1024 * 1024, ',');
    return m_scratch.write("bad file", bytes);
}

void TestBadFiles::opensNoDocumentFrom_data()
{
    QTest::addColumn<QString>("word");
    QTest::newRow("missing") << "no such file";
    QTest::newRow("directory") << "folder";
    QTest::newRow("empty") << "empty";
    QTest::newRow("text") << "not an Entente document";
    QTest::newRow("binary") << "not an Entente document";
    QTest::newRow("other database") << "SQLite database, but not an Entente document";
    QTest::newRow("half") << "cut off";
    QTest::newRow("header") << "cut off";
    QTest::newRow("holes") << "damaged";
}

void TestBadFiles::opensNoDocumentFrom()
{
    QFETCH(QString, word);
    const fs::path file = made(QTest::currentDataTag());
    const std::string before = Scratch::read(file);
    const std::size_t files = m_scratch.fileCount();
    for (const auto access : {Document::Access::ReadOnly, Document::Access::ReadWrite}) {
        const Result<Document> document = Document::open(file, access);
        QVERIFY(!document);
        QVERIFY2(document.error().what.find(word.toStdString()) != std::string::npos,
                 document.error().text().c_str());
        QCOMPARE(document.error().where, file.string());
        QVERIFY2(isOneSentence(document.error()), document.error().text().c_str());
    }
    QCOMPARE(Scratch::read(file), before);
    QCOMPARE(m_scratch.fileCount(), files);
}

void TestBadFiles::importsNothingFrom_data()
{
    QTest::addColumn<QString>("word");
    QTest::newRow("missing") << "no such file";
    QTest::newRow("directory") << "folder";
    QTest::newRow("empty") << "empty";
    QTest::newRow("text") << "no column for titles";
    QTest::newRow("binary") << "binary";
    QTest::newRow("other database") << "not an Entente document";
    QTest::newRow("half") << "cut off";
    QTest::newRow("no date") << "no column for dates";
    QTest::newRow("no title") << "no column for titles";
    QTest::newRow("cut JSON") << "no well-formed JSON";
    QTest::newRow("deep JSON") << "nested";
    QTest::newRow("long line") << "no column for titles";
    QTest::newRow("only quotes") << "";
    QTest::newRow("only commas") << "";
}

void TestBadFiles::importsNothingFrom()
{
    QFETCH(QString, word);
    const std::vector<fs::path> files = {made(QTest::currentDataTag())};
    Dataset data = smallWorld();
    const Result<ImportReport> report = importFiles(files, {}, data);
    QVERIFY(!report);
    QVERIFY2(report.error().what.find(word.toStdString()) != std::string::npos,
             report.error().text().c_str());
    QVERIFY(report.error().where.find(files[0].string()) != std::string::npos);
    QVERIFY2(isOneSentence(report.error()), report.error().text().c_str());
    QVERIFY(data == smallWorld());
}

void TestBadFiles::opensNothingWithoutPermission()
{
    const fs::path file = m_scratch.write("secret", m_document);
    fs::permissions(file, fs::perms(0));
    fs::permissions(m_scratch.path(""), fs::perms(0755));
    const bool isRoot = ::geteuid() == 0;
    if (isRoot)
        QVERIFY(::seteuid(65534) == 0);
    const Result<Document> document = Document::open(file, Document::Access::ReadOnly);
    Dataset data;
    const Result<ImportReport> report = importFiles(std::vector{file}, {}, data);
    if (isRoot)
        QVERIFY(::seteuid(0) == 0);
    QVERIFY(!document);
    QVERIFY(document.error().what.find("permission") != std::string::npos);
    QVERIFY(!report);
    QVERIFY(report.error().what.find("permission") != std::string::npos);
}

void TestBadFiles::survivesADocumentCutAnywhere()
{
    for (std::size_t size = 0; size < m_document.size(); size += 1777) {
        const fs::path file = m_scratch.write("cut", m_document.substr(0, size));
        const Result<Document> document = Document::open(file, Document::Access::ReadOnly);
        QVERIFY2(!document, std::to_string(size).c_str());
        QVERIFY(isOneSentence(document.error()));
    }
}

void TestBadFiles::survivesADocumentDamagedAnywhere()
{
    for (std::size_t at = 0; at + 16 < m_document.size(); at += 997) {
        std::string bytes = m_document;
        for (std::size_t i = 0; i < 16; ++i)
            bytes[at + i] = char(bytes[at + i] ^ 0xA5);
        const fs::path file = m_scratch.write("damaged", bytes);
        const Result<Document> document = Document::open(file, Document::Access::ReadOnly);
        if (!document) {
            QVERIFY(isOneSentence(document.error()));
            continue;
        }
        // Damage inside a text cannot be seen; it must not crash either.
        const Result<Dataset> data = document->read();
        QVERIFY(data || isOneSentence(data.error()));
        const auto findings = document->check();
        QVERIFY(findings || isOneSentence(findings.error()));
    }
}

void TestBadFiles::takesTenMegabytesOnOneLine()
{
    const std::string text(10 * 1024 * 1024, 'x');
    const fs::path file =
        m_scratch.write("long.csv", "title,date,text\nA,2001," + text + "\nB,2002,short\n");
    Dataset data;
    const Result<ImportReport> report = importFiles(std::vector{file}, {}, data);
    QVERIFY(report);
    QCOMPARE(report->imported, 2);
    QCOMPARE(data.events[0].description.size(), text.size());
}

void TestBadFiles::opensNoArchiveOnAServer()
{
    const auto path = documentPath("postgresql://user:secret@host/archive");
    QVERIFY(!path);
    QVERIFY(path.error().text().find("server") != std::string::npos);
    QVERIFY(path.error().text().find("secret") == std::string::npos);
    QCOMPARE(documentPath("a/b.entente")->string(), std::string("a/b.entente"));
}

QTEST_APPLESS_MAIN(TestBadFiles)
#include "tst_bad_files.moc"
