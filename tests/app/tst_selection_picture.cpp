// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/framing.h"
#include "app/exporting/render.h"
#include "core/base/text.h"
#include "core/time/calendar.h"
#include "tests/support/event_builder.h"
#include "tests/support/sample_records.h"

#include <QTest>

#include <algorithm>

using namespace entente;
using namespace entente::test;

namespace
{

using Ids = std::set<EventId>;

Drawing drawnSelection(const RenderRequest &request, const Engine &engine = *sampleEngine())
{
    Result<Drawing> drawing = drawingFor(request, engine);
    if (!drawing)
        qFatal("%s", drawing.error().text().c_str());
    return std::move(*drawing);
}

Ids idsIn(const Drawing &drawing)
{
    Ids ids;
    for (const Mark &mark : drawing.marks)
        ids.insert(mark.ids.begin(), mark.ids.end());
    for (const TextMark &text : drawing.texts)
        ids.insert(text.ids.begin(), text.ids.end());
    return ids;
}

bool hasText(const Drawing &drawing, const std::string &part)
{
    return std::any_of(drawing.texts.begin(), drawing.texts.end(), [&](const TextMark &text) {
        return text.text.find(part) != std::string::npos;
    });
}

std::set<std::string> actorsIn(const Drawing &drawing)
{
    std::set<std::string> actors;
    for (const Mark &mark : drawing.marks) {
        if (mark.role == Role::Actor && !mark.key.empty())
            actors.insert(mark.key);
    }
    return actors;
}

std::vector<EventId> found(const char *query)
{
    Context context;
    context.filter = parseQuery(query).filter;
    return sampleEngine()->answer(IdsQuestion{context}).value().ids;
}

RenderRequest pictureOf(RenderView view)
{
    RenderRequest request;
    request.view = view;
    request.size = {1280, 800};
    return request;
}

} // namespace

/// Pictures of what is selected hold nothing else, and say so.
class TestSelectionPicture : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheSelectedEventsAreThere_data()
    {
        QTest::addColumn<int>("view");
        for (const RenderView view :
             {RenderView::Timeline, RenderView::Map, RenderView::Page, RenderView::Table})
            QTest::newRow(wordOf(view)) << int(view);
    }

    void onlyTheSelectedEventsAreThere()
    {
        QFETCH(int, view);
        std::vector<EventId> some = found("thread:jpn-gbr-raa has:place");
        QVERIFY(some.size() >= 2);
        some.resize(2);
        RenderRequest request = pictureOf(RenderView(view));
        request.context.filter = parseQuery("party:JPN").filter;
        request.selected = {some.front()};
        showSelection(request, EventSelection{some});
        const Drawing drawing = drawnSelection(request);
        QCOMPARE(idsIn(drawing), Ids(some.begin(), some.end()));
        QCOMPARE(drawing.events, 2);
        QCOMPARE(drawing.outside, 0);

        const std::string said =
            "A selection: 2 of " + std::to_string(found("party:JPN").size()) + " events";
        QVERIFY2(hasText(drawing, said), drawing.words.c_str());
        QVERIFY(drawing.words.find(said) != std::string::npos);
        // What others are called and where they come from is not said either.
        for (const EventId id : found("party:JPN")) {
            if (std::find(some.begin(), some.end(), id) != some.end())
                continue;
            const Event other = sampleEngine()->answer(EventQuestion{id, {}}).value().event;
            QVERIFY2(drawing.words.find(other.title) == std::string::npos, other.title.c_str());
        }
        std::set<std::string> publishers;
        for (const EventId id : some) {
            const Event event = sampleEngine()->answer(EventQuestion{id, {}}).value().event;
            for (const Source &source : event.sources)
                publishers.insert(source.publisher);
        }
        const auto note =
            std::find_if(drawing.texts.begin(), drawing.texts.end(),
                         [](const TextMark &text) { return text.full.starts_with("Source"); });
        QVERIFY(note != drawing.texts.end());
        QString named = QString::fromStdString(note->full).section(QLatin1String(": "), 1);
        named.chop(int(qstrlen(". Entente")));
        const QStringList names = named.split(QStringLiteral("; "));
        QVERIFY(std::size_t(names.size()) <= publishers.size());
        for (const QString &name : names) {
            const std::vector<std::string> words = foldedWords(name.toStdString());
            const auto saysIt = [&](const std::string &publisher) {
                const std::vector<std::string> own = foldedWords(publisher);
                return std::all_of(words.begin(), words.end(), [&](const std::string &word) {
                    return std::find(own.begin(), own.end(), word) != own.end();
                });
            };
            QVERIFY2(std::any_of(publishers.begin(), publishers.end(), saysIt), qPrintable(name));
        }
    }

    void theLegendExplainsTheSelectionAlone()
    {
        const auto hasPlans = [](const Drawing &drawing) { return hasText(drawing, "Planned"); };
        RenderRequest request = pictureOf(RenderView::Timeline);
        request.context.asKnown = startOf({2022, 11, 7});
        QVERIFY(hasPlans(drawnSelection(request)));
        showSelection(request, EventSelection{{found("during:1951 kind:agreement").front()}});
        QVERIFY(!hasPlans(drawnSelection(request)));
    }

    void theCaptionSaysItWhereNoSubtitleDoes()
    {
        const std::vector<EventId> one{found("thread:jpn-gbr-raa").front()};
        const std::string said =
            "A selection: 1 of " + std::to_string(found("").size()) + " events.";
        for (const bool hasHead : {true, false}) {
            RenderRequest request = pictureOf(RenderView::Timeline);
            request.hasHead = hasHead;
            request.subtitle = "In our own words";
            request.caption = "A caption.";
            showSelection(request, EventSelection{one});
            QVERIFY(hasText(drawnSelection(request), "A caption. " + said));
        }
        // A plain picture has no words around it; its alt text has.
        RenderRequest plain = pictureOf(RenderView::Timeline);
        plain.decorated = false;
        showSelection(plain, EventSelection{one});
        QVERIFY(drawnSelection(plain).words.starts_with(said));
    }

    void twoActorsAreAloneInANetwork()
    {
        RenderRequest request = pictureOf(RenderView::Network);
        request.context.inForce = startOf({2023, 12, 31});
        const std::set<std::string> all = actorsIn(drawnSelection(request));
        QVERIFY(all.size() > 8);
        showSelection(request, ActorSelection{{ActorId{"JPN"}, ActorId{"USA"}}});
        const Drawing pair = drawnSelection(request);
        QCOMPARE(actorsIn(pair), (std::set<std::string>{"JPN", "USA"}));
        const auto ties = std::count_if(pair.marks.begin(), pair.marks.end(),
                                        [](const Mark &mark) { return mark.role == Role::Tie; });
        QCOMPARE(ties, 1);
        QVERIFY2(hasText(pair, "a selection: 2 of " + std::to_string(all.size()) + " actors"),
                 pair.words.c_str());
    }

    void oneActorHasItsTiesAndWhoeverTheyAreWith()
    {
        RenderRequest request = pictureOf(RenderView::Network);
        request.context.inForce = startOf({2023, 12, 31});
        showSelection(request, ActorSelection{{ActorId{"JPN"}}});
        const std::set<std::string> actors = actorsIn(drawnSelection(request));
        QVERIFY(actors.contains("JPN") && actors.contains("USA"));
        const TieHistoryAnswer history =
            sampleEngine()->answer(TieHistoryQuestion{{}, {}, {}}).value();
        std::set<std::string> partners{"JPN"};
        for (const auto *ties : {&history.history.ties, &history.history.planned}) {
            for (const TieSpan &tie : *ties) {
                if (tie.a.value == "JPN" || tie.b.value == "JPN")
                    partners.insert({tie.a.value, tie.b.value});
            }
        }
        QCOMPARE(actors, partners);
    }

    void theNetworkOfEventsIsOfTheirParties()
    {
        RenderRequest request = pictureOf(RenderView::Network);
        showSelection(request, EventSelection{{found("thread:jpn-gbr-raa").front()}});
        QCOMPARE(actorsIn(drawnSelection(request)), (std::set<std::string>{"GBR", "JPN"}));
    }

    void twoActorsAreAloneInAMatrix_data()
    {
        QTest::addColumn<bool>("ofTies");
        QTest::newRow("events") << false;
        QTest::newRow("ties") << true;
    }

    void twoActorsAreAloneInAMatrix()
    {
        QFETCH(bool, ofTies);
        RenderRequest request = pictureOf(RenderView::Matrix);
        request.context.inForce = startOf({2023, 12, 31});
        if (ofTies)
            request.matrix.measure = MatrixData::Measure::Ties;
        const auto pairs = [](const Drawing &drawing) {
            std::set<std::string> keys;
            for (const Mark &mark : drawing.marks) {
                if (mark.count > 0 && mark.key.find('-') != std::string::npos)
                    keys.insert(mark.key);
            }
            return keys;
        };
        QVERIFY(pairs(drawnSelection(request)).size() > 5);
        showSelection(request, ActorSelection{{ActorId{"USA"}, ActorId{"JPN"}}});
        QCOMPARE(pairs(drawnSelection(request)), (std::set<std::string>{"JPN-USA"}));
    }

    void thousandsOfEventsCanBeSelected()
    {
        Dataset data;
        for (int i = 0; i < 6000; ++i)
            data.events.push_back(EventBuilder("e" + std::to_string(i), "Event")
                                      .at(std::to_string(1900 + i % 100))
                                      .in("Tokyo", "JPN", {35.7, 139.7}));
        const auto engine = makeLocalEngine(data);
        std::vector<EventId> most;
        for (std::int64_t id = 1; id <= 5000; ++id)
            most.push_back(EventId{id});
        RenderRequest request = pictureOf(RenderView::Map);
        showSelection(request, EventSelection{most});
        const Drawing drawing = drawnSelection(request, *engine);
        QVERIFY(hasText(drawing, "A selection: 5,000 of 6,000 events"));
        QCOMPARE(drawing.events, 5000);
    }

    void whatIsSelectedBeyondTheFilterIsNoneOfIt()
    {
        RenderRequest request = pictureOf(RenderView::Timeline);
        request.context.filter = parseQuery("party:USA").filter;
        std::vector<EventId> both{found("party:USA").front(), found("-party:USA").front()};
        std::sort(both.begin(), both.end());
        showSelection(request, EventSelection{both});
        QCOMPARE(idsIn(drawnSelection(request)), Ids{found("party:USA").front()});
    }

private:
    static const char *wordOf(RenderView view)
    {
        switch (view) {
        case RenderView::Timeline:
            return "timeline";
        case RenderView::Map:
            return "map";
        case RenderView::Page:
            return "page";
        default:
            return "table";
        }
    }
};

QTEST_MAIN(TestSelectionPicture)
#include "tst_selection_picture.moc"
