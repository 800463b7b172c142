// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/main_window.h"

#include <QObject>
#include <QSize>
#include <QString>

#include <memory>

class QSettings;
class QTemporaryDir;

namespace entente
{
class Session;
class ThemeSwitch;
} // namespace entente

namespace entente::test
{

/// What tests of the whole window share: the window, with settings and a theme of its own in a
/// folder that goes with them.
class WindowTest : public QObject
{
protected:
    WindowTest();
    ~WindowTest() override;

    /// As `main` has it: the style, the fonts.
    static void dressProgram();

    /// A new folder, no settings yet.
    void makeFolder();
    /// A new window over them that shows nothing yet.
    void makeWindow(QSize size);
    /// Shown, and in front as far as there is a front; without a file nothing is opened.
    void showWindow(const QString &file = {});
    /// Nothing is asked any more.
    void settle() const;
    void closeWindow();

    QString path(const char *name) const;
    Session &session() const;
    void trigger(const char *action) const;

    template <class Widget>
    Widget *view() const
    {
        return m_window->findChild<Widget *>();
    }
    template <class Widget>
    Widget *child(const char *name) const
    {
        return m_window->findChild<Widget *>(QLatin1String(name));
    }
    /// Whether a visible text of the inspector holds these words.
    bool inspectorSays(const QString &text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ThemeSwitch> m_themes;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace entente::test
