// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/fonts.h"
#include "tests/bench/operations.h"

#include <QApplication>
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

Series single(double value)
{
    Series series;
    series.add(value);
    return series;
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
        {"toggle", "ms", [](const Subject &, const Engines &e) { return toggleSeries(*e); }},
        {"search", "ms", [](const Subject &, const Engines &e) { return searchSeries(*e); }},
        {"timeline-frame", "ms",
         [](const Subject &, const Engines &e) { return timelineFrames(e, false); }},
        {"timeline-zoom", "ms",
         [](const Subject &, const Engines &e) { return timelineFrames(e, true); }},
        {"map-frame", "ms", [](const Subject &, const Engines &e) { return mapFrames(e); }},
        {"first-paint", "ms", [](const Subject &s, const Engines &) { return firstPaints(s); }},
        {"memory", "MB", [](const Subject &, const Engines &) { return single(0); }},
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
    if (words.isEmpty() || !std::all_of(words.begin() + 1, words.end(), isOperation))
        return wrongUsage();
    loadFonts();

    const QTemporaryDir folder;
    const Result<Subject> subject = subjectOf(words.first(), isCsv, folder.path().toStdString());
    if (!subject)
        return failed(subject.error());
    // Before anything else was opened: what one open document takes.
    const double before = residentMegabytes();
    const auto engine = engineOf(*subject);
    if (!engine)
        return failed(engine.error());
    const double memory = residentMegabytes() - before;
    for (const Operation &operation : operations()) {
        if (words.size() > 1 && !words.contains(QLatin1String(operation.name)))
            continue;
        const Series series = operation.name == std::string_view("memory")
                                  ? single(memory)
                                  : operation.run(*subject, *engine);
        if (series.isEmpty())
            continue; // not for this subject
        std::puts(series.json(operation.name, subject->events, operation.unit).c_str());
        std::fflush(stdout);
    }
    return 0;
}
