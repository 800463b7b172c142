// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/facets_model.h"
#include "app/shell/date_popover.h"
#include "app/shell/main_window.h"
#include "app/shell/search_box.h"
#include "app/shell/workspace.h"
#include "app/style/theme.h"
#include "app/views/facets/facets_view.h"
#include "app/views/inspector/inspector_view.h"
#include "app/views/map/map_view.h"
#include "app/views/overview/overview_view.h"
#include "app/views/table/table_view.h"
#include "app/views/timeline/timeline_view.h"
#include "core/time/calendar.h"
#include "tests/support/window_test.h"

#include <QApplication>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListView>
#include <QProcess>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace entente;

/// What a person does, in a real window on the sample, with the mouse and the keyboard. What the
/// window shows is held against what `entente query` answers.
class TestJourneys : public test::WindowTest
{
    Q_OBJECT

private:
    void start()
    {
        makeWindow({1600, 1000});
        showWindow(QStringLiteral("sample"));
    }

    /// What the program answers without a window.
    QJsonObject query(const QStringList &arguments) const
    {
        QProcess program;
        program.start(QStringLiteral(ENTENTE_PROGRAM),
                      QStringList{QStringLiteral("query"), QStringLiteral("sample"),
                                  QStringLiteral("--json")} +
                          arguments);
        if (!program.waitForFinished(30000) || program.exitCode() != 0)
            qWarning("%s", program.readAllStandardError().constData());
        return QJsonDocument::fromJson(program.readAllStandardOutput()).object();
    }

    int countOf(const std::string &where, const QStringList &more = {}) const
    {
        QStringList arguments{QStringLiteral("--count")};
        if (!where.empty())
            arguments += {QStringLiteral("--where"), QString::fromStdString(where)};
        return query(arguments + more)[QLatin1String("count")].toInt(-1);
    }

    QString status() const
    {
        return m_window->findChild<QWidget *>(QStringLiteral("statusCount"))->accessibleName();
    }
    /// The number of events that the status line names first.
    int shownCount() const
    {
        return status().section(QLatin1Char(' '), 0, 0).remove(QLatin1Char(',')).toInt();
    }

    /// Whether the picture rings something as selected.
    static bool hasChosen(const Drawing &drawing)
    {
        return std::any_of(drawing.marks.begin(), drawing.marks.end(),
                           [](const Mark &mark) { return mark.role == Role::Chosen; });
    }

    QModelIndex facet(Field field, const QString &value) const
    {
        const QAbstractItemModel *model = view<FacetsView>()->findChild<QListView *>()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex index = model->index(row, 0);
            if (index.data(FacetsModel::TypeRole).toInt() == FacetsModel::ValueRow &&
                index.data(FacetsModel::FieldRole).toInt() == int(field) &&
                index.data(FacetsModel::ValueRole).toString() == value)
                return index;
        }
        return {};
    }

    void clickFacet(Field field, const QString &value) const
    {
        auto *list = view<FacetsView>()->findChild<QListView *>();
        const QModelIndex index = facet(field, value);
        QVERIFY(index.isValid());
        list->scrollTo(index);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier,
                          list->visualRect(index).center());
    }

    static void drag(QWidget *on, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers)
    {
        QTest::mousePress(on, Qt::LeftButton, modifiers, from);
        for (int step = 1; step <= 8; ++step) {
            const QPoint at = from + (to - from) * step / 8;
            QMouseEvent move(QEvent::MouseMove, at, on->mapToGlobal(at), Qt::NoButton,
                             Qt::LeftButton, modifiers);
            QApplication::sendEvent(on, &move);
        }
        QTest::mouseRelease(on, Qt::LeftButton, modifiers, to);
    }

    /// An event that stands alone in the timeline, in sight, and has a place on the map.
    std::optional<Mark> someMark() const
    {
        const TimelineDrawing &drawing = view<TimelineView>()->currentDrawing();
        for (const Mark &mark : drawing.drawing.marks) {
            const PointF centre{mark.box.x + mark.box.width / 2, mark.box.y + mark.box.height / 2};
            const std::optional<Hit> hit = hitTest(drawing.drawing, centre);
            if (mark.role != Role::Event || mark.ids.size() != 1 ||
                !drawing.plot.contains(centre) || !hit || hit->ids != mark.ids)
                continue;
            const Result<EventAnswer> event =
                session().engine()->answer(EventQuestion{mark.ids.front(), {}});
            if (event && event->event.place.position)
                return mark;
        }
        return std::nullopt;
    }

private slots:
    void initTestCase() { dressProgram(); }

    void init()
    {
        makeFolder();
        start();
    }

    void cleanup() { closeWindow(); }

    void theSampleIsShownWhole() { QCOMPARE(shownCount(), countOf({})); }

    void aClickOnAnEventShowsItEverywhere()
    {
        const std::optional<Mark> mark = someMark();
        QVERIFY(mark);
        const EventId id = mark->ids.front();
        const EventAnswer event = session().engine()->answer(EventQuestion{id, {}}).value();
        const QPoint at(int(mark->box.x + mark->box.width / 2),
                        int(mark->box.y + mark->box.height / 2));
        QVERIFY(!hasChosen(view<MapView>()->currentDrawing()));
        QVERIFY(!hasChosen(view<TimelineView>()->currentDrawing().drawing));
        QTest::mouseClick(view<TimelineView>()->canvas(), Qt::LeftButton, Qt::NoModifier, at);
        QCOMPARE(session().selectedEvents(), std::vector{id});
        settle();

        QTRY_VERIFY(inspectorSays(QString::fromStdString(event.event.title)));
        QTRY_VERIFY(hasChosen(view<MapView>()->currentDrawing()));
        QTRY_VERIFY(hasChosen(view<TimelineView>()->currentDrawing().drawing));

        QTest::mouseClick(m_window->findChild<QToolButton *>(QStringLiteral("view.table.button")),
                          Qt::LeftButton);
        auto *table = view<TableView>()->findChild<QTableView *>();
        const auto tableShows = [&] {
            const QModelIndexList rows = table->selectionModel()->selectedIndexes();
            return std::any_of(rows.begin(), rows.end(), [&](const QModelIndex &index) {
                return index.data().toString() == QString::fromStdString(event.event.title) &&
                       table->viewport()->rect().intersects(table->visualRect(index));
            });
        };
        QTRY_VERIFY(tableShows());
    }

    void aBrushOverTwoYearsChangesAllCounts()
    {
        auto *overview = view<OverviewView>();
        const OverviewDrawing &drawing = overview->currentDrawing();
        const int y = int(drawing.plot.y + drawing.plot.height / 2);
        const QPoint from(qRound(drawing.scale.toPixel(startOfYear(2021))), y);
        const QPoint to(qRound(drawing.scale.toPixel(startOfYear(2023))), y);
        const TimeSpan window = session().window();
        drag(overview, from, to, Qt::ShiftModifier);
        settle();

        const std::optional<TimeSpan> range = session().filter().range();
        QVERIFY(range);
        const double years = range->seconds() / (365.25 * secondsPerDay);
        // A bar of the overview is a year or more wide when all of time is shown.
        QVERIFY2(years > 1.5 && years < 2.5, qPrintable(QString::number(years)));
        QVERIFY(session().window() == window);

        const std::string where = toText(session().filter());
        const int count = countOf(where);
        QVERIFY(count > 0 && count < countOf({}));
        QTRY_COMPARE(shownCount(), count);
        // Facets ask without the terms of their own field; a range is none of theirs.
        const QJsonObject kinds = query({QStringLiteral("--facet"), QStringLiteral("kind"),
                                         QStringLiteral("--where"), QString::fromStdString(where)});
        const QJsonArray values = kinds[QLatin1String("values")].toArray();
        QVERIFY(!values.isEmpty());
        for (const QJsonValue &value : values) {
            const QString kind = value[QLatin1String("value")].toString();
            QTRY_VERIFY2(facet(Field::Kind, kind).isValid(), qPrintable(kind));
            QTRY_COMPARE(facet(Field::Kind, kind).data(FacetsModel::CountRole).toInt(),
                         value[QLatin1String("count")].toInt());
        }
        QTRY_COMPARE(int(view<TimelineView>()->currentDrawing().drawing.events), count);
        QTRY_COMPARE(int(view<MapView>()->currentDrawing().events), count);
    }

    void draggingTheOverviewsHandlesMovesOnlyTheView()
    {
        auto *overview = view<OverviewView>();
        const QString before = status();
        const TimeSpan all = session().window();
        const RectF box = overview->currentDrawing().windowBox;
        const int y = int(box.y + box.height / 2);
        drag(overview, QPoint(int(box.x), y), QPoint(int(box.x + box.width * 0.6), y),
             Qt::NoModifier);
        settle();
        QVERIFY(session().window().begin > all.begin);
        QVERIFY(session().window().end == all.end);
        QVERIFY(session().filter().isEmpty());
        QCOMPARE(status(), before);
    }

    void searchFilterTravelExportAndFindEverythingAgain()
    {
        // Search.
        QTest::keySequence(m_window.get(), QKeySequence(Qt::CTRL | Qt::Key_F));
        auto *edit = m_window->findChild<QLineEdit *>(QStringLiteral("searchEdit"));
        QTRY_COMPARE(m_window->focusWidget(), edit);
        QTest::keyClicks(edit, QStringLiteral("access"));
        QTRY_COMPARE(toText(session().filter()), std::string("access"));
        QTest::keyClick(edit, Qt::Key_Escape);
        settle();
        QTRY_COMPARE(shownCount(), countOf("access"));

        // What was known on the day of the newspaper's report.
        QTest::mouseClick(m_window->findChild<QToolButton *>(QStringLiteral("asKnownButton")),
                          Qt::LeftButton);
        auto *popover = m_window->findChild<DatePopover *>();
        QVERIFY(popover);
        QTest::keyClicks(popover->findChild<QLineEdit *>(), QStringLiteral("6 Nov 2022"));
        QTest::keyClick(popover->findChild<QLineEdit *>(), Qt::Key_Return);
        settle();

        // Only what was planned then.
        QTRY_VERIFY(facet(Field::Status, QStringLiteral("planned")).isValid());
        clickFacet(Field::Status, QStringLiteral("planned"));
        settle();
        QVERIFY(session().filter() == parseQuery("status:planned access").filter ||
                session().filter() == parseQuery("access status:planned").filter);
        const int planned = countOf("access status:planned",
                                    {QStringLiteral("--as-known"), QStringLiteral("2022-11-06")});
        QVERIFY(planned > 0);
        QTRY_COMPARE(shownCount(), planned);

        // Keep the data.
        const QString target = m_folder->filePath(QStringLiteral("planned.csv"));
        QTimer::singleShot(0, this, [&] {
            auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->selectFile(target);
            QMetaObject::invokeMethod(dialog, "accept");
        });
        m_window->actions()["file.exportData"]->trigger();
        QTRY_VERIFY(QFile::exists(target));
        QFile file(target);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("\n"));

        // Start again.
        const TimeSpan window = session().window();
        const Filter filter = session().filter();
        const AsOf asOf = session().asOf();
        m_window->close();
        start();
        QVERIFY(session().window() == window);
        QVERIFY(session().filter() == filter);
        QVERIFY(session().asOf() == asOf);
        QTRY_COMPARE(shownCount(), planned);
        edit = m_window->findChild<QLineEdit *>(QStringLiteral("searchEdit"));
        QCOMPARE(edit->text(), QStringLiteral("access"));
        QCOMPARE(m_window->findChild<QToolButton *>(QStringLiteral("asKnownButton"))->text(),
                 QStringLiteral("6 Nov 2022"));
    }
};

QTEST_MAIN(TestJourneys)
#include "tst_journeys.moc"
