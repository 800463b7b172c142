// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/page.h"
#include "app/exporting/render.h"
#include "app/exporting/svg.h"
#include "app/exporting/words.h"
#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "core/time/calendar.h"
#include "tests/support/event_builder.h"
#include "tests/support/sample_records.h"

#include <QBuffer>
#include <QImageReader>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <nlohmann/json.hpp>

using namespace entente;
using namespace entente::test;

namespace
{

RenderRequest requestFor(RenderView view, QSize size, const Theme &theme = Theme::light())
{
    RenderRequest request;
    request.view = view;
    request.size = size;
    request.theme = &theme;
    return request;
}

Drawing drawn(const RenderRequest &request)
{
    Result<Drawing> drawing = drawingFor(request, *sampleEngine());
    if (!drawing)
        qFatal("%s", drawing.error().text().c_str());
    return std::move(*drawing);
}

std::set<EventId> idsOnMarks(const Drawing &drawing)
{
    std::set<EventId> ids;
    for (const Mark &mark : drawing.marks)
        ids.insert(mark.ids.begin(), mark.ids.end());
    return ids;
}

std::set<EventId> answerTo(const Context &context)
{
    const IdsAnswer answer = sampleEngine()->answer(IdsQuestion{context}).value();
    return {answer.ids.begin(), answer.ids.end()};
}

QString sentence(const TextMark &text)
{
    return QString::fromStdString(text.text) + QStringLiteral(" at %1,%2 %3x%4")
                                                   .arg(text.box.x)
                                                   .arg(text.box.y)
                                                   .arg(text.box.width)
                                                   .arg(text.box.height);
}

/// Every rule that all texts of a picture keep.
QString wrongWithTexts(const Drawing &drawing)
{
    const RectF whole{0, 0, drawing.width + 0.01, drawing.height + 0.01};
    for (std::size_t i = 0; i < drawing.texts.size(); ++i) {
        const TextMark &text = drawing.texts[i];
        if (!whole.contains(text.box))
            return QStringLiteral("outside the picture: ") + sentence(text);
        if (contrast(text.color, text.background) < 4.5)
            return QStringLiteral("too pale: ") + sentence(text);
        if (text.box.width + 0.5 < FontMeasure::shared().width(text.text, text.style))
            return QStringLiteral("wider than its box: ") + sentence(text);
        for (std::size_t j = i + 1; j < drawing.texts.size(); ++j) {
            if (text.box.intersects(drawing.texts[j].box))
                return QStringLiteral("overlap: ") + sentence(text) + QStringLiteral(" and ") +
                       sentence(drawing.texts[j]);
        }
    }
    for (const Drawing::Clip &clip : drawing.clips) {
        for (std::size_t i = clip.textFrom; i < clip.textTo; ++i) {
            const RectF around{clip.rect.x - 0.01, clip.rect.y - 0.01, clip.rect.width + 0.02,
                               clip.rect.height + 0.02};
            if (!around.contains(drawing.texts[i].box))
                return QStringLiteral("clipped: ") + sentence(drawing.texts[i]);
        }
    }
    return {};
}

} // namespace

class TestRender : public QObject
{
    Q_OBJECT

private slots:
    void aPageHoldsItsRowsOfViews()
    {
        RenderRequest request = requestFor(RenderView::Page, {1600, 1200});
        request.rows = pageRowsFrom("map, network*2 / 1.5: timeline").value();
        const Drawing page = drawn(request);
        double actorsLeft = 1e9;
        double actorsBottom = 0;
        double lanesTop = 1e9;
        bool hasPlaces = false;
        for (const Mark &mark : page.marks) {
            if (mark.role == Role::Actor) {
                actorsLeft = std::min(actorsLeft, mark.box.x);
                actorsBottom = std::max(actorsBottom, mark.box.bottom());
            }
            hasPlaces = hasPlaces || (mark.role == Role::Arc && mark.box.x < 500);
        }
        for (const TextMark &text : page.texts) {
            if (text.role == Role::Lane)
                lanesTop = std::min(lanesTop, text.box.y);
        }
        QVERIFY(hasPlaces);
        QVERIFY2(actorsLeft > 1600.0 / 3, qPrintable(QString::number(actorsLeft)));
        QVERIFY(lanesTop > actorsBottom && lanesTop < 1200 * 0.6);
        QCOMPARE(wrongWithTexts(page), QString());
    }

    void aPageHoldsTextAndTheIndexOfTheNetwork()
    {
        RenderRequest request = requestFor(RenderView::Page, {1600, 900});
        request.rows =
            pageRowsFrom("network*2, index / 0.2: \"From hub, to web: 1/2 * 3\", map").value();
        QCOMPARE(request.rows[1].parts.front().text, std::string("From hub, to web: 1/2 * 3"));
        QCOMPARE(request.rows[1].parts.size(), std::size_t(2));
        const Drawing page = drawn(request);
        bool hasText = false;
        bool hasChart = false;
        for (const TextMark &text : page.texts) {
            hasText = hasText || text.full == "From hub, to web: 1/2 * 3";
            hasChart = hasChart || (text.text == "Centralisation" && text.box.x > 1600.0 * 0.6);
        }
        QVERIFY(hasText && hasChart);
        QCOMPARE(wrongWithTexts(page), QString());
    }

    void whatIsNoPageIsSaid()
    {
        for (const char *text :
             {"", "map,", "globe", "map*0 / timeline", "x: map", "page", "text", "\"\"", "\"open",
              "map,map,map,map,map,map,map,map,map,map,map,map,map"})
            QVERIFY2(!pageRowsFrom(text), text);
        QCOMPARE(pageRowsFrom(" Map , table / timeline").value().size(), std::size_t(2));
    }

    void aTableCountsWhatItHasNoRoomFor()
    {
        const Drawing table = drawn(requestFor(RenderView::Table, {900, 600}));
        const std::set<EventId> shown = idsOnMarks(table);
        QVERIFY(shown.size() > 10);
        const std::size_t all = answerTo({}).size();
        const std::string rest = "and " + std::to_string(all - shown.size()) + " more events";
        QVERIFY(std::any_of(table.texts.begin(), table.texts.end(),
                            [&](const TextMark &text) { return text.text.starts_with(rest); }));
        QCOMPARE(wrongWithTexts(table), QString());
    }

    void aTableBeginsWithWhatHasADate()
    {
        Dataset data;
        data.events = {EventBuilder("u", "Some day"), EventBuilder("b", "Later").at("1999"),
                       EventBuilder("a", "Earlier").at("1951"),
                       EventBuilder("v", "Whenever").at("../..")};
        const Drawing table =
            drawingFor(requestFor(RenderView::Table, {900, 600}), *makeLocalEngine(data)).value();
        std::vector<std::string> titles;
        for (const TextMark &text : table.texts) {
            for (const Event &event : data.events) {
                if (text.text == event.title)
                    titles.push_back(text.text);
            }
        }
        QCOMPARE(titles, (std::vector<std::string>{"Earlier", "Later", "Some day", "Whenever"}));
        QCOMPARE(table.events, 4);
        // With less room what has no date is counted.
        data.events.resize(2);
        for (int i = 0; i < 60; ++i)
            data.events.push_back(EventBuilder("e" + std::to_string(i), "Meeting").at("1960"));
        const Drawing full =
            drawingFor(requestFor(RenderView::Table, {900, 600}), *makeLocalEngine(data)).value();
        QVERIFY(std::none_of(full.texts.begin(), full.texts.end(),
                             [](const TextMark &text) { return text.text == "Some day"; }));
        QVERIFY(std::any_of(full.texts.begin(), full.texts.end(), [](const TextMark &text) {
            return text.text.ends_with(", 1 of them without a known date");
        }));
    }

    void howADocumentIsToBeHandledStandsOnEveryPicture()
    {
        Dataset records = sampleRecords();
        records.properties["handling"] = "Not for publication";
        records.properties["handling_colour"] = "#ffd54a";
        const std::shared_ptr<const Engine> engine = makeLocalEngine(std::move(records));
        for (const RenderView view :
             {RenderView::Timeline, RenderView::Map, RenderView::Network, RenderView::Matrix,
              RenderView::Calendar, RenderView::Page, RenderView::Table}) {
            for (const bool decorated : {true, false}) {
                RenderRequest request = requestFor(view, {900, 600}, Theme::dark());
                request.decorated = decorated;
                const Drawing marked = drawingFor(request, *engine).value();
                QCOMPARE(marked.height, 600.0);
                const auto strip = std::find_if(
                    marked.texts.begin(), marked.texts.end(),
                    [](const TextMark &text) { return text.text == "Not for publication"; });
                QVERIFY(strip != marked.texts.end());
                QVERIFY(strip->background == Rgba::rgb(0xffd54a));
                QVERIFY(contrast(strip->color, strip->background) >= 4.5);
                QVERIFY(marked.words.starts_with("Not for publication."));
                for (const TextMark &text : marked.texts)
                    QVERIFY(&text == &*strip || text.box.y >= strip->box.bottom());
                request.marksHandling = false;
                QVERIFY(!drawingFor(request, *engine).value().words.starts_with("Not for"));
            }
        }
    }

    void paperHasNoHairlines()
    {
        const RenderRequest request = requestFor(RenderView::Map, {900, 600}, Theme::print());
        for (const Mark &mark : drawn(request).marks)
            QVERIFY(mark.stroke.style == LineStyle::None || mark.stroke.width >= 0.333);
    }

    void textsKeepApart_data()
    {
        QTest::addColumn<int>("view");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("theme");
        for (const RenderView view : {RenderView::Timeline, RenderView::Map, RenderView::Page}) {
            for (const QSize size : {QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160),
                                     QSize(800, 600), QSize(1080, 1350)}) {
                for (const char *theme : {"light", "dark", "print"}) {
                    QTest::addRow("%d %dx%d %s", int(view), size.width(), size.height(), theme)
                        << int(view) << size << QString::fromLatin1(theme);
                }
            }
        }
    }

    void textsKeepApart()
    {
        QFETCH(int, view);
        QFETCH(QSize, size);
        QFETCH(QString, theme);
        const Drawing drawing =
            drawn(requestFor(RenderView(view), size, *Theme::named(theme.toStdString())));
        QCOMPARE(drawing.width, double(size.width()));
        QCOMPARE(drawing.height, double(size.height()));
        const QString wrong = wrongWithTexts(drawing);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void theMarksAreTheAnswer_data()
    {
        QTest::addColumn<QString>("where");
        QTest::addColumn<QSize>("size");
        for (const char *where :
             {"", "party:JPN party:GBR,AUS after:2015", "kind:agreement,access", "status:planned",
              "kind:scenario", "\"access agreement\"", "without:place", "tag:nothing-has-this"}) {
            for (const QSize size : {QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160)})
                QTest::newRow(
                    qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(where)).arg(size.width())))
                    << QString::fromLatin1(where) << size;
        }
    }

    void theMarksAreTheAnswer()
    {
        QFETCH(QString, where);
        QFETCH(QSize, size);
        RenderRequest request = requestFor(RenderView::Timeline, size);
        request.context.filter = query(where.toStdString());
        const std::set<EventId> expected = answerTo(request.context);

        const Drawing timeline = drawn(request);
        const std::set<EventId> onTimeline = idsOnMarks(timeline);
        QVERIFY(
            std::includes(expected.begin(), expected.end(), onTimeline.begin(), onTimeline.end()));
        QCOMPARE(std::int64_t(onTimeline.size()) + timeline.withoutDate,
                 std::int64_t(expected.size()));
        QCOMPARE(timeline.events, std::int64_t(expected.size()));
        QCOMPARE(timeline.outside, 0);

        request.view = RenderView::Map;
        const Drawing map = drawn(request);
        const std::set<EventId> onMap = idsOnMarks(map);
        QVERIFY(std::includes(expected.begin(), expected.end(), onMap.begin(), onMap.end()));
        QCOMPARE(std::int64_t(onMap.size()) + map.withoutPlace, std::int64_t(expected.size()));

        request.view = RenderView::Page;
        QCOMPARE(drawn(request).events, std::int64_t(expected.size()));
    }

    void eventsOutsideTheSpanAreCounted()
    {
        RenderRequest request = requestFor(RenderView::Timeline, {1280, 720});
        request.window = TimeSpan{startOfYear(2015), startOfYear(2020)};
        const Drawing drawing = drawn(request);
        QVERIFY(drawing.outside > 0);
        QCOMPARE(drawing.events + drawing.outside, std::int64_t(answerTo(request.context).size()));
    }

    void everySingleMarkHasALabelOrIsCountedAsHidden()
    {
        const Drawing drawing = drawn(requestFor(RenderView::Timeline, {1280, 720}));
        QVERIFY(drawing.hiddenLabels > 0);
        bool said = false;
        for (const TextMark &text : drawing.texts)
            said = said || text.text.find("hidden") != std::string::npos;
        QVERIFY(said);
    }

    void aSentenceSaysWhichEventsAreMeant()
    {
        Dataset words;
        words.actors = {actor("JPN", "Japan"), actor("GBR", "United Kingdom")};
        QCOMPARE(
            inWords(query("kind:agreement,access party:JPN -party:GBR after:2018 treaty"), words),
            std::string(" of kind agreement or access, with Japan, without United Kingdom, "
                        "after 2018, about “treaty”"));
        QCOMPARE(inWords(query(""), words), std::string());
    }

    void spansAreSaidAsCoarselyAsTheyDeserve()
    {
        const auto span = [](const char *from, const char *to) {
            return TimeSpan{Date::fromEdtf(from)->bounds().strict.begin,
                            Date::fromEdtf(to)->bounds().strict.end};
        };
        QCOMPARE(inWords(span("1951", "2024")), std::string("1951–2024"));
        QCOMPARE(inWords(span("-0043", "0014")), std::string("44 BC–AD 14"));
        QCOMPARE(inWords(span("2021-01", "2022-01")), std::string("Jan 2021 – Jan 2022"));
        QCOMPARE(inWords(span("2022", "2023")), std::string("2022–2023"));
        QCOMPARE(inWords(span("2022", "2022")), std::string("2022"));
        QCOMPARE(inWords(span("2022-05", "2022-05")), std::string("May 2022"));
        QCOMPARE(inWords(span("2022-11-03", "2022-11-06")), std::string("3 Nov 2022 – 6 Nov 2022"));
    }

    void aPngHasTheSizeThatWasAskedFor()
    {
        RenderRequest request = requestFor(RenderView::Timeline, {1280, 720});
        request.dpi = 192;
        request.scale = 2;
        QByteArray bytes = encoded(drawn(request), RenderFormat::Png, request);
        QBuffer buffer(&bytes);
        QImageReader reader(&buffer, "png");
        const QImage image = reader.read();
        QCOMPARE(image.size(), QSize(2560, 1440));
        QCOMPARE(qRound(image.dotsPerMeterX() * 0.0254), 192);
        QVERIFY(!image.text(QStringLiteral("Description")).isEmpty());
    }

    void thePreviewIsTheFile()
    {
        const RenderRequest request = requestFor(RenderView::Page, {1280, 720}, Theme::dark());
        const QImage preview = toImage(drawn(request)).convertToFormat(QImage::Format_RGB32);
        const QImage file = QImage::fromData(encoded(drawn(request), RenderFormat::Png, request));
        QCOMPARE(file.convertToFormat(QImage::Format_RGB32), preview);
    }

    void anSvgIsWellFormedAndSaysWhatThePictureSays()
    {
        const RenderRequest request = requestFor(RenderView::Page, {1280, 720});
        const Drawing drawing = drawn(request);
        const QByteArray bytes =
            encoded(drawing, RenderFormat::Svg, request, keysFor(request, *sampleEngine()));
        QXmlStreamReader xml(bytes);
        QStringList texts;
        QSet<QString> keys;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            const QString events = xml.attributes().value(QLatin1String("data-event")).toString();
            for (const QString &key : events.split(QLatin1Char(' '), Qt::SkipEmptyParts))
                keys.insert(key);
            if (xml.name() == QLatin1String("text")) {
                QString text;
                while (!(xml.readNext() == QXmlStreamReader::EndElement &&
                         xml.name() == QLatin1String("text"))) {
                    if (xml.isStartElement())
                        xml.skipCurrentElement();
                    else if (xml.isCharacters())
                        text += xml.text();
                }
                texts += text;
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(texts.size(), qsizetype(drawing.texts.size()));
        for (const TextMark &text : drawing.texts)
            QVERIFY(texts.contains(QString::fromStdString(text.text)));
        QCOMPARE(keys.size(), qsizetype(idsOnMarks(drawing).size()));
    }

    void hostileTextCannotBreakAnSvg()
    {
        Drawing drawing;
        drawing.width = drawing.height = 100;
        TextMark text;
        text.text = "</text><script>x</script> & \"q\" \x01\x0B \xEF\xBF\xBF \xFF";
        text.box = {0, 0, 10, 10};
        drawing.texts.push_back(text);
        drawing.words = text.text;
        QXmlStreamReader xml(svgOf(drawing, text.text));
        while (!xml.atEnd()) {
            xml.readNext();
            QVERIFY(xml.name() != QLatin1String("script"));
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }

    void aPdfHoldsItsTextAsText()
    {
        const QString pdftotext = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (pdftotext.isEmpty())
            QSKIP("pdftotext (poppler-utils) is not installed");
        const RenderRequest request = requestFor(RenderView::Timeline, {1280, 720});
        const Drawing drawing = drawn(request);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("picture.pdf"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(encoded(drawing, RenderFormat::Pdf, request));
        file.close();
        QProcess process;
        process.start(pdftotext, {QStringLiteral("-layout"), path, QStringLiteral("-")});
        QVERIFY(process.waitForFinished());
        const QString words = QString::fromUtf8(process.readAllStandardOutput()).simplified();
        int missing = 0;
        for (const TextMark &text : drawing.texts) {
            const QString label = QString::fromStdString(text.text).simplified();
            missing += !words.contains(label);
        }
        QVERIFY2(missing * 20 < int(drawing.texts.size()),
                 qPrintable(QString::number(missing) + QStringLiteral(" labels are missing")));
        QVERIFY(words.contains(QStringLiteral("Sources:")));
    }

    void theLegendExplainsWhatIsThereAndNothingElse()
    {
        RenderRequest request = requestFor(RenderView::Timeline, {1280, 720});
        request.context.filter = query("kind:visit");
        std::vector<std::string> legend;
        for (const TextMark &text : drawn(request).texts) {
            if (text.role == Role::Legend)
                legend.push_back(text.text);
        }
        QVERIFY(std::find(legend.begin(), legend.end(), "Visit") != legend.end());
        QVERIFY(std::find(legend.begin(), legend.end(), "Agreement") == legend.end());
    }

    void whatIsSelectedIsLinkedInAPictureToo()
    {
        RenderRequest request = requestFor(RenderView::Timeline, {1920, 1080});
        request.window = TimeSpan{startOfYear(2021), startOfYear(2025)};
        const auto links = [&] {
            const Drawing drawing = drawn(request);
            return std::count_if(drawing.marks.begin(), drawing.marks.end(),
                                 [](const Mark &mark) { return mark.role == Role::Link; });
        };
        QCOMPARE(links(), 0);
        request.selected = {sampleEngine()->find("raa-jpn-uk-signed-2023")};
        QVERIFY(links() > 0);
        request.selected.insert(sampleEngine()->find("bases-agreement-1947"));
        QCOMPARE(links(), 0); // of several, a web
    }

    void aPictureHasTheLanesAsTheyWereArranged()
    {
        RenderRequest request = requestFor(RenderView::Timeline, {1600, 900});
        FieldLanes lanes;
        lanes.pin("PHL", true);
        lanes.hide("JPN");
        lanes.order = LaneOrder::ByHand;
        lanes.byHand = {"AUS"};
        lanes.collapse("AUS", true);
        request.lanes.arrange(lanes);
        const Drawing drawing = drawn(request);
        std::vector<std::string> names;
        for (const TextMark &text : drawing.texts) {
            if (text.role == Role::Lane && text.style == TextStyle::LabelBold)
                names.push_back(text.text);
        }
        QVERIFY(names.size() > 3);
        QCOMPARE(names[0], std::string("Philippines"));
        QCOMPARE(names[1], std::string("Australia"));
        QCOMPARE(names[2], std::string("United States")); // the most events of the rest
        QVERIFY(std::find(names.begin(), names.end(), "Japan") == names.end());
        QVERIFY(std::any_of(drawing.texts.begin(), drawing.texts.end(),
                            [](const TextMark &text) { return text.text == "1 lane hidden"; }));
        // The first of the collapsed lane is less than a row's height above the next.
        std::vector<double> tops;
        for (const TextMark &text : drawing.texts) {
            if (text.role == Role::Lane && text.style == TextStyle::LabelBold)
                tops.push_back(text.box.y);
        }
        QVERIFY(tops[2] - tops[1] < 30);
    }

    void longTitlesWrapAndEnd()
    {
        const auto lines = wrapped(std::string(4000, 'w') + " end of it", 300, TextStyle::Title, 2,
                                   FontMeasure::shared());
        QVERIFY(lines.size() <= 2);
        for (const std::string &line : lines)
            QVERIFY(FontMeasure::shared().width(line, TextStyle::Title) <= 300);
    }

    void impossibleSizesAreRefusedInASentence()
    {
        for (const QSize size :
             {QSize(0, 0), QSize(50, 5000), QSize(30000, 200), QSize(20000, 20000)}) {
            const Result<Drawing> drawing =
                drawingFor(requestFor(RenderView::Timeline, size), *sampleEngine());
            QVERIFY(!drawing);
            QVERIFY(!drawing.error().what.empty());
        }
    }

    void aStoppedPictureIsNotDelivered()
    {
        std::stop_source stop;
        stop.request_stop();
        const Result<Drawing> drawing = drawingFor(requestFor(RenderView::Page, {1280, 720}),
                                                   *sampleEngine(), stop.get_token());
        QVERIFY(!drawing);
        QCOMPARE(drawing.error(), Engine::cancelled());
    }

    void anEmptyDocumentIsAPictureToo()
    {
        const auto engine = makeLocalEngine({});
        for (const RenderView view :
             {RenderView::Timeline, RenderView::Map, RenderView::Page, RenderView::Network,
              RenderView::Index, RenderView::Matrix, RenderView::Calendar, RenderView::Table}) {
            const Result<Drawing> drawing = drawingFor(requestFor(view, {1280, 720}), *engine);
            QVERIFY(drawing.hasValue());
            QCOMPARE(drawing->events, 0);
            for (const TextMark &text : drawing->texts) // no day that nobody named
                QVERIFY2(text.text.find("2099") == std::string::npos &&
                             text.text.find("2100") == std::string::npos,
                         text.text.c_str());
            QVERIFY(drawing->words.find("2099") == std::string::npos);
            QVERIFY2(wrongWithTexts(*drawing).isEmpty(), qPrintable(wrongWithTexts(*drawing)));
        }
    }
};

QTEST_MAIN(TestRender)
#include "tst_render.moc"
