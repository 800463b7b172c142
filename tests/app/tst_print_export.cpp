// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/press.h"
#include "app/exporting/render.h"
#include "app/exporting/story_export.h"
#include "core/story/story.h"
#include "tests/support/sample_records.h"

#include <QTest>
#include <QXmlStreamReader>

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace
{

constexpr double rounding = 0.002; ///< points

/// The narrowest line that the pages of a PDF stroke, in points.
class LineWidths : public QPDFObjectHandle::ParserCallbacks
{
public:
    void handleObject(QPDFObjectHandle object) override
    {
        if (!object.isOperator()) {
            m_operands.push_back(object);
            return;
        }
        const std::string word = object.getOperatorValue();
        if (word == "q") {
            m_kept.push_back(m_state);
        } else if (word == "Q" && !m_kept.empty()) {
            m_state = m_kept.back();
            m_kept.pop_back();
        } else if (word == "cm" && m_operands.size() == 6) {
            // Pages are never skewed: a side of the matrix is its scale.
            m_state.scale *=
                std::hypot(m_operands[0].getNumericValue(), m_operands[1].getNumericValue());
        } else if (word == "w" && m_operands.size() == 1) {
            m_state.width = m_operands[0].getNumericValue();
        } else if (word == "S" || word == "s" || word.starts_with('B') || word.starts_with('b')) {
            if (word != "BDC" && word != "BMC" && word != "BT" && word != "BX" && word != "BI") {
                least = std::min(least, m_state.width * m_state.scale);
                ++strokes;
            }
        }
        m_operands.clear();
    }
    void handleEOF() override // each page begins anew
    {
        m_state = {};
        m_kept.clear();
        m_operands.clear();
    }

    double least = 1e9;
    int strokes = 0;

private:
    struct State
    {
        double width = 1;
        double scale = 1;
    };
    State m_state;
    std::vector<State> m_kept;
    std::vector<QPDFObjectHandle> m_operands;
};

void readLines(const QByteArray &pdf, LineWidths &lines)
{
    QPDF file;
    file.processMemoryFile("export.pdf", pdf.constData(), std::size_t(pdf.size()));
    for (QPDFPageObjectHelper &page : QPDFPageDocumentHelper(file).getAllPages())
        page.parseContents(&lines);
}

RenderRequest onPaper(RenderView view)
{
    RenderRequest request;
    request.view = view;
    request.size = {1100, 780};
    request.theme = &Theme::print();
    return request;
}

} // namespace

/// A press loses lines of less than a quarter of a point.
class TestPrintExport : public QObject
{
    Q_OBJECT

private slots:
    void noLineIsAHairline_data()
    {
        QTest::addColumn<int>("view");
        QTest::addColumn<bool>("hasLines");
        QTest::newRow("timeline") << int(RenderView::Timeline) << true;
        QTest::newRow("map") << int(RenderView::Map) << true;
        QTest::newRow("page") << int(RenderView::Page) << true;
        QTest::newRow("calendar") << int(RenderView::Calendar) << false;
        QTest::newRow("matrix") << int(RenderView::Matrix) << false;
        QTest::newRow("network") << int(RenderView::Network) << true;
        QTest::newRow("index") << int(RenderView::Index) << true;
        QTest::newRow("table") << int(RenderView::Table) << true;
    }

    void noLineIsAHairline()
    {
        QFETCH(int, view);
        QFETCH(bool, hasLines);
        const RenderRequest request = onPaper(RenderView(view));
        const Drawing drawing = drawingFor(request, *sampleEngine()).value();

        LineWidths lines;
        readLines(encoded(drawing, RenderFormat::Pdf, request), lines);
        QCOMPARE(lines.strokes > 0, hasLines);
        QVERIFY2(lines.least >= leastPressLine - rounding,
                 qPrintable(QStringLiteral("PDF: %1 pt").arg(lines.least)));

        QXmlStreamReader svg(encoded(drawing, RenderFormat::Svg, request));
        int strokes = 0;
        while (!svg.atEnd()) {
            if (svg.readNext() != QXmlStreamReader::StartElement)
                continue;
            // Nothing is scaled within: a pixel is a 96th of an inch.
            QVERIFY(!svg.attributes().value(QLatin1String("transform")).contains(u"scale"));
            const auto width = svg.attributes().value(QLatin1String("stroke-width"));
            if (width.isEmpty())
                continue;
            ++strokes;
            QVERIFY2(width.toDouble() * 72 / 96 >= leastPressLine - rounding,
                     qPrintable(
                         QStringLiteral("SVG: %1 px at line %2").arg(width).arg(svg.lineNumber())));
        }
        QVERIFY(!svg.hasError());
        QCOMPARE(strokes > 0, hasLines);
    }

    void neitherAreThereAnyInAHandout()
    {
        Story story = storyFromJson(sampleRecords().stories.front().json).value();
        story.scenes.resize(3);
        StoryExport how;
        how.withNotes = true; // two scenes to a page, smaller than they are drawn
        const QByteArray pdf = handoutOf(story, *sampleEngine(), how, {}, {}).value();
        LineWidths lines;
        readLines(pdf, lines);
        QVERIFY(lines.strokes > 10);
        QVERIFY2(lines.least >= leastPressLine - rounding,
                 qPrintable(QStringLiteral("%1 pt").arg(lines.least)));
    }
};

QTEST_MAIN(TestPrintExport)
#include "tst_print_export.moc"
