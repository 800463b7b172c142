// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/window_state.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace entente;

/// How a document was looked at is found again.
class TestWindowState : public QObject
{
    Q_OBJECT

private slots:
    void aMapIsFoundAsItWasLeft()
    {
        QSettings settings(m_folder.filePath(QStringLiteral("a.ini")), QSettings::IniFormat);
        const QString document = QStringLiteral("/somewhere/a.entente");
        QVERIFY(!loadLook(settings, document));
        SavedLook look;
        look.window = {{0}, {86400}};
        look.projection = QStringLiteral("lambert");
        look.center = {35.5, 139.75};
        look.camera = {{0.25, -0.5}, 600};
        look.layers = {Boundaries::Un, false, ArcEnds::Venue, false,
                       false,          true,  false,          {ShadeBy::Ties, ActorId{"JPN"}}};
        look.network = {"alliance",
                        DerivedTies{4, 7},
                        NetworkArrangement::Geographic,
                        ActorId{"JPN"},
                        {ActorId{"QUAD"}, ActorId{"AUKUS"}}};
        saveLook(settings, document, look);
        const std::optional<SavedLook> found = loadLook(settings, document);
        QVERIFY(found);
        QVERIFY(*found == look);
        QVERIFY(!loadLook(settings, QStringLiteral("/somewhere/b.entente")));
    }

    void whatAnOlderVersionDidNotKeepIsAsAtFirst()
    {
        QSettings settings(m_folder.filePath(QStringLiteral("b.ini")), QSettings::IniFormat);
        SavedLook look;
        look.window = {{0}, {86400}};
        saveLook(settings, QStringLiteral("a"), look);
        for (const QString &key : settings.allKeys()) {
            QByteArray text = settings.value(key).toByteArray();
            if (!text.contains("\"layers\""))
                continue;
            text.replace("\"layers\"", "\"x\"").replace("\"center\"", "\"y\"");
            text.replace("\"network\"", "\"z\"");
            settings.setValue(key, text);
        }
        const std::optional<SavedLook> found = loadLook(settings, QStringLiteral("a"));
        QVERIFY(found);
        QVERIFY(found->layers == MapLayers());
        QVERIFY((found->center == LatLon{0, 100}));
        QVERIFY(found->network == NetworkChoice());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestWindowState)
#include "tst_window_state.moc"
