// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/annotation_layout.h"
#include "tests/support/timeline_stage.h"

#include <QTest>

#include <algorithm>

using namespace entente;
using test::kinds;
using test::laidOut;
using test::lane;
using test::laneMark;
using test::lookAt;
using test::ruler;

namespace
{

LanesAnswer twoLanes()
{
    LanesAnswer answer;
    answer.lanes = {lane("GBR", "United Kingdom", {laneMark(1, "A meeting", "1955-06-01")}),
                    lane("JPN", "Japan", {laneMark(2, "A long treaty", "1960-06-01")})};
    return answer;
}

Annotation callout(std::string text, Anchor anchor = EventAnchor{"treaty"})
{
    Annotation annotation;
    annotation.anchor = std::move(anchor);
    annotation.text = std::move(text);
    annotation.offset = {80, -40};
    return annotation;
}

AnnotationLook look(std::vector<Annotation> all)
{
    return {std::move(all), {{"meeting", EventId{1}}, {"treaty", EventId{2}}}};
}

TimelineDrawing annotated(const AnnotationLook &annotations, int fromYear = 1950, int toYear = 1970)
{
    TimelineDrawing timeline = laidOut(twoLanes(), lookAt(fromYear, toYear));
    annotateTimeline(timeline, annotations, Theme::light(), ruler);
    return timeline;
}

std::vector<const Mark *> marksOf(const Drawing &drawing, std::size_t place = 0)
{
    std::vector<const Mark *> marks;
    for (const Mark &mark : drawing.marks) {
        if (mark.role == Role::Annotation && annotationOf(mark.key) == place)
            marks.push_back(&mark);
    }
    return marks;
}

RectF wordsIn(const TimelineDrawing &timeline, std::size_t place = 0)
{
    return wordsOfAnnotation(timeline.drawing, place).value_or(RectF{});
}

RectF glyphOf(const Drawing &drawing, int id)
{
    for (const Mark &mark : drawing.marks) {
        if (mark.role == Role::Event && mark.ids == std::vector{EventId{id}} &&
            std::holds_alternative<GlyphShape>(mark.shape))
            return mark.box;
    }
    return {};
}

} // namespace

class TestAnnotations : public QObject
{
    Q_OBJECT

private slots:
    void aCalloutFollowsItsEventThroughZoom()
    {
        for (const auto &[from, to] : {std::pair(1950, 1970), {1959, 1963}, {1900, 2000}}) {
            const TimelineDrawing timeline = annotated(look({callout("Look here")}), from, to);
            const RectF glyph = glyphOf(timeline.drawing, 2);
            QVERIFY(glyph.width > 0);
            const RectF words = wordsIn(timeline);
            const double dx = words.x + words.width / 2 - (glyph.x + glyph.width / 2);
            const double dy = words.y + words.height / 2 - (glyph.y + glyph.height / 2);
            QVERIFY2(std::abs(dx - 80) <= 1, QByteArray::number(dx));
            QVERIFY2(std::abs(dy + 40) <= 1, QByteArray::number(dy));
            QCOMPARE(marksOf(timeline.drawing).size(), std::size_t(2)); // its line, its ground
        }
    }

    void whatIsOutOfSightTakesItsRemarkWithIt()
    {
        const TimelineDrawing timeline = annotated(look({callout("Look here")}), 1950, 1958);
        QVERIFY(marksOf(timeline.drawing).empty());
        QVERIFY(marksOf(annotated(look({callout("?", EventAnchor{"nothing"})})).drawing).empty());
    }

    void remarksOfOtherPicturesAreNotDrawn()
    {
        Annotation onMap = callout("Elsewhere");
        onMap.on = AnnotationOn::Map;
        QVERIFY(marksOf(annotated(look({onMap})).drawing).empty());
    }

    void wordsStayInsideThePicture()
    {
        Annotation far = callout("A remark of several words that is dragged far away");
        far.offset = {9000, -9000};
        const TimelineDrawing timeline = annotated(look({far}));
        QVERIFY(timeline.plot.contains(wordsIn(timeline)));
        far.offset = {-9000, 9000};
        const TimelineDrawing other = annotated(look({far}));
        QVERIFY(other.plot.contains(wordsIn(other)));
    }

    void wordsWrapAtTheirWidthAndAtLineBreaks()
    {
        Annotation remark = callout("one two three four five six\nseven");
        remark.width = 80;
        const TimelineDrawing timeline = annotated(look({remark}));
        std::vector<std::string> lines;
        for (const TextMark &text : timeline.drawing.texts) {
            if (text.role == Role::Annotation) {
                lines.push_back(text.text);
                QVERIFY(text.box.width <= 80);
            }
        }
        QVERIFY(lines.size() >= 3);
        QCOMPARE(lines.back(), std::string("seven"));
    }

    void labelsUnderWordsGiveWayAndAreCounted()
    {
        const TimelineDrawing plain = annotated({});
        const auto title =
            std::find_if(plain.drawing.texts.begin(), plain.drawing.texts.end(),
                         [](const TextMark &text) { return text.text == "A long treaty"; });
        QVERIFY(title != plain.drawing.texts.end());
        const RectF glyph = glyphOf(plain.drawing, 2);
        Annotation over = callout("Over the title");
        over.offset = {title->box.x + title->box.width / 2 - glyph.x, 0};
        const TimelineDrawing timeline = annotated(look({over}));
        QVERIFY(std::none_of(timeline.drawing.texts.begin(), timeline.drawing.texts.end(),
                             [](const TextMark &text) { return text.text == "A long treaty"; }));
        QCOMPARE(timeline.drawing.hiddenLabels, plain.drawing.hiddenLabels + 1);
        for (const Drawing::Clip &clip : timeline.drawing.clips) {
            QVERIFY(clip.textFrom <= clip.textTo);
            QVERIFY(clip.textTo <= timeline.drawing.texts.size());
        }
        QCOMPARE(timeline.drawing.texts.back().text, std::string("Over the title"));
        QVERIFY(timeline.drawing.words.find("Over the title") != std::string::npos);
    }

    void aBracketSpansItsTimeInItsLane()
    {
        Annotation bracket =
            callout("A decade", TimeAnchor{{startOfYear(1952), startOfYear(1962)}, "JPN"});
        bracket.kind = AnnotationKind::Bracket;
        bracket.offset = {0, -44};
        const TimelineDrawing timeline = annotated(look({bracket}));
        const std::vector<const Mark *> marks = marksOf(timeline.drawing);
        QCOMPARE(marks.size(), std::size_t(2));
        const RectF box = marks.front()->box;
        QVERIFY(std::abs(box.x - timeline.scale.toPixel(startOfYear(1952))) < 1.5);
        QVERIFY(std::abs(box.right() - timeline.scale.toPixel(startOfYear(1962))) < 1.5);
        const auto lane = std::find_if(timeline.lanes.begin(), timeline.lanes.end(),
                                       [](const LanePlace &each) { return each.name == "JPN"; });
        QVERIFY(box.y > lane->box.y);
        bracket.anchor = TimeAnchor{{startOfYear(1952), startOfYear(1962)}, "nobody"};
        QVERIFY(marksOf(annotated(look({bracket})).drawing).empty());
        // Over all lanes, and with an end that is out of sight.
        bracket.anchor = TimeAnchor{{startOfYear(1952), startOfYear(2062)}, ""};
        QVERIFY(!marksOf(annotated(look({bracket})).drawing).empty());
    }

    void everyKindIsDrawn_data()
    {
        QTest::addColumn<int>("kind");
        for (const AnnotationKind kind : allAnnotationKinds) {
            QTest::newRow(std::string(wordFor(kind)).c_str()) << int(kind);
            QVERIFY(annotationKindFrom(wordFor(kind)) == kind);
            QVERIFY(!labelFor(kind).empty());
        }
    }

    void everyKindIsDrawn()
    {
        QFETCH(int, kind);
        for (const Anchor &anchor :
             {Anchor(EventAnchor{"treaty"}), Anchor(ActorAnchor{ActorId{"JPN"}}),
              Anchor(TimeAnchor{{startOfYear(1960), startOfYear(1960)}, ""}),
              Anchor(TimeAnchor{{startOfYear(1955), startOfYear(1960)}, "JPN"}),
              Anchor(PictureAnchor{{0.5, 0.5}})}) {
            Annotation annotation = callout("Words", anchor);
            annotation.kind = AnnotationKind(kind);
            QVERIFY(!marksOf(annotated(look({annotation})).drawing).empty());
            annotation.text.clear();
            annotated(look({annotation})); // nothing to say is no reason to fall over
        }
    }

    void whatComesIsHalfSeen()
    {
        AnnotationLook coming = look({callout("Soon")});
        coming.shown = {0.5};
        const TimelineDrawing timeline = annotated(coming);
        const auto text =
            std::find_if(timeline.drawing.texts.begin(), timeline.drawing.texts.end(),
                         [](const TextMark &each) { return each.role == Role::Annotation; });
        QVERIFY(text != timeline.drawing.texts.end());
        QVERIFY(text->color.a > 100 && text->color.a < 150);
        coming.shown = {0};
        QVERIFY(marksOf(annotated(coming).drawing).empty());
    }

    void aClickFindsTheRemark()
    {
        const TimelineDrawing timeline = annotated(look({callout("One"), callout("Two")}));
        const RectF words = wordsIn(timeline, 1);
        const std::optional<Hit> hit =
            hitTest(timeline.drawing, {words.x + words.width / 2, words.y + words.height / 2});
        QVERIFY(hit.has_value());
        QCOMPARE(int(hit->role), int(Role::Annotation));
        QVERIFY(annotationOf(hit->key) == std::size_t(1));
        QVERIFY(!annotationOf("JPN"));
        QVERIFY(!annotationOf("annotation:x"));
    }
};

QTEST_GUILESS_MAIN(TestAnnotations)
#include "tst_annotations.moc"
