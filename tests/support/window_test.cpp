// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/window_test.h"

#include "app/session/session.h"
#include "app/style/fonts.h"
#include "app/style/outlined_style.h"
#include "app/style/theme.h"
#include "app/views/inspector/inspector_view.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace entente::test
{

namespace
{

constexpr int patience = 60'000; // ms; machines that build meanwhile are slow

} // namespace

WindowTest::WindowTest() = default;
WindowTest::~WindowTest() = default;

void WindowTest::dressProgram()
{
    QApplication::setStyle(new OutlinedStyle);
    loadFonts();
    QApplication::setFont(fontFor(TextStyle::Body));
}

void WindowTest::makeFolder()
{
    closeWindow();
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(path("s.ini"), QSettings::IniFormat);
    m_themes = std::make_unique<ThemeSwitch>();
}

void WindowTest::makeWindow(QSize size)
{
    m_window.reset();
    m_window = std::make_unique<MainWindow>(*m_themes, *m_settings);
    m_window->resize(size);
}

void WindowTest::showWindow(const QString &file)
{
    if (!file.isEmpty())
        m_window->openFirst(file);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    if (!file.isEmpty())
        settle();
}

void WindowTest::settle() const
{
    QCoreApplication::processEvents();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isAnswered(), patience);
    QCoreApplication::processEvents();
}

void WindowTest::closeWindow()
{
    m_window.reset();
    m_themes.reset();
    m_settings.reset();
}

QString WindowTest::path(const char *name) const
{
    return m_folder->filePath(QLatin1String(name));
}

Session &WindowTest::session() const
{
    return m_window->session();
}

void WindowTest::trigger(const char *action) const
{
    QAction *found = m_window->findChild<QAction *>(QLatin1String(action));
    QVERIFY2(found != nullptr, action);
    found->trigger();
}

bool WindowTest::inspectorSays(const QString &text) const
{
    const QList<QLabel *> labels = view<InspectorView>()->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
        return label->isVisible() && label->text().contains(text);
    });
}

} // namespace entente::test
