// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/engine.h"
#include "core/layout/matrix_layout.h"
#include "core/time/calendar.h"
#include "tests/support/event_builder.h"
#include "tests/support/ruler.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace entente;

namespace
{

const test::Ruler ruler;

/// Two circles of friends: 0, 2, 4 … and 1, 3, 5 …; the first actors have most.
MatrixData twoCircles(std::size_t actors)
{
    LanesAnswer answer;
    for (std::size_t a = 0; a < actors; ++a) {
        for (std::size_t b = a + 2; b < actors; b += 2) {
            Lane lane;
            lane.pair = {ActorId{"A" + std::to_string(10 + a)},
                         ActorId{"A" + std::to_string(10 + b)}};
            lane.inWindow = std::int64_t(1 + (actors - a) + (actors - b));
            lane.count = lane.inWindow;
            answer.lanes.push_back(lane);
        }
    }
    return matrixFrom(answer, [](const ActorId &id) { return "Actor " + id.value; });
}

MatrixLook lookAt(double width, double height, MatrixOrder order = MatrixOrder::Cluster)
{
    MatrixLook look;
    look.width = width;
    look.height = height;
    look.order = order;
    return look;
}

std::vector<std::string> namesIn(const MatrixData &data, const std::vector<std::size_t> &order)
{
    std::vector<std::string> names;
    for (const std::size_t place : order)
        names.push_back(data.actors[place].label);
    return names;
}

const Mark *markOf(const Drawing &drawing, const std::string &key)
{
    for (const Mark &mark : drawing.marks) {
        if (mark.role == Role::Bar && mark.key == key)
            return &mark;
    }
    return nullptr;
}

} // namespace

class TestMatrixLayout : public QObject
{
    Q_OBJECT

private slots:
    void anOrderThatIsKnownIsNotLookedForAgain()
    {
        const MatrixData data = twoCircles(12);
        MatrixLook look = lookAt(900, 600);
        look.scrolls = true;
        const MatrixDrawing found = layoutMatrix(data, look, Theme::light(), ruler);
        const std::vector<std::size_t> order =
            matrixOrder(data, MatrixOrder::Cluster, mostMatrixActors);
        look.arranged = &order;
        QVERIFY(layoutMatrix(data, look, Theme::light(), ruler).drawing == found.drawing);
        const std::vector<std::size_t> other(order.rbegin(), order.rend());
        look.arranged = &other;
        QVERIFY(layoutMatrix(data, look, Theme::light(), ruler).order == other);
    }

    void countsPairsOfEvents();
    void countsTies();
    void ordersByCountNameAndCluster();
    void drawsEachPairOnce();
    void countsWhatHasNoRoom();
    void classesNameEveryCount_data();
    void classesNameEveryCount();
    void findsCellsAndBlocks();
    void nothingOverlapsAndAllCanBeRead();
    void frames();
    void saysSoWhenThereIsNothing();
};

/// The engine's own pairs, so that matrix and lanes say the same.
void TestMatrixLayout::countsPairsOfEvents()
{
    using test::EventBuilder;
    Dataset data;
    data.events = {EventBuilder("a", "A").at("2020-05-08").with("JPN").with("GBR"),
                   EventBuilder("b", "B").at("2022-05-08").with("JPN").with("GBR").with("USA"),
                   EventBuilder("c", "C").at("1990").with("JPN").with("USA"),
                   EventBuilder("d", "D").with("JPN").with("USA"),
                   EventBuilder("e", "E").at("2021").with("JPN")};
    const auto engine = makeLocalEngine(std::move(data));
    const auto answer = engine->answer(matrixQuestion({}, {startOfYear(2019), startOfYear(2023)}));
    QVERIFY(answer);
    const MatrixData matrix =
        matrixFrom(*answer, [](const ActorId &id) { return "the " + id.value; });
    QCOMPARE(matrix.actors.size(), std::size_t(3));
    // The order is that of all events, so that it stays while the window moves.
    QCOMPARE(matrix.actors[0].label, std::string("the JPN"));
    QCOMPARE(matrix.actors[0].total, std::int64_t(5));
    QCOMPARE(wordsOfPair(matrix, "GBR-JPN"), std::string("the JPN – the GBR: 2 events"));
    QCOMPARE(wordsOfPair(matrix, "JPN-USA"), std::string("the JPN – the USA: 1 event"));
    QCOMPARE(wordsOfPair(matrix, "JPN-AUS"), std::string());
    QCOMPARE(matrix.outside, std::int64_t(1));
    QCOMPARE(matrix.undated, std::int64_t(1));
}

void TestMatrixLayout::countsTies()
{
    TiesAnswer answer;
    answer.nodes = {{ActorId{"JPN"}, "Japan", 1},
                    {ActorId{"USA"}, "United States", 2},
                    {ActorId{"FRA"}, "France", 0},
                    {ActorId{"GBR"}, "United Kingdom", 1}};
    answer.edges = {{ActorId{"JPN"}, ActorId{"USA"}, 3}, {ActorId{"GBR"}, ActorId{"USA"}, 1}};
    const MatrixData matrix = matrixFrom(answer);
    QCOMPARE(matrix.actors.size(), std::size_t(3)); // who has none is not in it
    QCOMPARE(matrix.actors[0].label, std::string("United States"));
    QCOMPARE(wordsOfPair(matrix, "JPN-USA"), std::string("United States – Japan: 3 ties"));
    QCOMPARE(wordsOfPair(matrix, "GBR-JPN"), std::string("Japan – United Kingdom: no tie"));
}

void TestMatrixLayout::ordersByCountNameAndCluster()
{
    const MatrixData data = twoCircles(12);
    const auto byCount = matrixOrder(data, MatrixOrder::Count, 100);
    for (std::size_t i = 0; i + 1 < byCount.size(); ++i)
        QVERIFY(data.actors[byCount[i]].total >= data.actors[byCount[i + 1]].total);
    auto names = namesIn(data, matrixOrder(data, MatrixOrder::Name, 100));
    QVERIFY(std::is_sorted(names.begin(), names.end()));
    names = namesIn(data, matrixOrder(data, MatrixOrder::Cluster, 100));
    QCOMPARE(names.size(), std::size_t(12));
    QCOMPARE(std::set<std::string>(names.begin(), names.end()).size(), std::size_t(12));
    // The circles stand apart: the parity changes once.
    int changes = 0;
    for (std::size_t i = 0; i + 1 < names.size(); ++i)
        changes += (names[i].back() - names[i + 1].back()) % 2 != 0;
    QCOMPARE(changes, 1);
    QCOMPARE(matrixOrder(data, MatrixOrder::Cluster, 5).size(), std::size_t(5));
    for (const char *word : {"cluster", "count", "name"})
        QCOMPARE(wordFor(*matrixOrderFrom(word)), std::string_view(word));
    QVERIFY(!matrixOrderFrom("size"));
}

void TestMatrixLayout::drawsEachPairOnce()
{
    const MatrixData data = twoCircles(8);
    const MatrixDrawing matrix = layoutMatrix(data, lookAt(900, 500), Theme::light(), ruler);
    std::set<std::string> keys;
    std::int64_t sum = 0;
    for (const Mark &mark : matrix.drawing.marks) {
        if (mark.role != Role::Bar)
            continue;
        QVERIFY2(keys.insert(mark.key).second, mark.key.c_str());
        sum += mark.count;
    }
    QCOMPARE(keys.size(), std::size_t(8 * 7 / 2));
    std::int64_t expected = 0;
    for (const MatrixData::Cell &cell : data.cells)
        expected += cell.count;
    QCOMPARE(sum, expected);
    QCOMPARE(matrix.drawing.view, std::string("matrix"));
    QVERIFY(matrix.drawing.words.find("8 actors, 12 pairs") != std::string::npos);
}

void TestMatrixLayout::countsWhatHasNoRoom()
{
    const MatrixData data = twoCircles(60);
    const MatrixDrawing matrix = layoutMatrix(data, lookAt(600, 300), Theme::light(), ruler);
    QVERIFY(matrix.order.size() >= 8);
    QCOMPARE(matrix.order.size() + matrix.hiddenActors, std::size_t(60));
    std::int64_t shown = 0;
    for (const Mark &mark : matrix.drawing.marks)
        shown += mark.role == Role::Bar && mark.count > 0;
    QCOMPARE(shown + matrix.hiddenPairs, std::int64_t(data.cells.size()));
    const bool isSaid = std::any_of(
        matrix.drawing.texts.begin(), matrix.drawing.texts.end(), [&](const TextMark &text) {
            return text.role == Role::Note &&
                   text.text.find("+" + std::to_string(matrix.hiddenActors) + " actors") !=
                       std::string::npos;
        });
    QVERIFY(isSaid);
}

void TestMatrixLayout::classesNameEveryCount_data()
{
    QTest::addColumn<QList<int>>("counts");
    QTest::addColumn<QList<int>>("classes");
    QTest::addRow("none") << QList<int>{} << QList<int>{};
    QTest::addRow("one") << QList<int>{7} << QList<int>{7};
    QTest::addRow("few") << QList<int>{1, 1, 2, 9} << QList<int>{1, 2, 9};
    QTest::addRow("many") << QList<int>{1, 1, 1, 1, 1, 2, 2, 3, 4, 8, 16, 40}
                          << QList<int>{1, 2, 5, 10, 20};
    QTest::addRow("large") << QList<int>{1000, 1200, 1900, 2500, 4100, 5200, 9100, 15000}
                           << QList<int>{1000, 2000, 5000, 10000};
    QList<int> tail{300, 300, 300, 300, 2000, 29225}; // most are alike, few are far above
    tail << QList<int>(5, 68) << QList<int>(3, 80) << QList<int>(7, 150);
    QTest::addRow("a long tail") << tail << QList<int>{68, 100, 200, 1000, 5000};
}

void TestMatrixLayout::classesNameEveryCount()
{
    QFETCH(QList<int>, counts);
    QFETCH(QList<int>, classes);
    MatrixData data;
    for (const int count : counts)
        data.cells.push_back({0, 1, count, count});
    const auto made = matrixClasses(data);
    QCOMPARE(QList<std::int64_t>(made.begin(), made.end()),
             QList<std::int64_t>(classes.begin(), classes.end()));
    QVERIFY(made.empty() || made.front() <= *std::min_element(counts.begin(), counts.end()));
}

void TestMatrixLayout::findsCellsAndBlocks()
{
    const MatrixData data = twoCircles(8);
    const MatrixDrawing matrix = layoutMatrix(data, lookAt(900, 500), Theme::light(), ruler);
    const auto middle = [&](std::size_t row, std::size_t column) {
        const RectF box = matrix.boxOf(row, column);
        return PointF{box.x + box.width / 2, box.y + box.height / 2};
    };
    QCOMPARE(*matrix.cellAt(middle(5, 2)), (std::pair<std::size_t, std::size_t>(5, 2)));
    QVERIFY(!matrix.cellAt(middle(2, 5)));
    QVERIFY(!matrix.cellAt(middle(3, 3)));
    QVERIFY(!matrix.cellAt({0, 0}));
    QCOMPARE(*matrix.blockBetween(middle(6, 3), middle(4, 1)), (MatrixBlock{4, 6, 1, 3}));
    // What reaches over the diagonal is cut there.
    QCOMPARE(*matrix.blockBetween(middle(0, 0), middle(4, 7)), (MatrixBlock{1, 4, 0, 3}));
    QVERIFY(!matrix.blockBetween(middle(1, 4), middle(2, 6)));
    const auto pair = pairOfKey(data, "A10-A12");
    QVERIFY(pair);
    QCOMPARE(pair->second, ActorId{"A12"});
    QVERIFY(!pairOfKey(data, "A10"));
}

void TestMatrixLayout::nothingOverlapsAndAllCanBeRead()
{
    for (const Theme *theme : {&Theme::light(), &Theme::dark(), &Theme::print()}) {
        for (const auto &[width, height] : {std::pair(640.0, 260.0), std::pair(1500.0, 900.0)}) {
            for (const double scale : {1.0, 2.0}) {
                const ScaledMeasure measure(ruler, scale);
                const Drawing drawing =
                    layoutMatrix(twoCircles(40), lookAt(width, height), *theme, measure).drawing;
                for (std::size_t i = 0; i < drawing.texts.size(); ++i) {
                    const TextMark &text = drawing.texts[i];
                    QVERIFY2(contrast(text.color, text.background) >= 4.5, text.text.c_str());
                    QVERIFY2(text.box.x >= 0 && text.box.right() <= width + 0.5, text.text.c_str());
                    QVERIFY2(text.box.y >= -0.5 && text.box.bottom() <= height + 0.5,
                             text.text.c_str());
                    for (std::size_t j = i + 1; j < drawing.texts.size(); ++j) {
                        RectF a = text.box;
                        a.height -= 3; // lines of text touch
                        a.y += 1.5;
                        RectF b = drawing.texts[j].box;
                        b.height -= 3;
                        b.y += 1.5;
                        QVERIFY2(!a.intersects(b),
                                 (text.text + " | " + drawing.texts[j].text).c_str());
                    }
                }
            }
        }
    }
}

void TestMatrixLayout::frames()
{
    const MatrixData data = twoCircles(8);
    MatrixLook look = lookAt(900, 500);
    look.chosen = {ActorId{"A10"}, ActorId{"A12"}};
    look.hovered = "A11-A13";
    look.brush = MatrixBlock{4, 6, 1, 3};
    const MatrixDrawing matrix = layoutMatrix(data, look, Theme::light(), ruler);
    std::vector<RectF> frames;
    for (const Mark &mark : matrix.drawing.marks) {
        if (mark.role == Role::Chosen)
            frames.push_back(mark.box);
    }
    QCOMPARE(frames.size(), std::size_t(3));
    const Mark *chosen = markOf(matrix.drawing, "A10-A12");
    QVERIFY(chosen);
    QCOMPARE(frames[0].x, chosen->box.x);
    const auto bold =
        std::count_if(matrix.drawing.texts.begin(), matrix.drawing.texts.end(),
                      [](const TextMark &text) { return text.style == TextStyle::LabelBold; });
    QCOMPARE(bold, 8); // four names, each twice
}

void TestMatrixLayout::saysSoWhenThereIsNothing()
{
    for (const MatrixOrder order : {MatrixOrder::Cluster, MatrixOrder::Count, MatrixOrder::Name}) {
        const MatrixDrawing matrix =
            layoutMatrix({}, lookAt(600, 300, order), Theme::light(), ruler);
        QCOMPARE(matrix.drawing.texts.size(), std::size_t(1));
        QVERIFY(matrix.drawing.texts[0].text.find("no two parties") != std::string::npos);
        QVERIFY(!matrix.blockBetween({0, 0}, {600, 300}));
        QVERIFY(!layoutMatrix(twoCircles(3), lookAt(1, 1, order), Theme::light(), ruler)
                     .cellAt({0.5, 0.5}));
    }
}

QTEST_APPLESS_MAIN(TestMatrixLayout)
#include "tst_matrix_layout.moc"
