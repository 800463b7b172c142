// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/render.h"
#include "app/shell/main_window.h"
#include "app/shell/workspace.h"
#include "app/style/fonts.h"
#include "app/style/text_size.h"
#include "app/style/theme.h"
#include "app/views/map/map_view.h"
#include "app/views/overview/overview_view.h"
#include "app/views/timeline/timeline_view.h"
#include "tests/support/sample_records.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <map>

using namespace entente;

namespace
{

/// Of labels that stand on one another, or reach out of the picture.
QStringList faultsOf(const Drawing &drawing)
{
    QStringList faults;
    const RectF all{-0.5, -0.5, drawing.width + 1, drawing.height + 1};
    const auto words = [](const TextMark &text) { return QString::fromStdString(text.text); };
    for (std::size_t i = 0; i < drawing.texts.size(); ++i) {
        const TextMark &text = drawing.texts[i];
        if (text.text.empty())
            continue;
        if (!all.contains(text.box))
            faults << QStringLiteral("clipped: ") + words(text);
        for (std::size_t j = 0; j < i; ++j) {
            RectF box = text.box;
            box.x += 0.5;
            box.y += 0.5;
            box.width -= 1;
            box.height -= 1;
            if (box.intersects(drawing.texts[j].box))
                faults << words(text) + QStringLiteral(" on ") + words(drawing.texts[j]);
        }
    }
    return faults;
}

} // namespace

class TestTextSize : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<const Engine> m_sample;

private slots:
    void initTestCase()
    {
        loadFonts();
        QApplication::setFont(fontFor(TextStyle::Body));
        m_sample = test::sampleEngine();
    }

    void picturesGrowWithTheirTextAndNothingOverlaps_data()
    {
        QTest::addColumn<RenderView>("view");
        QTest::addColumn<int>("percent");
        QTest::addColumn<QSize>("size");
        for (const int percent : {80, 100, 150, 200}) {
            for (const QSize size : {QSize(1280, 720), QSize(1920, 1080)}) {
                QTest::addRow("timeline %d %d", percent, size.width())
                    << RenderView::Timeline << percent << size;
                QTest::addRow("map %d %d", percent, size.width())
                    << RenderView::Map << percent << size;
                QTest::addRow("calendar %d %d", percent, size.width())
                    << RenderView::Calendar << percent << size;
                QTest::addRow("network %d %d", percent, size.width())
                    << RenderView::Network << percent << size;
                QTest::addRow("page %d %d", percent, size.width())
                    << RenderView::Page << percent << size;
            }
        }
    }

    void picturesGrowWithTheirTextAndNothingOverlaps()
    {
        QFETCH(RenderView, view);
        QFETCH(int, percent);
        QFETCH(QSize, size);
        RenderRequest request;
        request.view = view;
        request.size = size;
        request.textScale = percent / 100.0;
        const Result<Drawing> drawing = drawingFor(request, *m_sample);
        QVERIFY(drawing);
        QVERIFY(drawing->texts.size() > 10);
        for (const TextMark &text : drawing->texts) {
            QCOMPARE(text.scale, request.textScale);
            const double measured =
                FontMeasure::shared().width(text.text, text.style) * request.textScale;
            QVERIFY2(text.box.width + 0.5 >= measured, text.text.c_str());
        }
        const QStringList faults = faultsOf(*drawing);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QStringLiteral("; "))));
    }

    void aChoiceIsKeptAndReadAgain()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        {
            TextSize text;
            text.setPercent(300); // a stage on a screen of eight million pixels
            QCOMPARE(text.percent(), 300);
            text.setPercent(9000);
            QCOMPARE(text.percent(), 400);
            text.step(1);
            QCOMPARE(text.percent(), 200);
            text.setPercent(163); // the nearest that there is
            QCOMPARE(text.percent(), 175);
            QCOMPARE(textScale(), 1.75);
            text.step(1);
            text.step(1);
            QCOMPARE(text.percent(), 200);
            text.save(settings);
        }
        QCOMPARE(textScale(), 1.0);
        TextSize text;
        text.restore(settings);
        QCOMPARE(text.percent(), 200);
    }

    void whatComesAfterItHasTheUsualFont()
    {
        QApplication::setFont(fontFor(TextStyle::Body));
        const double usual = QApplication::font().pointSizeF();
        {
            TextSize text;
            text.setPercent(200);
            QCOMPARE(QApplication::font().pointSizeF(), 2 * usual);
        }
        QCOMPARE(QApplication::font().pointSizeF(), usual);
        QCOMPARE(QLabel().font().pointSizeF(), usual);
    }

    void theWindowFollowsAtOnceAndNothingIsCut_data()
    {
        QTest::addColumn<int>("percent");
        for (const int percent : {80, 100, 150, 200})
            QTest::addRow("%d", percent) << percent;
    }

    void theWindowFollowsAtOnceAndNothingIsCut()
    {
        QFETCH(int, percent);
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        ThemeSwitch themes;
        MainWindow window(themes, settings);
        window.resize(1280, 720);
        window.openFirst(QStringLiteral("sample"));
        window.show();
        QTRY_VERIFY(window.isAnswered());
        const auto *title = window.findChild<QToolButton *>(QStringLiteral("view.map.button"));
        const double before = title->font().pointSizeF();

        window.findChild<QAction *>(QStringLiteral("text.%1").arg(percent))->trigger();
        QTRY_VERIFY(window.isAnswered());
        QTest::qWait(100);
        QVERIFY(std::abs(title->font().pointSizeF() / before - percent / 100.0) < 0.01);
        QCOMPARE(window.size(), QSize(1280, 720)); // the window itself does not grow

        QStringList cut;
        const QList<QToolButton *> buttons = window.findChildren<QToolButton *>();
        for (const QToolButton *button : buttons) {
            const bool seen = button->isVisible() && !button->text().isEmpty();
            const QSize needed = button->fontMetrics().size(Qt::TextSingleLine, button->text());
            if (seen &&
                (button->width() < needed.width() || button->height() < needed.height() - 1 ||
                 !button->parentWidget()->rect().contains(button->geometry())))
                cut << button->objectName() + QLatin1Char(' ') + button->text();
        }
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QStringLiteral("; "))));

        auto *timeline = window.findChild<TimelineView *>();
        auto *overview = window.findChild<OverviewView *>();
        QVERIFY(timeline->isVisible() && overview->isVisible());
        const Drawing &drawing = timeline->currentDrawing().drawing;
        QVERIFY(!drawing.texts.empty());
        QCOMPARE(drawing.texts.front().scale, percent / 100.0);
        for (const Drawing &each : {drawing, window.findChild<MapView *>()->currentDrawing()}) {
            const QStringList faults = faultsOf(each);
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QStringLiteral("; "))));
        }
    }

    /// Whether every row of a list is as high as its text.
    static bool hasRoomForRows(const QListView &list)
    {
        const int least = QFontMetrics(fontFor(TextStyle::Body)).height();
        for (int row = 0; row < std::min(8, list.model()->rowCount()); ++row) {
            if (list.visualRect(list.model()->index(row, 0)).height() < least)
                return false;
        }
        return list.model()->rowCount() > 0;
    }

    void otherColoursAndPanelsThatComeBackKeepIt()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        ThemeSwitch themes;
        themes.setChoice(ThemeChoice::Light);
        MainWindow window(themes, settings);
        window.resize(1280, 720);
        window.openFirst(QStringLiteral("sample"));
        window.show();
        QTRY_VERIFY(window.isAnswered());
        themes.text().setPercent(200);
        QTRY_VERIFY(window.isAnswered());
        std::map<QWidget *, double> sizes;
        const QList<QWidget *> widgets = window.findChildren<QWidget *>();
        for (QWidget *widget : widgets)
            sizes[widget] = widget->font().pointSizeF();
        themes.setChoice(ThemeChoice::Dark);
        window.session().setAsOf({{}, Instant{0}}); // a button that is polished anew
        QTRY_VERIFY(window.isAnswered());
        for (const char *name :
             {"view.map.button", "asKnownButton", "playSpeed", "laneMenuButton"}) {
            auto *widget = window.findChild<QWidget *>(QLatin1String(name));
            QVERIFY2(widget, name);
            QVERIFY2(std::abs(widget->font().pointSizeF() - sizes[widget]) < 0.01, name);
        }
        auto *list = window.findChild<QListView *>(QStringLiteral("facetsList"));
        QVERIFY(list && !list->isVisible()); // folded for room
        window.actions()["view.facets"]->trigger();
        QTRY_VERIFY(list->isVisible() && hasRoomForRows(*list));
        window.actions()["known.changes"]->trigger();
        QTRY_VERIFY(window.isAnswered());
        for (const char *name : {"changesFrom", "changesTo"}) {
            auto *edit = window.findChild<QLineEdit *>(QLatin1String(name));
            QTRY_VERIFY(edit && edit->isVisible());
            QVERIFY(edit->width() >=
                    edit->fontMetrics().horizontalAdvance(QStringLiteral("28 Nov 2028")) + 14);
        }
        QVERIFY(window.width() <= 1280 && window.height() <= 720);
    }

    void keysMakeTextLargerSmallerAndAsUsual()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        ThemeSwitch themes;
        MainWindow window(themes, settings);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_Equal, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(themes.text().percent(), 110);
        QTest::keyClick(&window, Qt::Key_Minus, Qt::ControlModifier | Qt::AltModifier);
        QTest::keyClick(&window, Qt::Key_Minus, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(themes.text().percent(), 90);
        QTest::keyClick(&window, Qt::Key_0, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(themes.text().percent(), 100);
    }
};

QTEST_MAIN(TestTextSize)
#include "tst_text_size.moc"
