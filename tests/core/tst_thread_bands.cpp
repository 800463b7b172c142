// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/thread_lives.h"
#include "core/layout/legend.h"
#include "core/layout/timeline_layout.h"
#include "core/layout/timeline_threads.h"
#include "core/time/calendar.h"
#include "tests/support/lanes.h"
#include "tests/support/ruler.h"
#include "tests/support/sample_records.h"

#include <QTest>

#include <algorithm>

using namespace entente;

namespace
{

const KindTree kinds = KindTree::standard();
const test::Ruler ruler;

LifeStep step(std::int64_t id, const char *when, std::optional<Phase> phase,
              Status status = Status::Occurred)
{
    return {EventId{id}, "Step", eventSpan(Date::fromEdtf(when).value(), {}), phase, status};
}

ThreadLife wholeLife()
{
    return {ThreadId{"pact"},
            {step(1, "2010", Phase::Talks), step(2, "2012-06-01", Phase::AgreedInPrinciple),
             step(3, "2014-06-01", Phase::Signed), step(4, "2015-06-01", std::nullopt),
             step(5, "2016-06-01", Phase::Ratified), step(6, "2018-06-01", Phase::InForce),
             step(7, "2022-06-01", Phase::Suspended), step(8, "2025-06-01", Phase::Terminated)}};
}

LanesAnswer oneLane()
{
    LanesAnswer answer;
    answer.lanes = {test::lane("pact", "A pact", {test::laneMark(3, "It is signed", "2014-06-01")}),
                    test::lane("other", "Another", {test::laneMark(9, "Elsewhere", "2014-06-01")})};
    return answer;
}

TimelineLook lookAt(TimeSpan window, const std::vector<ThreadLife> &lives)
{
    TimelineLook look;
    look.width = 1400;
    look.height = 400;
    look.window = window;
    look.threadBands = true;
    look.lives = lives;
    return look;
}

TimelineDrawing laidOut(const TimelineLook &look, const Theme &theme = Theme::light())
{
    return layoutTimeline(oneLane(), look, kinds, theme, ruler);
}

std::vector<const Mark *> bands(const Drawing &drawing)
{
    std::vector<const Mark *> found;
    for (const Mark &mark : drawing.marks) {
        if (mark.phase)
            found.push_back(&mark);
    }
    return found;
}

std::vector<Phase> phasesIn(const std::vector<PhaseSpan> &phases)
{
    std::vector<Phase> list;
    for (const PhaseSpan &phase : phases)
        list.push_back(phase.phase);
    return list;
}

Instant dayEnd(const char *day)
{
    return Date::fromEdtf(day).value().bounds().strict.end;
}

} // namespace

class ThreadBandsTest : public QObject
{
    Q_OBJECT

private slots:
    void phasesFollowEachOther()
    {
        const std::vector<PhaseSpan> phases = phasesOf(wholeLife(), std::nullopt);
        QCOMPARE(phases.size(), 7U); // what begins none is left out
        for (std::size_t i = 0; i + 1 < phases.size(); ++i)
            QCOMPARE(phases[i].ends, phases[i + 1].begins.begin);
        QVERIFY(phases.back().ends.isOpen());
    }

    void aFurtherStepOfAPhaseBeginsNoOther()
    {
        ThreadLife life = wholeLife();
        life.steps.insert(life.steps.begin() + 6, step(16, "2020-06-01", Phase::InForce));
        const auto phases = phasesOf(life, std::nullopt);
        QVERIFY(phasesIn(phases) == phasesIn(phasesOf(wholeLife(), std::nullopt)));
        QCOMPARE(phases[4].begunBy, EventId{6});
        QCOMPARE(phases[4].ends, phases[5].begins.begin);
        // What lies ahead is another matter.
        const auto ahead = phasesOf(life, dayEnd("2019-01-01"));
        QVERIFY(ahead[4].phase == Phase::InForce && !ahead[4].isAhead);
        QVERIFY(ahead[5].phase == Phase::InForce && ahead[5].isAhead);
    }

    void pointsLeaveTheNameOfAPhaseAlone()
    {
        ThreadLife life = wholeLife();
        // In force for four years: points on the name's usual place, and room behind them.
        life.steps.insert(life.steps.begin() + 6,
                          {step(16, "2018-09-01", Phase::InForce), step(17, "2018-12-01", {}),
                           step(18, "2019-02-01", {})});
        const std::vector<ThreadLife> lives{life};
        const auto laid = laidOut(lookAt({startOfYear(2009), startOfYear(2027)}, lives));
        int named = 0;
        for (const TextMark &text : laid.drawing.texts) {
            if (text.role != Role::Band)
                continue;
            named += text.text == "In force" ? 1 : 0;
            for (const Mark &mark : laid.drawing.marks) {
                RectF box = mark.box;
                box.height += 0.01; // a line has none
                const bool isOnBand = mark.role == Role::Band && !mark.phase;
                QVERIFY2(!isOnBand || !box.intersects(text.box), text.text.c_str());
            }
        }
        QCOMPARE(named, 1);
    }

    void whatWasCancelledBeginsNoPhase()
    {
        ThreadLife life = wholeLife();
        life.steps[2].status = Status::Cancelled;
        const auto phases = phasesIn(phasesOf(life, std::nullopt));
        QVERIFY(std::find(phases.begin(), phases.end(), Phase::Signed) == phases.end());
    }

    void thePhaseOfTheDayInForceReachesItAndLaterOnesLieAhead()
    {
        const auto phases = phasesOf(wholeLife(), dayEnd("2017-01-01"));
        QVERIFY(phases[3].phase == Phase::Ratified && !phases[3].isAhead);
        QCOMPARE(phases[3].ends, dayEnd("2017-01-01"));
        QVERIFY(phases[4].phase == Phase::InForce && phases[4].isAhead);
        const auto planned = phasesOf(
            {ThreadId{"p"},
             {step(1, "2020", Phase::Talks), step(2, "2022-12", Phase::Signed, Status::Planned)}},
            std::nullopt);
        QVERIFY(!planned[0].isAhead && planned[1].isAhead);
    }

    void eachPhaseHasATextureOfItsOwn()
    {
        for (const Theme *theme : {&Theme::light(), &Theme::dark(), &Theme::print()}) {
            std::vector<std::pair<std::optional<Rgba>, LineStyle>> seen;
            for (const Phase phase : allPhases()) {
                if (phase == Phase::Terminated)
                    continue;
                for (const bool ahead : {false, true}) {
                    const PhaseStyle style = phaseStyle(phase, ahead, *theme);
                    QVERIFY(contrast(style.text, style.ground) >= 4.5);
                    QVERIFY(!ahead || !style.fill);
                }
                const PhaseStyle style = phaseStyle(phase, false, *theme);
                const auto texture = std::pair(style.fill, style.stroke.style);
                QVERIFY(std::find(seen.begin(), seen.end(), texture) == seen.end());
                seen.push_back(texture);
            }
        }
    }

    void theBandStandsInItsLaneOnlyAndNamesItsPhases()
    {
        const std::vector<ThreadLife> lives{wholeLife()};
        const auto laid = laidOut(lookAt({startOfYear(2009), startOfYear(2027)}, lives));
        QCOMPARE(bands(laid.drawing).size(), 6U);
        QStringList names;
        for (const TextMark &text : laid.drawing.texts) {
            if (text.role != Role::Band)
                continue;
            names << QString::fromStdString(text.text);
            QVERIFY(std::any_of(
                laid.drawing.marks.begin(), laid.drawing.marks.end(),
                [&](const Mark &mark) { return mark.phase && mark.box.contains(text.box); }));
        }
        QVERIFY(names.contains(QStringLiteral("In force")));
        QVERIFY(names.contains(QStringLiteral("Signed")));
        for (const Mark *band : bands(laid.drawing)) {
            QCOMPARE(band->key, std::string("pact"));
            QVERIFY(band->box.y >= laid.lanes[0].box.y &&
                    band->box.bottom() <= laid.lanes[0].box.bottom());
        }
    }

    void aPactInForceCrossesAWindowWithoutEvents()
    {
        const std::vector<ThreadLife> lives{wholeLife()};
        const auto laid = laidOut(lookAt({startOfYear(2019), startOfYear(2021)}, lives));
        QCOMPARE(bands(laid.drawing).size(), 1U);
        QVERIFY(*bands(laid.drawing).front()->phase == Phase::InForce);
        QCOMPARE(bands(laid.drawing).front()->box.x, laid.plot.x);
        QCOMPARE(bands(laid.drawing).front()->box.right(), laid.plot.right());
    }

    void roomIsKeptUntilLivesCome()
    {
        const std::vector<ThreadLife> lives{wholeLife()};
        const TimelineLook with = lookAt({startOfYear(2009), startOfYear(2027)}, lives);
        TimelineLook without = with;
        without.lives = {};
        std::shared_ptr<TimelineArrangement> kept;
        const LanesAnswer answer = oneLane();
        const auto before = layoutTimeline(answer, without, kinds, Theme::light(), ruler, &kept);
        const auto then = layoutTimeline(answer, with, kinds, Theme::light(), ruler, &kept);
        QVERIFY(then.drawing == laidOut(with).drawing);
        QCOMPARE(before.contentHeight, then.contentHeight);
        QVERIFY(bands(before.drawing).empty());
    }

    void onlyMarksOfTheLaneCanBePointedAtOnTheBand()
    {
        const std::vector<ThreadLife> lives{wholeLife()};
        const auto laid = laidOut(lookAt({startOfYear(2009), startOfYear(2027)}, lives));
        for (const Mark &mark : laid.drawing.marks) {
            for (const EventId id : mark.ids)
                QVERIFY(id.value == 3 || id.value == 9); // what the filter left out has no mark
        }
    }

    void theLegendNamesThePhasesOnScreenAlone()
    {
        const std::vector<ThreadLife> lives{wholeLife()};
        const auto labels = [&](int from, int to) {
            const auto laid = laidOut(lookAt({startOfYear(from), startOfYear(to)}, lives));
            QStringList list;
            for (const LegendEntry &entry : legendOf(laid.drawing, kinds, Theme::light()))
                list << QString::fromStdString(entry.label);
            return list;
        };
        QVERIFY(labels(2019, 2021).contains(QStringLiteral("In force")));
        QVERIFY(!labels(2019, 2021).contains(QStringLiteral("Talks")) ||
                !labels(2019, 2021).contains(QStringLiteral("Signed")));
        QVERIFY(!labels(2019, 2021).contains(QStringLiteral("Ratified")));
        QVERIFY(labels(2009, 2027).contains(QStringLiteral("Ratified")));
    }

    /// The Japan–UK agreement on the day of the report, and when its signature was known.
    void theAccessPactIsAPlanBeforeItIsSigned()
    {
        const auto engine = test::sampleEngine();
        const auto phasesOn = [&](const char *day) {
            const ThreadsAnswer answer =
                engine->answer(ThreadsQuestion{{ThreadId{"jpn-gbr-raa"}}, dayEnd(day)}).value();
            return phasesOf(answer.lives.front(), dayEnd(day));
        };
        const auto signedOn = [&](const char *day) {
            for (const PhaseSpan &phase : phasesOn(day)) {
                if (phase.phase == Phase::Signed)
                    return phase.isAhead ? QStringLiteral("ahead") : QStringLiteral("signed");
            }
            return QStringLiteral("unknown");
        };
        QCOMPARE(signedOn("2022-11-05"), QStringLiteral("unknown"));
        QCOMPARE(signedOn("2022-11-06"), QStringLiteral("ahead"));
        QCOMPARE(signedOn("2023-01-12"), QStringLiteral("signed"));
    }
};

QTEST_APPLESS_MAIN(ThreadBandsTest)
#include "tst_thread_bands.moc"
