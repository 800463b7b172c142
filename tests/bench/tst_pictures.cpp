// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/pictures.h"
#include "tests/bench/subject.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace entente;
using namespace entente::bench;

/// Timelines of real and synthetic documents at every zoom: no label over another, none cut off,
/// all readable, every event accounted for. What `--describe` prints, before it is printed. The
/// same with a million events: `entente-bench 1000000 pictures`.
class TestPictures : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::shared_ptr<const Engine> engineFor(const QString &document)
    {
        const std::filesystem::path folder = m_folder.path().toStdString();
        Result<Subject> subject = sampleSubject();
        if (document == QLatin1String("travel"))
            subject = csvSubject(ENTENTE_SHARED "/data/us_diplomatic_travel.csv", folder);
        else if (document == QLatin1String("synthetic"))
            subject = syntheticSubject(60'000, folder);
        if (!subject)
            qFatal("%s", subject.error().text().c_str());
        return engineOf(*subject).value();
    }

private slots:
    void everyZoomKeepsItsPromises_data()
    {
        QTest::addColumn<QString>("document");
        for (const char *document : {"sample", "travel", "synthetic"})
            QTest::newRow(document) << QString::fromLatin1(document);
    }

    void everyZoomKeepsItsPromises()
    {
        QFETCH(QString, document);
        if (document == QLatin1String("travel") &&
            !QFileInfo::exists(QStringLiteral(ENTENTE_SHARED "/data/us_diplomatic_travel.csv")))
            QSKIP("../shared/data/us_diplomatic_travel.csv is not there");
        const std::shared_ptr<const Engine> engine = engineFor(document);
        std::vector<std::string> wrong;
        pictureSeries(*engine, [&](std::string words) { wrong.push_back(std::move(words)); });
        for (const std::string &words : wrong)
            qWarning("%s", words.c_str());
        QCOMPARE(wrong.size(), std::size_t(0));
    }

    void theDescriptionSaysWhatThePictureHolds()
    {
        const std::shared_ptr<const Engine> engine = engineFor(QStringLiteral("sample"));
        const std::vector<PictureCase> cases = pictureCases(*engine).value();
        for (const PictureCase &about : cases) {
            if (about.request.size.width() != 1280 || about.request.theme->isDark)
                continue;
            const Drawing drawing = drawingFor(about.request, *engine).value();
            const auto json =
                nlohmann::json::parse(describe(drawing, keysFor(about.request, *engine)));
            QCOMPARE(json["labels"].size(), drawing.texts.size());
            std::set<std::string> keys;
            for (const auto &mark : json["marks"]) {
                if (mark["role"] != "event" && mark["role"] != "cluster")
                    continue;
                for (const auto &key : mark["ids"])
                    keys.insert(key.get<std::string>());
            }
            QCOMPARE(keys.size(), about.expected.size());
            QCOMPARE(json["events"].get<std::int64_t>(),
                     std::int64_t(keys.size()) + json["without_date"].get<std::int64_t>());
        }
    }
};

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
