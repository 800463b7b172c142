// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/picture_asker.h"

#include <QDialog>

#include <functional>

class QLabel;
class QPushButton;

namespace entente
{

class ExportForm;
class Preview;
class Session;
class ThemeSwitch;

/// Chooses what a picture shows and how it is written, with a preview that is the picture.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `initial` is what is on screen; how it is made comes back as it was left.
    ExportDialog(Session &session, const RenderRequest &initial, QWidget *parent = nullptr);
    ~ExportDialog() override;

    /// Kinds have the colours that were chosen for them; `themes` must live as long.
    void takeColorsFrom(ThemeSwitch &themes);

    RenderRequest request() const;
    RenderFormat format() const;
    const Preview &preview() const { return *m_preview; }

public slots:
    /// Asks for a file and writes it.
    void save();
    /// Writes the picture; `saved` or the message line tells how it went.
    void saveTo(const QString &file);
    void copy();

signals:
    void saved(const QString &file);

private:
    QLayout *makeButtons();
    void connectAll();
    void readSettings();
    void writeSettings(const QString &file);
    void refresh();
    void present(Picture picture);
    void say(const QString &text, bool wrong);

    Session &m_session;
    ThemeSwitch *m_themes = nullptr;
    RenderRequest m_initial;
    ExportForm *m_form = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_save = nullptr;
    Preview *m_preview = nullptr;
    bool m_hasFailed = false; ///< saving, since something was chosen
    std::optional<Picture> m_picture;
    PictureAsker m_asker;
    PictureWriter m_writer;
};

/// File ▸ Export image…
void showExportDialog(QWidget *parent, Session &session, ThemeSwitch &themes,
                      const RenderRequest &initial);

/// Puts the picture on the clipboard in every format: as an image, as SVG, as PDF and in words.
/// `copied` is called when it is there; a box says why where it cannot be.
void copyAsImage(QWidget *parent, Session &session, const RenderRequest &request,
                 std::function<void()> copied = {});

/// Shows the picture as it comes out of a printer, and prints it.
void printDrawing(QWidget *parent, Session &session, const RenderRequest &request);

} // namespace entente
