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
        {"memory", "MB",
         [](const Subject &, const Engines &) { return single(residentMegabytes()); }},
        {"file", "MB",
         [](const Subject &s, const Engines &) {
             return single(double(std::filesystem::file_size(s.document)) / 1e6);
         }},
    };
    return all;
}

int wrongUsage()
{
    std::fputs("usage: entente-bench N|sample [operation...]\noperations:", stderr);
    for (const Operation &operation : operations())
        std::fprintf(stderr, " %s", operation.name);
    std::fputc('\n', stderr);
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QStringList words = QApplication::arguments().sliced(1);
    if (words.isEmpty())
        return wrongUsage();
    loadFonts();

    bool isNumber = false;
    const qulonglong count = words.first().toULongLong(&isNumber);
    const QTemporaryDir folder;
    if (!isNumber && words.first() != QLatin1String("sample"))
        return wrongUsage();
    const Result<Subject> subject =
        isNumber ? syntheticSubject(count, folder.path().toStdString()) : sampleSubject();
    if (!subject) {
        std::fprintf(stderr, "entente-bench: %s\n", subject.error().text().c_str());
        return 1;
    }
    const auto engine = engineOf(*subject);
    if (!engine) {
        std::fprintf(stderr, "entente-bench: %s\n", engine.error().text().c_str());
        return 1;
    }
    for (const QString &word : words.sliced(1)) {
        const bool known =
            std::any_of(operations().begin(), operations().end(),
                        [&](const Operation &o) { return word == QLatin1String(o.name); });
        if (!known)
            return wrongUsage();
    }
    for (const Operation &operation : operations()) {
        if (words.size() > 1 && !words.contains(QLatin1String(operation.name)))
            continue;
        const Series series = operation.run(*subject, *engine);
        std::puts(series.json(operation.name, subject->events, operation.unit).c_str());
        std::fflush(stdout);
    }
    return 0;
}
