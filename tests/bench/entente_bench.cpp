// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/fonts.h"
#include "tests/bench/operations.h"
#include "tests/bench/pictures.h"

#include <QApplication>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <cstdio>
#include <map>

using namespace entente;
using namespace entente::bench;

namespace
{

using Engines = std::shared_ptr<const Engine>;

struct Operation
{
    const char *name;
    const char *unit;
    std::function<Series(const Subject &, const Engines &)> run;
};

/// What a process of its own prints as megabytes and ends.
constexpr const char *onlyMemory = "--memory-of-open-document";

Series single(double value)
{
    Series series;
    series.add(value);
    return series;
}

/// What an open document takes, in a process that has done nothing else.
Series memorySeries(const Subject &subject)
{
    QProcess process;
    process.start(
        QApplication::applicationFilePath(),
        {QString::fromStdString(subject.document.string()), QString::fromLatin1(onlyMemory)});
    process.waitForFinished(600'000);
    bool isNumber = false;
    const double megabytes = process.readAllStandardOutput().trimmed().toDouble(&isNumber);
    return isNumber ? single(megabytes) : Series();
}

const std::vector<Operation> &operations()
{
    static const std::vector<Operation> all = {
        {"import", "ms", [](const Subject &s, const Engines &) { return importSeries(s); }},
        {"open", "ms", [](const Subject &s, const Engines &) { return openSeries(s); }},
        {"first-brush", "ms",
         [](const Subject &s, const Engines &) { return firstBrushSeries(s); }},
        {"drag", "ms", [](const Subject &, const Engines &e) { return dragSeries(*e); }},
        {"jump", "ms", [](const Subject &, const Engines &e) { return jumpSeries(*e); }},
        {"lanes", "ms", [](const Subject &, const Engines &e) { return lanesSeries(*e); }},
        {"toggle", "ms", [](const Subject &, const Engines &e) { return toggleSeries(*e); }},
        {"search", "ms", [](const Subject &, const Engines &e) { return searchSeries(*e); }},
        {"timeline-frame", "ms",
         [](const Subject &, const Engines &e) { return timelineFrames(e, false); }},
        {"timeline-zoom", "ms",
         [](const Subject &, const Engines &e) { return timelineFrames(e, true); }},
        {"wheel-zoom", "ms", [](const Subject &, const Engines &e) { return wheelFrames(e); }},
        {"pictures", "ms",
         [](const Subject &, const Engines &e) {
             return pictureSeries(*e, [](const std::string &wrong) {
                 std::fprintf(stderr, "entente-bench: %s\n", wrong.c_str());
             });
         }},
        {"map-frame", "ms", [](const Subject &, const Engines &e) { return mapFrames(e); }},
        {"map-zoom", "ms", [](const Subject &, const Engines &e) { return mapZooms(e); }},
        {"map-turn", "ms", [](const Subject &, const Engines &e) { return mapTurns(e); }},
        {"network-frame", "ms", [](const Subject &, const Engines &) { return networkFrames(); }},
        {"network-index", "ms", [](const Subject &, const Engines &) { return networkIndexes(); }},
        {"network-layout", "ms", [](const Subject &, const Engines &) { return networkLayouts(); }},
        {"export-page", "ms", [](const Subject &, const Engines &e) { return pageExports(*e); }},
        {"export-slides", "ms", [](const Subject &, const Engines &e) { return slideExports(*e); }},
        {"export-film", "ms", [](const Subject &, const Engines &e) { return filmExports(*e); }},
        {"export-played-film", "ms",
         [](const Subject &, const Engines &e) { return playedFilmExports(*e); }},
        {"play-all", "ms",
         [](const Subject &s, const Engines &) { return playFrames(s, PlayCounts::Everything); }},
        {"play-trailing", "ms",
         [](const Subject &s, const Engines &) { return playFrames(s, PlayCounts::Trailing); }},
        {"play-so-far", "ms",
         [](const Subject &s, const Engines &) { return playFrames(s, PlayCounts::Cumulative); }},
        {"play-steps", "ms",
         [](const Subject &s, const Engines &) {
             return playFrames(s, PlayCounts::Everything, PlayStep::Event);
         }},
        {"present-travel", "ms",
         [](const Subject &, const Engines &e) { return presentFigures(e).gaps; }},
        {"present-turns", "ms",
         [](const Subject &, const Engines &e) { return presentFigures(e).turns; }},
        {"present-work", "ms",
         [](const Subject &, const Engines &e) { return presentFigures(e).work; }},
        {"present-starts", "ms",
         [](const Subject &, const Engines &e) { return presentFigures(e).starts; }},
        {"present-holds", "ms",
         [](const Subject &, const Engines &e) { return presentFigures(e).holds; }},
        {"play-network", "ms", [](const Subject &, const Engines &) { return playNetwork(false); }},
        {"play-network-gaps", "ms",
         [](const Subject &, const Engines &) { return playNetwork(true); }},
        {"first-paint", "ms", [](const Subject &s, const Engines &) { return firstPaints(s); }},
        {"memory", "MB", [](const Subject &s, const Engines &) { return memorySeries(s); }},
        {"file", "MB",
         [](const Subject &s, const Engines &) {
             return single(double(std::filesystem::file_size(s.document)) / 1e6);
         }},
    };
    return all;
}

int wrongUsage()
{
    std::fputs("usage: entente-bench N|sample|FILE.entente [operation...]\n"
               "       entente-bench --csv FILE.csv [operation...]\n"
               "N synthetic events, the sample, a document or the events of a table. Operations:",
               stderr);
    for (const Operation &operation : operations())
        std::fprintf(stderr, " %s", operation.name);
    std::fputc('\n', stderr);
    return 2;
}

int failed(const Error &error)
{
    std::fprintf(stderr, "entente-bench: %s\n", error.text().c_str());
    return 1;
}

bool isOperation(const QString &word)
{
    return std::any_of(operations().begin(), operations().end(),
                       [&](const Operation &o) { return word == QLatin1String(o.name); });
}

Result<Subject> subjectOf(const QString &word, bool isCsv, const std::filesystem::path &folder)
{
    if (isCsv)
        return csvSubject(word.toStdString(), folder);
    if (word == QLatin1String("sample"))
        return sampleSubject();
    bool isNumber = false;
    const qulonglong count = word.toULongLong(&isNumber);
    return isNumber ? syntheticSubject(count, folder) : documentSubject(word.toStdString());
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QStringList words = QApplication::arguments().sliced(1);
    const bool isCsv = !words.isEmpty() && words.first() == QLatin1String("--csv");
    if (isCsv)
        words.removeFirst();
    const bool isProbe = words.size() == 2 && words.back() == QLatin1String(onlyMemory);
    if (words.isEmpty() || !(isProbe || std::all_of(words.begin() + 1, words.end(), isOperation)))
        return wrongUsage();
    loadFonts();

    const QTemporaryDir folder;
    const Result<Subject> subject = subjectOf(words.first(), isCsv, folder.path().toStdString());
    if (!subject)
        return failed(subject.error());
    const double before = residentMegabytes();
    const auto engine = engineOf(*subject);
    if (!engine)
        return failed(engine.error());
    if (isProbe) {
        std::printf("%.4f\n", residentMegabytes() - before);
        return 0;
    }
    for (const Operation &operation : operations()) {
        if (words.size() > 1 && !words.contains(QLatin1String(operation.name)))
            continue;
        const Series series = operation.run(*subject, *engine);
        if (series.isEmpty())
            continue; // not for this subject
        std::puts(series.json(operation.name, subject->events, operation.unit).c_str());
        std::fflush(stdout);
    }
    return 0;
}
