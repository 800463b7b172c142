// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/import.h"
#include "core/formats/zip_input.h"
#include "tests/support/coded_rows.h"
#include "tests/support/scratch.h"

#include <QTest>
#include <zip.h>

#include <fstream>

using namespace entente;
using namespace entente::test;
namespace fs = std::filesystem;

namespace
{

struct Packed
{
    std::string name;
    std::string text;
    bool isEncrypted = false;
};

void pack(const fs::path &archive, const std::vector<Packed> &files)
{
    int error = 0;
    zip_t *zip = zip_open(archive.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    for (const Packed &file : files) {
        zip_source_t *source = zip_source_buffer(zip, file.text.data(), file.text.size(), 0);
        const zip_int64_t index = zip_file_add(zip, file.name.c_str(), source, ZIP_FL_OVERWRITE);
        if (file.isEncrypted)
            zip_file_set_encryption(zip, zip_uint64_t(index), ZIP_EM_AES_256, "secret");
    }
    if (zip_close(zip) != 0)
        qFatal("the archive cannot be written");
}

} // namespace

class TestZipInput : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_scratch = std::make_unique<Scratch>(); }
    void importsPackedExports();
    void passesOverOtherFiles();
    void importsFoldersOfArchives();
    void namesTheFileOfARejectedRow();
    void refusesArchives_data();
    void refusesArchives();
    void refusesWhatWasMadeToFillADisk();
    void refusesADamagedArchive();
    void writesNothing();

private:
    Result<ImportReport> import(const fs::path &file, Dataset &into)
    {
        return importFiles(std::vector{file}, {}, into);
    }
    fs::path packed(const std::vector<Packed> &files)
    {
        const fs::path archive = m_scratch->path("records.zip");
        pack(archive, files);
        return archive;
    }

    std::unique_ptr<Scratch> m_scratch;
};

void TestZipInput::importsPackedExports()
{
    Dataset data;
    const Result<ImportReport> report =
        import(packed({{"a.export.CSV", visitRow("1")},
                       {"folder/", ""},
                       {"folder/b.export.CSV", visitRow("1") + visitRow("2")},
                       {"__MACOSX/._a.export.CSV", "rubbish"}}),
               data);
    QVERIFY2(report, report ? "" : report.error().text().c_str());
    QCOMPARE(report->read, 3);
    QCOMPARE(report->imported, 1);
    QCOMPARE(report->merged, 2);
    QCOMPARE(data.events.at(0).parties.at(0).actor.value, "JPN");
}

void TestZipInput::passesOverOtherFiles()
{
    Dataset data;
    const Result<ImportReport> report =
        import(packed({{"a.export.CSV", visitRow("1")}, {"README.txt", "What this is"}}), data);
    QVERIFY2(report, report ? "" : report.error().text().c_str());
    QCOMPARE(report->imported, 1);
    QCOMPARE(report->warnings.size(), 1u);
    QVERIFY(QString::fromStdString(report->warnings[0]).startsWith("README.txt is left out"));
}

void TestZipInput::importsFoldersOfArchives()
{
    const fs::path folder = m_scratch->path("folder");
    fs::create_directory(folder);
    pack(folder / "a.zip", {{"a.export.CSV", visitRow("1")}});
    std::ofstream(folder / "b.export.CSV") << tabbed(58, {{0, "2"}, {1, "20200101"}, {26, "010"}});
    Dataset data;
    const Result<ImportReport> report = import(folder, data);
    QVERIFY2(report, report ? "" : report.error().text().c_str());
    QCOMPARE(report->read, 2);
    QCOMPARE(report->imported, 2);
}

void TestZipInput::namesTheFileOfARejectedRow()
{
    Dataset data;
    const Result<ImportReport> report =
        import(packed({{"a.export.CSV", visitRow("1") + "broken\tline\n" + visitRow("2")}}), data);
    QVERIFY(report);
    QCOMPARE(report->rejects.size(), 1u);
    QCOMPARE(report->rejects[0].file, m_scratch->path("records.zip").string() + "/a.export.CSV");
    QCOMPARE(report->rejects[0].line, 2);
}

void TestZipInput::refusesArchives_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isEncrypted");
    QTest::addColumn<QString>("reason");

    QTest::newRow("nested") << "inner.ZIP" << false
                            << "'inner.ZIP' in the archive is an archive itself; unpack the outer "
                               "one first";
    QTest::newRow("encrypted") << "a.export.CSV" << true
                               << "'a.export.CSV' in the archive is encrypted; unpack it with its "
                                  "password first";
    QTest::newRow("a spreadsheet") << "[Content_Types].xml" << false
                                   << "this is a file of an office program; save its table as CSV "
                                      "and import that";
    QTest::newRow("empty") << "folder/" << false << "there is no file in the archive";
}

void TestZipInput::refusesArchives()
{
    QFETCH(QString, name);
    QFETCH(bool, isEncrypted);
    QFETCH(QString, reason);
    Dataset data;
    const Result<ImportReport> report =
        import(packed({{name.toStdString(), visitRow(), isEncrypted}}), data);
    QVERIFY(!report);
    QCOMPARE(QString::fromStdString(report.error().what), reason);
    QVERIFY(data.events.empty());
}

void TestZipInput::refusesWhatWasMadeToFillADisk()
{
    std::string bomb = visitRow("1");
    const std::string line = std::string(1000, '\t') + "\n";
    while (bomb.size() < 80 * 1024 * 1024)
        bomb += line;
    Dataset data;
    const Result<ImportReport> report = import(packed({{"bomb.CSV", bomb}}), data);
    QVERIFY(!report);
    QVERIFY2(QString::fromStdString(report.error().what).contains("times its size"),
             report.error().what.c_str());
}

void TestZipInput::refusesADamagedArchive()
{
    const fs::path archive = packed({{"a.export.CSV", visitRow("1") + visitRow("2")}});
    fs::resize_file(archive, fs::file_size(archive) / 2);
    Dataset data;
    const Result<ImportReport> report = import(archive, data);
    QVERIFY(!report);
    QVERIFY(QString::fromStdString(report.error().what).startsWith("the archive cannot be read"));
}

void TestZipInput::writesNothing()
{
    const fs::path archive = packed({{"../../escape.export.CSV", visitRow("1")}});
    Dataset data;
    QVERIFY(import(archive, data));
    QVERIFY(!fs::exists(archive.parent_path().parent_path() / "escape.export.CSV"));
    QVERIFY(!fs::exists(archive.parent_path().parent_path().parent_path() / "escape.export.CSV"));
    QCOMPARE(std::distance(fs::directory_iterator(archive.parent_path()), {}), 1);
}

QTEST_APPLESS_MAIN(TestZipInput)
#include "tst_zip_input.moc"
