// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/html.h"
#include "app/exporting/pdf.h"
#include "app/exporting/pptx.h"
#include "app/exporting/render.h"
#include "app/exporting/source_notes.h"
#include "app/exporting/svg.h"
#include "app/style/paint.h"
#include "tests/support/sample_records.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <array>

using namespace entente;
using namespace entente::test;

namespace
{

struct Ran
{
    int code = -1;
    QByteArray out;
};

Ran ran(const QString &program, const QStringList &arguments, int seconds = 300)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(seconds * 1000))
        return {};
    return {process.exitCode(), process.readAll()};
}

bool isMissing(const char *program)
{
    return QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty();
}

Drawing drawnFor(RenderView view, const QString &query, QSize size)
{
    RenderRequest request;
    request.view = view;
    request.size = size;
    request.context.filter = parseQuery(query.toStdString()).filter;
    request.hasHead = false;
    request.hasSources = false;
    request.marksHandling = false;
    request.textScale = 1.3;
    Result<Drawing> drawing = drawingFor(request, *sampleEngine());
    if (!drawing)
        qFatal("%s", drawing.error().text().c_str());
    return std::move(*drawing);
}

/// A timeline, a map, a network and a picture that is too dense for shapes.
Deck smallDeck()
{
    const QSize size(int(slidePictureBox.width), int(slidePictureBox.height));
    Deck deck;
    deck.title = "From hub & spokes to a web";
    deck.handling = Handling{"Not for publication", usualHandlingColor};
    const auto add = [&](const char *chapter, const char *title, Drawing drawing) {
        Slide slide;
        slide.chapter = chapter;
        slide.title = title;
        slide.caption = "What the picture says <in> one sentence & a half.";
        slide.notes = "Say this first.\nThen that.";
        slide.sourceNote = "Sources: GOV.UK";
        slide.sources = {"GOV.UK, “A treaty”, 2023, https://www.gov.uk/a?b=1&c=2"};
        slide.drawing = std::move(drawing);
        deck.slides.push_back(std::move(slide));
    };
    add("Then", "Japan and the United Kingdom",
        drawnFor(RenderView::Timeline, QStringLiteral("party:JPN party:GBR"), size));
    add("Then", "Where they met",
        drawnFor(RenderView::Map, QStringLiteral("party:JPN party:GBR"), size));
    add("Now", "Who is tied to whom", drawnFor(RenderView::Network, {}, size));
    Drawing dense = drawnFor(RenderView::Timeline, QStringLiteral("kind:policy"), size);
    const Mark mark = dense.marks.back();
    dense.marks.insert(dense.marks.end(), mostShapes + 1, mark);
    add("Now", "Everything at once", std::move(dense));
    for (const Slide &slide : deck.slides) {
        for (const EventId id : eventsShown(slide.drawing))
            deck.events.emplace(id, sampleEngine()->answer(EventQuestion{id, {}}).value().event);
    }
    return deck;
}

/// Which part of the pixels of `a` lies more than 16 levels outside of what `b` has around its
/// place. Two painters never smooth an edge alike, and rsvg moves letters by a kerning that we have
/// none of: a fill or a line that is missing or of another colour is found all the same.
double shareOff(const QImage &a, const QImage &b)
{
    constexpr int levels = 16;
    constexpr int reach = 2;
    qint64 off = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            std::array<int, 3> least{255, 255, 255};
            std::array<int, 3> most{0, 0, 0};
            for (int dy = -reach; dy <= reach; ++dy) {
                const auto *row = reinterpret_cast<const QRgb *>(
                    b.constScanLine(std::clamp(y + dy, 0, b.height() - 1)));
                for (int dx = -reach; dx <= reach; ++dx) {
                    const QRgb color = row[std::clamp(x + dx, 0, b.width() - 1)];
                    const std::array<int, 3> parts{qRed(color), qGreen(color), qBlue(color)};
                    for (std::size_t i = 0; i < 3; ++i) {
                        least[i] = std::min(least[i], parts[i]);
                        most[i] = std::max(most[i], parts[i]);
                    }
                }
            }
            const QRgb color = a.pixel(x, y);
            const std::array<int, 3> parts{qRed(color), qGreen(color), qBlue(color)};
            bool isOff = false;
            for (std::size_t i = 0; i < 3; ++i)
                isOff = isOff || parts[i] < least[i] - levels || parts[i] > most[i] + levels;
            off += isOff ? 1 : 0;
        }
    }
    return double(off) / (double(a.width()) * a.height());
}

} // namespace

/// A talk written as slides, paper and a page for browsers, each read by programs that others
/// wrote.
class TestDeck : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_deck = smallDeck();
        Result<QByteArray> pptx = pptxOf(m_deck);
        QVERIFY2(pptx.hasValue(), pptx.hasValue() ? "" : pptx.error().text().c_str());
        m_pptx = *pptx;
        QFile file(m_folder.filePath(QStringLiteral("talk.pptx")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(m_pptx);
        file.close();
        const Ran unpacked =
            ran(QStringLiteral("python3"), {QStringLiteral("-m"), QStringLiteral("zipfile"),
                                            QStringLiteral("-e"), file.fileName(), path("x")});
        QCOMPARE(unpacked.code, 0);
    }

    void everyPartOfTheSlidesIsXml()
    {
        QVERIFY(!partsOf("ppt/slides").isEmpty());
        for (const char *folder : {"", "_rels", "docProps", "ppt", "ppt/_rels", "ppt/slides",
                                   "ppt/slides/_rels", "ppt/notesSlides", "ppt/slideMasters",
                                   "ppt/slideLayouts", "ppt/notesMasters", "ppt/theme"}) {
            for (const QString &name : partsOf(folder)) {
                QXmlStreamReader reader(read(name));
                while (!reader.atEnd())
                    reader.readNext();
                QVERIFY2(!reader.hasError(), qPrintable(name + reader.errorString()));
            }
        }
    }

    void everyPartThatIsReferredToIsThere()
    {
        const QString types = QString::fromUtf8(read(QStringLiteral("[Content_Types].xml")));
        static const QRegularExpression part(QStringLiteral("PartName=\"/([^\"]+)\""));
        int parts = 0;
        for (auto i = part.globalMatch(types); i.hasNext(); ++parts)
            QVERIFY(QFile::exists(path("x/") + i.next().captured(1)));
        QVERIFY(parts > 4 * 2);
        static const QRegularExpression target(QStringLiteral("Target=\"([^\"]+)\""));
        for (const QString &rels : partsOf("ppt/slides/_rels")) {
            for (auto i = target.globalMatch(QString::fromUtf8(read(rels))); i.hasNext();)
                QVERIFY(QFile::exists(path("x/ppt/slides/") + i.next().captured(1)));
        }
    }

    void wordsAreTextOfTheSlide()
    {
        const QByteArray slide = slideXml(1);
        QVERIFY(slide.contains("<a:t>Japan and the United Kingdom</a:t>"));
        QVERIFY(slide.contains("What the picture says &lt;in&gt; one sentence &amp; a half."));
        QVERIFY(slide.contains("<a:t>Sources: GOV.UK</a:t>"));
        QVERIFY(slide.contains("<a:t>Not for publication</a:t>"));
        const QByteArray notes = read(QStringLiteral("ppt/notesSlides/notesSlide1.xml"));
        QVERIFY(notes.contains("<a:t>Say this first.</a:t>"));
        QVERIFY(notes.contains("<a:t>Then that.</a:t>"));
        QVERIFY(notes.contains("https://www.gov.uk/a?b=1&amp;c=2"));
    }

    void everyLabelIsATextAndEveryEventAGroup()
    {
        for (int number = 1; number <= 3; ++number) {
            const Drawing &drawing = m_deck.slides[std::size_t(number - 1)].drawing;
            const QString slide = QString::fromUtf8(slideXml(number));
            for (const TextMark &text : drawing.texts)
                QVERIFY2(
                    slide.contains(QStringLiteral(">%1</a:t>")
                                       .arg(QString::fromStdString(text.text).toHtmlEscaped())),
                    text.text.c_str());
            for (const TextMark &text : drawing.texts) {
                if (text.ids.size() == 1 && number == 1)
                    QVERIFY(slide.contains(QStringLiteral("<p:grpSp>")));
            }
        }
        // Groups of events bear their titles.
        const QString slide = QString::fromUtf8(slideXml(1));
        int named = 0;
        for (const auto &[id, event] : m_deck.events)
            named += slide.contains(QStringLiteral("name=\"%1\"")
                                        .arg(QString::fromStdString(event.title).toHtmlEscaped()));
        QVERIFY(named >= 5);
    }

    void thePictureHasItsAltText()
    {
        const QString slide = QString::fromUtf8(slideXml(1));
        static const QRegularExpression alt(QStringLiteral("name=\"Picture\" descr=\"([^\"]+)\""));
        const QString words = alt.match(slide).captured(1);
        QVERIFY(words.size() > 40);
        QCOMPARE(words, QString::fromStdString(m_deck.slides[0].drawing.words).toHtmlEscaped());
    }

    void whatIsTooDenseIsAPictureAndSaysSo()
    {
        QVERIFY(!slideXml(1).contains("<p:pic>"));
        QVERIFY(slideXml(4).contains("<p:pic>"));
        QVERIFY(!QImage(path("x/ppt/media/image4.png")).isNull());
        QVERIFY(read(QStringLiteral("ppt/notesSlides/notesSlide4.xml"))
                    .contains("more than 2,500 are not written as shapes"));
        QVERIFY(slideXml(4).size() < slideXml(1).size());
    }

    void theSameTalkIsTheSameFile() { QCOMPARE(*pptxOf(m_deck), m_pptx); }

    void aStopWritesNothing()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!pptxOf(m_deck, stop.get_token()).hasValue());
    }

    void shapesStayOnTheirSlide()
    {
        static const QRegularExpression frame(
            QStringLiteral("<a:off x=\"(-?\\d+)\" y=\"(-?\\d+)\"/><a:ext cx=\"(-?\\d+)\" "
                           "cy=\"(-?\\d+)\"/>"));
        constexpr qint64 slack = 9525 * 40; // an arrow's head, a label in another font
        int frames = 0;
        for (int number = 1; number <= 3; ++number) {
            for (auto i = frame.globalMatch(QString::fromUtf8(slideXml(number))); i.hasNext();) {
                const QRegularExpressionMatch at = i.next();
                const qint64 x = at.captured(1).toLongLong();
                const qint64 y = at.captured(2).toLongLong();
                QVERIFY(at.captured(3).toLongLong() >= 0 && at.captured(4).toLongLong() >= 0);
                QVERIFY(x >= -slack && x + at.captured(3).toLongLong() <= 12'192'000 + slack);
                QVERIFY(y >= -slack && y + at.captured(4).toLongLong() <= 6'858'000 + slack);
                ++frames;
            }
        }
        QVERIFY(frames > 100);
    }

    void impressShowsEverySlide()
    {
        if (isMissing("soffice") || isMissing("pdftotext"))
            QSKIP("needs libreoffice-impress and poppler-utils");
        const Ran office = ran(QStringLiteral("soffice"),
                               {QStringLiteral("-env:UserInstallation=file://") + path("profile"),
                                QStringLiteral("--headless"), QStringLiteral("--convert-to"),
                                QStringLiteral("pdf"), QStringLiteral("--outdir"), m_folder.path(),
                                path("talk.pptx")});
        QVERIFY2(QFile::exists(path("talk.pdf")), office.out.constData());
        const QString text = QString::fromUtf8(
            ran(QStringLiteral("pdftotext"), {path("talk.pdf"), QStringLiteral("-")}).out);
        QCOMPARE(text.count(QLatin1Char('\f')), 4);
        for (const Slide &slide : m_deck.slides)
            QVERIFY2(text.contains(QString::fromStdString(slide.title)), slide.title.c_str());
        QVERIFY(text.contains(QStringLiteral("Not for publication")));
    }

    void paperHasBookmarksAltTextsAndEveryLabel()
    {
        if (isMissing("pdftotext") || isMissing("pdfinfo") || isMissing("pdffonts"))
            QSKIP("needs poppler-utils");
        const QByteArray pdf = handout();
        QCOMPARE(handout(), pdf);
        write("handout.pdf", pdf);
        const QString about =
            QString::fromUtf8(ran(QStringLiteral("pdfinfo"), {path("handout.pdf")}).out);
        QVERIFY2(about.contains(QRegularExpression(QStringLiteral("Pages:\\s+2"))),
                 qPrintable(about));
        QVERIFY(about.contains(QRegularExpression(QStringLiteral("Tagged:\\s+yes"))));
        QVERIFY(about.contains(
            QRegularExpression(QStringLiteral("Title:\\s+From hub & spokes to a web"))));
        const QString text = QString::fromUtf8(
            ran(QStringLiteral("pdftotext"), {path("handout.pdf"), QStringLiteral("-")}).out);
        for (const TextMark &mark : m_deck.slides[0].drawing.texts)
            QVERIFY2(text.contains(QString::fromStdString(mark.text)), mark.text.c_str());
        const QString fonts =
            QString::fromUtf8(ran(QStringLiteral("pdffonts"), {path("handout.pdf")}).out);
        QVERIFY(fonts.contains(QStringLiteral("Inter")));
        QVERIFY(!fonts.contains(QRegularExpression(QStringLiteral(" no +(yes|no) +(yes|no) "))));
        const QString structure = QString::fromUtf8(
            ran(QStringLiteral("pdfinfo"), {QStringLiteral("-struct"), path("handout.pdf")}).out);
        QVERIFY(structure.contains(QStringLiteral("Figure")));
        const QString destinations = QString::fromUtf8(pdf);
        QVERIFY(pdf.contains("/Outlines") || pdf.contains("ObjStm"));
    }

    void thePageForBrowsersStandsAlone()
    {
        const QByteArray html = htmlOf(m_deck, sampleEngine()->vocabulary().kinds);
        QCOMPARE(htmlOf(m_deck, sampleEngine()->vocabulary().kinds), html);
        QVERIFY(html.size() < 3'000'000);
        // Nothing is fetched: no address but those of links.
        static const QRegularExpression fetched(
            QStringLiteral("(src|srcset|xlink:href)=\"(?!data:|#)|url\\((?!#)|@import"));
        QVERIFY(!QString::fromUtf8(html).contains(fetched));
        static const QRegularExpression id(QStringLiteral(" id=\"([^\"]+)\""));
        QSet<QString> ids;
        for (auto i = id.globalMatch(QString::fromUtf8(html)); i.hasNext();) {
            const QString each = i.next().captured(1);
            QVERIFY2(!ids.contains(each), qPrintable(each));
            ids.insert(each);
        }
        QCOMPARE(html.count("<section class=\"scene\""), 4);
        QVERIFY(html.contains("Not for publication"));
    }

    void whatIsTooDenseIsAnImageInVectorFormats()
    {
        Drawing dense = m_deck.slides[0].drawing;
        const Mark mark = *std::find_if(dense.marks.begin(), dense.marks.end(),
                                        [](const Mark &each) { return each.ids.size() == 1; });
        constexpr std::size_t many = 150'000;
        dense.clips.clear();
        dense.marks.resize(dense.marks.size() + many, mark);
        SvgOptions options;
        options.imageScale = 1;
        const QByteArray svg = svgOf(dense, "Dense", {}, options);
        QVERIFY2(svg.size() < 2'000'000, QByteArray::number(svg.size()));
        QCOMPARE(svg.count("<image "), 1);
        QVERIFY(svg.count("<text ") > 20);
        PdfDetails details;
        details.imageScale = 1;
        const QByteArray pdf =
            pdfOf({{{dense.width, dense.height}, dense.background, {{dense, {}, 1}}, "Dense"}},
                  details)
                .value();
        QVERIFY2(pdf.size() < 2'000'000, QByteArray::number(pdf.size()));
        // A mark of a million events names some of them.
        Drawing cluster = m_deck.slides[0].drawing;
        for (std::int64_t id = 1; id <= 1000000; ++id)
            cluster.marks.back().ids.push_back(EventId{id});
        QVERIFY(svgOf(cluster, "Cluster").size() < 1'000'000);
    }

    void aBrowserWalksThePage();

    void theSvgLooksAsTheImage_data()
    {
        QTest::addColumn<int>("slide");
        QTest::newRow("timeline") << 0;
        QTest::newRow("map") << 1;
        QTest::newRow("network") << 2;
    }
    void theSvgLooksAsTheImage()
    {
        if (isMissing("rsvg-convert"))
            QSKIP("needs librsvg2-bin");
        QFETCH(int, slide);
        const Drawing &drawing = m_deck.slides[std::size_t(slide)].drawing;
        write("picture.svg", svgOf(drawing, "Picture"));
        QCOMPARE(ran(QStringLiteral("rsvg-convert"),
                     {QStringLiteral("-o"), path("picture.png"), path("picture.svg")})
                     .code,
                 0);
        const QImage theirs = QImage(path("picture.png")).convertToFormat(QImage::Format_RGB32);
        const QImage ours = toImage(drawing).convertToFormat(QImage::Format_RGB32);
        QCOMPARE(theirs.size(), ours.size());
        // Both ways: what is too much, and what is missing.
        const double off = std::max(shareOff(ours, theirs), shareOff(theirs, ours));
        QVERIFY2(off <= 0.01, qPrintable(QString::number(off)));
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    QByteArray read(const QString &part) const
    {
        QFile file(path("x/") + part);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QByteArray slideXml(int number) const
    {
        return read(QStringLiteral("ppt/slides/slide%1.xml").arg(number));
    }
    QStringList partsOf(const char *folder) const
    {
        QStringList names;
        const QString at = QString::fromLatin1(folder);
        for (const QString &name : QDir(path("x/") + at).entryList(QDir::Files | QDir::Hidden)) {
            if (!name.endsWith(QLatin1String(".png")))
                names << (at.isEmpty() ? name : at + QLatin1Char('/') + name);
        }
        return names;
    }
    void write(const char *name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }

    QByteArray handout() const
    {
        PdfDetails details;
        details.title = m_deck.title;
        std::vector<PdfPage> pages;
        for (std::size_t i = 0; i < 2; ++i) {
            const Drawing &drawing = m_deck.slides[i].drawing;
            pages.push_back({{slideWidth, slideHeight},
                             drawing.background,
                             {{drawing, {48, 134}, 1}},
                             drawing.words});
            if (i == 0)
                details.bookmarks.push_back({"Then", 0, 0});
            details.bookmarks.push_back({m_deck.slides[i].title, i, 1});
        }
        return pdfOf(pages, details).value();
    }

    QTemporaryDir m_folder;
    Deck m_deck;
    QByteArray m_pptx;
};

/// Its keys are pressed by a script of the test's own at the page's end, which writes what came of
/// it into the title.
void TestDeck::aBrowserWalksThePage()
{
    if (isMissing("chromium"))
        QSKIP("needs chromium");
    QByteArray html = htmlOf(m_deck, sampleEngine()->vocabulary().kinds);
    html.replace("<script>", "<script>window.onerror=function(m){document.title='error '+m};"
                             "</script>\n<script>");
    html.replace("</body>", R"(<script>
var key=function(k){document.activeElement.dispatchEvent(new KeyboardEvent("keydown",{key:k,bubbles:true,cancelable:true}))};
var now=function(){return document.querySelector(".scene.now").id.slice(6)};
var said=[now()];
key("ArrowRight");said.push(now());key(" ");said.push(now());key("End");said.push(now());
key("ArrowRight");said.push(now());key("Home");said.push(now());
var box=document.querySelector(".scene.now svg");var before=box.getAttribute("viewBox");
key("+");said.push(box.getAttribute("viewBox")!==before);key("Escape");said.push(box.getAttribute("viewBox")===before);
var mark=box.querySelector("[data-event]");var r=mark.getBoundingClientRect();
mark.dispatchEvent(new PointerEvent("pointermove",{bubbles:true,pointerType:"mouse",clientX:r.left+1,clientY:r.top+1}));
said.push(document.getElementById("card").classList.contains("open"));
if(document.title.indexOf("error")!==0)document.title=said.join(" ");
</script></body>)");
    write("walk.html", html);
    const Ran browser =
        ran(QStringLiteral("chromium"),
            {QStringLiteral("--headless=new"), QStringLiteral("--no-sandbox"),
             QStringLiteral("--disable-gpu"), QStringLiteral("--disable-dev-shm-usage"),
             QStringLiteral("--host-resolver-rules=MAP * ~NOTFOUND"),
             QStringLiteral("--user-data-dir=") + path("browser"), QStringLiteral("--dump-dom"),
             QStringLiteral("file://") + path("walk.html")});
    const QString dom = QString::fromUtf8(browser.out);
    static const QRegularExpression title(QStringLiteral("<title>([^<]*)</title>"));
    QCOMPARE(title.match(dom).captured(1), QStringLiteral("1 2 3 4 4 1 true true true"));
}

QTEST_MAIN(TestDeck)
#include "tst_deck.moc"
