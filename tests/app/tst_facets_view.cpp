// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/facets_model.h"
#include "app/style/theme.h"
#include "app/views/facets/facets_view.h"
#include "tests/support/event_builder.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace entente;
using namespace entente::test;

namespace
{

/// Twelve parties with one to twelve meetings each, and two agreements of the first one.
std::shared_ptr<const Engine> twelveParties()
{
    Dataset data;
    for (int i = 1; i <= 12; ++i) {
        const std::string id = std::string("P") + char('A' + i - 1) + "X";
        data.actors.push_back(actor(id, "Party " + std::to_string(i)));
        for (int n = 0; n < i; ++n)
            data.events.push_back(
                EventBuilder(id + std::to_string(n), "Meeting").at("2020-05").with(id));
    }
    data.events.push_back(
        EventBuilder("a1", "Pact").kind("agreement").at("2021").with("PAX").tag("pacts"));
    data.events.push_back(EventBuilder("a2", "Pact").kind("agreement").at("2022").with("PAX"));
    return makeLocalEngine(std::move(data));
}

struct World
{
    Session session;
    ThemeSwitch theme;
    FacetsView view{session, theme};
    QListView *list = view.findChild<QListView *>();

    World()
    {
        session.setEngine(twelveParties());
        view.resize(240, 900);
        view.show();
    }

    QModelIndex row(const QString &label) const
    {
        for (int i = 0; i < list->model()->rowCount(); ++i) {
            const QModelIndex index = list->model()->index(i, 0);
            if (index.data().toString() == label)
                return index;
        }
        return {};
    }
    int count(const QString &label) const
    {
        const QModelIndex index = row(label);
        return index.isValid() ? index.data(FacetsModel::CountRole).toInt() : -1;
    }
    void click(const QString &label, Qt::KeyboardModifiers modifiers = {})
    {
        list->scrollTo(row(label));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, modifiers,
                          list->visualRect(row(label)).center());
    }
};

} // namespace

class TestFacetsView : public QObject
{
    Q_OBJECT

private slots:
    void valuesHaveTheirCounts()
    {
        World world;
        const QAbstractItemModelTester tester(world.list->model());
        QTRY_COMPARE(world.count(QStringLiteral("Meeting")), 78);
        QCOMPARE(world.count(QStringLiteral("Agreement")), 2);
        QCOMPARE(world.count(QStringLiteral("Party 12")), 12);
        QCOMPARE(world.row(QStringLiteral("Party 12")).data(FacetsModel::ShareRole).toDouble(),
                 1.0);
    }

    void aClickFiltersAndASecondOneTakesItBack()
    {
        World world;
        QTRY_VERIFY(world.row(QStringLiteral("Agreement")).isValid());
        world.click(QStringLiteral("Agreement"));
        QCOMPARE(toText(world.session.filter()), std::string("kind:agreement"));
        // The section itself still shows what it left out; the others do not.
        QTRY_COMPARE(world.count(QStringLiteral("Party 12")), -1);
        QCOMPARE(world.count(QStringLiteral("Meeting")), 78);
        QVERIFY(world.row(QStringLiteral("Agreement")).data(FacetsModel::ChosenRole).toBool());
        world.click(QStringLiteral("Agreement"));
        QVERIFY(world.session.filter().isEmpty());
        QTRY_COMPARE(world.count(QStringLiteral("Party 12")), 12);
    }

    void ctrlClickLeavesOutAndAClickLetsInAgain()
    {
        World world;
        QTRY_VERIFY(world.row(QStringLiteral("Meeting")).isValid());
        world.click(QStringLiteral("Meeting"), Qt::ControlModifier);
        QCOMPARE(toText(world.session.filter()), std::string("-kind:meeting"));
        QTRY_VERIFY(world.row(QStringLiteral("Meeting")).data(FacetsModel::ExcludedRole).toBool());
        world.click(QStringLiteral("Meeting"));
        QVERIFY(world.session.filter().isEmpty());
    }

    void longSectionsOpenAndClose()
    {
        World world;
        QTRY_VERIFY(world.row(QStringLiteral("Show all 12")).isValid());
        QVERIFY(!world.row(QStringLiteral("Party 2")).isValid());
        world.click(QStringLiteral("Show all 12"));
        QTRY_VERIFY(world.row(QStringLiteral("Party 2")).isValid());
        world.click(QStringLiteral("Show fewer"));
        QTRY_VERIFY(!world.row(QStringLiteral("Party 2")).isValid());
    }

    void whatTheFilterNamesIsInSightEvenWhenNothingHasIt()
    {
        World world;
        world.session.setFilter(query("party:PBX kind:agreement"));
        QTRY_VERIFY(world.row(QStringLiteral("Party 2")).isValid());
        QTRY_COMPARE(world.count(QStringLiteral("Party 2")), 0);
        QVERIFY(world.row(QStringLiteral("Party 2")).data(FacetsModel::ChosenRole).toBool());
    }

    void theSeekFieldFindsValuesInAllSections()
    {
        World world;
        QTRY_VERIFY(world.row(QStringLiteral("Meeting")).isValid());
        world.view.findChild<QLineEdit *>()->setText(QStringLiteral("PARTY 3"));
        QTRY_VERIFY(world.row(QStringLiteral("Party 3")).isValid());
        QVERIFY(!world.row(QStringLiteral("Meeting")).isValid());
        QVERIFY(!world.row(QStringLiteral("Kind")).isValid());
    }

    void theKeyboardDoesWhatTheMouseDoes()
    {
        World world;
        QTRY_VERIFY(world.row(QStringLiteral("Agreement")).isValid());
        world.list->setFocus();
        world.list->setCurrentIndex(world.row(QStringLiteral("Agreement")));
        QTest::keyClick(world.list, Qt::Key_Space);
        QCOMPARE(toText(world.session.filter()), std::string("kind:agreement"));
        QTRY_VERIFY(world.row(QStringLiteral("Agreement")).data(FacetsModel::ChosenRole).toBool());
        world.list->setCurrentIndex(world.row(QStringLiteral("Meeting")));
        QTest::keyClick(world.list, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(toText(world.session.filter()), std::string("kind:agreement -kind:meeting"));
    }

    void headsAreNoGoal()
    {
        World world;
        QTRY_VERIFY(world.row(QStringLiteral("Kind")).isValid());
        QVERIFY(!(world.row(QStringLiteral("Kind")).flags() & Qt::ItemIsSelectable));
        QVERIFY(world.row(QStringLiteral("Meeting"))
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("78")));
    }

    void excludingTakesAChosenValueOutOfItsTerm()
    {
        QCOMPARE(toText(excluding(query("party:JPN,GBR"), Field::Party, "GBR")),
                 std::string("party:JPN -party:GBR"));
        QCOMPARE(toText(excluding(query("party:JPN -party:GBR"), Field::Party, "GBR")),
                 std::string("party:JPN"));
    }
};

QTEST_MAIN(TestFacetsView)
#include "tst_facets_view.moc"
