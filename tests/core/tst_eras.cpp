// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sample_records.h"
#include "tests/support/timeline_stage.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace entente;
using test::kinds;
using test::laidOut;
using test::lane;
using test::laneMark;
using test::ruler;

namespace
{

Era era(const char *name, const char *from, const char *to, const char *actor = "",
        const char *shortName = "")
{
    Era made;
    made.name = name;
    made.shortName = shortName;
    made.start = Date::fromEdtf(from).value();
    if (*to != '\0')
        made.end = Date::fromEdtf(to).value();
    made.actor = ActorId{actor};
    made.kind = *actor != '\0' ? EraKind::Leader : EraKind::Era;
    return made;
}

std::vector<Era> british()
{
    return {era("Boris Johnson", "2019-07-24", "2022-09-06", "GBR", "Johnson"),
            era("Liz Truss", "2022-09-06", "2022-10-25", "GBR", "Truss"),
            era("Rishi Sunak", "2022-10-25", "", "GBR", "Sunak")};
}

LanesAnswer twoLanes()
{
    LanesAnswer answer;
    answer.lanes = {lane("GBR", "United Kingdom", {laneMark(1, "A meeting", "2022-10-01")}),
                    lane("JPN", "Japan", {laneMark(1, "A meeting", "2022-10-01")})};
    return answer;
}

TimelineLook lookAt(TimeSpan window, const std::vector<Era> &eras)
{
    TimelineLook look;
    look.width = 1200;
    look.height = 500;
    look.window = window;
    look.eras = eras;
    return look;
}

Instant day(std::int64_t year, int month, int dayOfMonth)
{
    return startOf({year, month, dayOfMonth});
}

std::vector<const TextMark *> names(const Drawing &drawing)
{
    std::vector<const TextMark *> found;
    for (const TextMark &text : drawing.texts) {
        if (text.role == Role::Era && !text.key.empty())
            found.push_back(&text);
    }
    std::sort(found.begin(), found.end(), [](auto *a, auto *b) { return a->box.x < b->box.x; });
    return found;
}

QStringList words(const Drawing &drawing)
{
    QStringList list;
    for (const TextMark *text : names(drawing))
        list << QString::fromStdString(text->text);
    return list;
}

const Mark *bandOf(const Drawing &drawing, const std::string &key)
{
    const auto found = std::find_if(drawing.marks.begin(), drawing.marks.end(),
                                    [&](const Mark &mark) { return mark.key == key; });
    return found == drawing.marks.end() ? nullptr : &*found;
}

void nothingOverlapsNorClips(const TimelineDrawing &laid)
{
    const std::vector<TextMark> &texts = laid.drawing.texts;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        QVERIFY2(texts[i].box.x >= 0 && texts[i].box.right() <= laid.drawing.width &&
                     texts[i].box.y >= 0 && texts[i].box.bottom() <= laid.drawing.height,
                 texts[i].text.c_str());
        QVERIFY2(contrast(texts[i].color, texts[i].background) >= 4.5, texts[i].text.c_str());
        for (std::size_t j = i + 1; j < texts.size(); ++j)
            QVERIFY2(!texts[i].box.intersects(texts[j].box),
                     (texts[i].text + " and " + texts[j].text).c_str());
    }
}

} // namespace

class EraTest : public QObject
{
    Q_OBJECT

private slots:
    void anEraWithoutEndGoesOn()
    {
        QVERIFY(era("A", "2022", "").span().end.strict.end.isOpen());
        QCOMPARE(era("A", "2022", "2023").span().end.strict.end, startOfYear(2024));
        QCOMPARE(era("A", "1950/1960", "").span().end.strict.end, startOfYear(1961));
        QVERIFY(!Era().span().isKnown);
    }

    void leadersStandInTheLaneOfTheirActorAlone()
    {
        const std::vector<Era> eras = british();
        const auto laid = laidOut(twoLanes(), lookAt({day(2022, 1, 1), day(2023, 7, 1)}, eras));
        QCOMPARE(words(laid.drawing),
                 (QStringList{QStringLiteral("Boris Johnson"), QStringLiteral("Liz Truss"),
                              QStringLiteral("Rishi Sunak")}));
        const double half = laid.plot.y + laid.contentHeight / 2;
        for (const TextMark *text : names(laid.drawing)) {
            QVERIFY(text->box.bottom() < half);
            QVERIFY(bandOf(laid.drawing, text->key)->box.contains(text->box));
        }
    }

    void leadersAreAGroundAndNoMore()
    {
        const std::vector<Era> eras = british();
        const TimelineLook look = lookAt({day(2021, 1, 1), day(2024, 1, 1)}, eras);
        for (const Theme *theme : {&Theme::light(), &Theme::dark(), &Theme::print()}) {
            const TimelineDrawing laid = laidOut(twoLanes(), look, *theme);
            int grounds = 0;
            for (const Mark &mark : laid.drawing.marks) {
                if (mark.role != Role::Era || mark.box.height != laid.lanes[0].box.height)
                    continue;
                ++grounds;
                const double seen = contrast(blended(*mark.fill, theme->canvas), theme->canvas);
                QVERIFY2(seen > 1.01 && seen < 1.07, theme->name.c_str());
            }
            QCOMPARE(grounds, 1); // every other one
        }
        // Of one that fills the window, the name is enough.
        for (const auto &[month, one] : {std::pair(8, false), {10, true}}) {
            std::vector<Era> all = eras;
            all.push_back(era("A war", "2020", "2024"));
            const TimelineDrawing laid =
                laidOut(twoLanes(), lookAt({day(2022, month, 1), day(2022, 10, 5)}, all));
            const auto grounds = std::count_if(
                laid.drawing.marks.begin(), laid.drawing.marks.end(), [&](const Mark &mark) {
                    return mark.role == Role::Era && mark.box.y >= laid.plot.y &&
                           mark.box.height >= laid.lanes[0].box.height;
                });
            QCOMPARE(grounds, one ? 0 : 1);
            QVERIFY(std::any_of(laid.drawing.texts.begin(), laid.drawing.texts.end(),
                                [](const TextMark &text) { return text.text == "Liz Truss"; }));
        }
    }

    void aBandReachesFromOneHandoverToTheNext()
    {
        const std::vector<Era> eras = british();
        const auto laid = laidOut(twoLanes(), lookAt({day(2022, 8, 1), day(2022, 12, 1)}, eras));
        const Mark *truss = bandOf(laid.drawing, "era:1");
        QVERIFY(truss);
        QCOMPARE(truss->box.x, laid.scale.toPixel(day(2022, 9, 6)));
        QCOMPARE(truss->box.right(), laid.scale.toPixel(day(2022, 10, 25)));
        QCOMPARE(bandOf(laid.drawing, "era:0")->box.right(), truss->box.x);
        QCOMPARE(bandOf(laid.drawing, "era:2")->box.right(), laid.plot.right());
        QVERIFY(bandOf(laid.drawing, "era:0")->fill != truss->fill); // told apart
    }

    void whatGoesOnIsKnownUpToNow()
    {
        const std::vector<Era> eras = british();
        TimelineLook look = lookAt({day(2022, 8, 1), day(2023, 2, 1)}, eras);
        look.today = day(2023, 1, 1);
        const auto today = laidOut(twoLanes(), look);
        QCOMPARE(bandOf(today.drawing, "era:2")->box.right(), today.scale.toPixel(day(2023, 1, 1)));
        look.playhead = day(2022, 11, 6);
        const auto inForce = laidOut(twoLanes(), look);
        QCOMPARE(bandOf(inForce.drawing, "era:2")->box.right(),
                 inForce.scale.toPixel(day(2022, 11, 6)));
        look.playhead = day(2022, 9, 20); // before it began nothing says how far it goes
        const auto before = laidOut(twoLanes(), look);
        QCOMPARE(bandOf(before.drawing, "era:1")->box.right(),
                 before.scale.toPixel(day(2022, 10, 25)));
        QCOMPARE(bandOf(before.drawing, "era:2")->box.right(), before.plot.right());
    }

    void namesShortenBeforeTheyGo()
    {
        const std::vector<Era> eras = british();
        const auto at = [&](int fromYear) {
            return laidOut(twoLanes(), lookAt({startOfYear(fromYear), day(2024, 1, 1)}, eras));
        };
        const auto near = at(2021);
        QCOMPARE(words(near.drawing)[1], QStringLiteral("Truss"));
        for (const TextMark *text : names(near.drawing)) {
            if (text->text == "Truss")
                QCOMPARE(text->full, std::string("Liz Truss"));
        }
        QCOMPARE(words(at(1990).drawing),
                 (QStringList{QStringLiteral("Boris Johnson"), QStringLiteral("Sunak")}));
    }

    void bandsTooNarrowToBeToldApartAreOne()
    {
        std::vector<Era> eras;
        for (int year = 1900; year < 2000; ++year)
            eras.push_back(
                era("Somebody", std::to_string(year).c_str(), std::to_string(year).c_str(), "GBR"));
        const auto laid = laidOut(twoLanes(), lookAt({startOfYear(1000), startOfYear(2100)}, eras));
        const auto bands = std::count_if(laid.drawing.marks.begin(), laid.drawing.marks.end(),
                                         [](const Mark &mark) { return mark.role == Role::Era; });
        QVERIFY2(bands <= 3, qPrintable(QString::number(bands)));
        QVERIFY(names(laid.drawing).empty());
    }

    void vagueEndsFade()
    {
        const std::vector<Era> eras{era("Cold War", "1947~", "1991-12-26")};
        const auto laid = laidOut(twoLanes(), lookAt({startOfYear(1940), startOfYear(2030)}, eras));
        const Mark *band = bandOf(laid.drawing, "era:0");
        const auto *bar = std::get_if<FadedBar>(&band->shape);
        QVERIFY(bar);
        QVERIFY(bar->solidFrom > bar->rect.x + 5);
        QCOMPARE(bar->solidTo, bar->rect.right());
        QVERIFY(laid.drawing.words.find("Eras: Cold War.") != std::string::npos);
    }

    void erasOverAllLanesStandInRowsThatKeepThemApart()
    {
        const std::vector<Era> eras{
            era("Cold War", "1947", "1991"), era("Korean War", "1950-06-25", "1953-07-27"),
            era("War on terror", "2001", "2021"), era("Occupation", "1945", "1952"),
            era("A fourth at once", "1951", "1952")};
        const auto laid = laidOut(twoLanes(), lookAt({startOfYear(1940), startOfYear(2030)}, eras));
        std::vector<const Mark *> bands;
        for (const char *key : {"era:0", "era:1", "era:2", "era:3"}) {
            bands.push_back(bandOf(laid.drawing, key));
            QVERIFY(bands.back());
            QVERIFY(bands.back()->box.bottom() <= laid.plot.y);
            QVERIFY(bands.back()->box.y >= laid.axis.bottom());
        }
        QCOMPARE(bands[0]->box.y, bands[2]->box.y);
        for (std::size_t i = 0; i < bands.size(); ++i) {
            for (std::size_t j = i + 1; j < bands.size(); ++j)
                QVERIFY(!bands[i]->box.intersects(bands[j]->box));
        }
        QVERIFY(!bandOf(laid.drawing, "era:4")); // counted beside the others
        QVERIFY(std::any_of(laid.drawing.texts.begin(), laid.drawing.texts.end(),
                            [](const TextMark &text) { return text.text == "Eras (+1)"; }));
    }

    void erasComeAndGoWithTheToggleWhatIsKeptNotwithstanding()
    {
        const std::vector<Era> eras = british();
        const LanesAnswer answer = twoLanes();
        std::shared_ptr<TimelineArrangement> kept;
        const TimelineLook with = lookAt({day(2022, 1, 1), day(2023, 7, 1)}, eras);
        TimelineLook without = with;
        without.eras = {};
        for (const TimelineLook &look : {with, without, with, without}) {
            const auto fresh = laidOut(answer, look);
            const auto again = layoutTimeline(answer, look, kinds, Theme::light(), ruler, &kept);
            QVERIFY(fresh.drawing == again.drawing);
            QCOMPARE(names(fresh.drawing).size(), look.eras.empty() ? 0U : 3U);
        }
    }

    void eventsUnderNamesKeepTheirLabelsReadable()
    {
        std::vector<Era> eras = british();
        for (int year = 1940; year < 2030; year += 3) {
            eras.push_back(era("A leader of a state", std::to_string(year).c_str(),
                               std::to_string(year + 3).c_str(), "v0", "Leader"));
            eras.push_back(
                era("An age", std::to_string(year).c_str(), std::to_string(year + 9).c_str()));
        }
        for (unsigned seed = 0; seed < 6; ++seed) {
            LanesAnswer answer = test::randomLanes(seed, 200, 6);
            answer.lanes[1].value = "GBR";
            answer.lanes[2].value = "v0";
            for (const Theme *theme : {&Theme::light(), &Theme::dark(), &Theme::print()}) {
                for (const double width : {480.0, 1200.0, 2400.0}) {
                    TimelineLook look = lookAt({startOfYear(1995), startOfYear(2024)}, eras);
                    look.width = width;
                    nothingOverlapsNorClips(laidOut(answer, look, *theme));
                }
            }
        }
    }

    /// The newspaper report of 6 November 2022: Rishi Sunak "recently became the third prime
    /// minister in two months".
    void theThirdPrimeMinisterInTwoMonthsIsVisible()
    {
        const auto engine = test::sampleEngine();
        LanesQuestion question;
        question.window = {day(2022, 7, 1), day(2023, 2, 1)};
        const LanesAnswer answer = engine->answer(question).value();
        TimelineLook look = lookAt(question.window, engine->vocabulary().eras);
        look.height = 900;
        look.width = 1600;
        const auto laid = laidOut(answer, look);
        std::map<std::string, QStringList> byLane;
        for (const TextMark *text : names(laid.drawing)) {
            const Era &shown = engine->vocabulary().eras[*eraOf(text->key)];
            byLane[shown.actor.value] << QString::fromStdString(text->text);
        }
        QCOMPARE(byLane["GBR"],
                 (QStringList{QStringLiteral("Boris Johnson"), QStringLiteral("Liz Truss"),
                              QStringLiteral("Rishi Sunak")}));
        QCOMPARE(byLane["JPN"], QStringList{QStringLiteral("Fumio Kishida")});
        nothingOverlapsNorClips(laid);
    }

    void theSampleNamesWhoLedItsStates_data()
    {
        QTest::addColumn<QString>("actor");
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("leader");
        const auto row = [](const char *actor, const char *on, const char *leader) {
            QTest::addRow("%s %s", actor, on)
                << QString::fromLatin1(actor) << QString::fromLatin1(on)
                << QString::fromLatin1(leader);
        };
        row("JPN", "1951-09-08", "Shigeru Yoshida"); // San Francisco
        row("JPN", "1960-01-19", "Nobusuke Kishi");
        row("JPN", "2023-01-11", "Fumio Kishida");
        row("USA", "1951-09-08", "Harry S. Truman");
        row("USA", "1972-02-28", "Richard Nixon"); // Shanghai communique
        row("GBR", "2022-10-01", "Liz Truss");
        row("AUS", "2007-03-13", "John Howard");
        row("IND", "2008-10-22", "Manmohan Singh");
        row("KOR", "1953-10-01", "Syngman Rhee");
        row("PHL", "2020-02-11", "Rodrigo Duterte");
        row("FRA", "2021-09-16", "Emmanuel Macron");
        row("NZL", "1985-02-04", "David Lange");
        row("TWN", "1979-01-01", "Chiang Ching-kuo");
    }

    void theSampleNamesWhoLedItsStates()
    {
        QFETCH(QString, actor);
        QFETCH(QString, day);
        QFETCH(QString, leader);
        const TimeSpan on = Date::fromEdtf(day.toStdString()).value().bounds().strict;
        QStringList found;
        for (const Era &each : test::sampleEngine()->vocabulary().eras) {
            if (each.actor.value == actor.toStdString() && each.span().possiblyIn(on))
                found << QString::fromStdString(each.name);
        }
        QCOMPARE(found, QStringList{leader});
    }
};

QTEST_APPLESS_MAIN(EraTest)
#include "tst_eras.moc"
