// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/picture_asker.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace entente
{

class Preview;
class Session;
class ThemeSwitch;

/// Chooses what a picture shows and how it is written, with a preview that is the picture.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `initial` is what is on screen; size, format and colours come back as they were left.
    ExportDialog(Session &session, const RenderRequest &initial, QWidget *parent = nullptr);
    ~ExportDialog() override;

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
    QWidget *makeForm();
    void addWhat(QFormLayout &form);
    void addSize(QFormLayout &form);
    void addWords(QFormLayout &form);
    QLayout *makeButtons();
    void connectAll();
    void readSettings();
    void writeSettings(const QString &file);
    void choosePreset(int index);
    void refresh();
    void present(Picture picture);
    void say(const QString &text, bool wrong);

    Session &m_session;
    RenderRequest m_initial;
    QComboBox *m_view = nullptr;
    QComboBox *m_format = nullptr;
    QComboBox *m_preset = nullptr;
    QSpinBox *m_width = nullptr;
    QSpinBox *m_height = nullptr;
    QComboBox *m_scale = nullptr;
    QSpinBox *m_dpi = nullptr;
    QComboBox *m_theme = nullptr;
    QCheckBox *m_allTime = nullptr;
    QCheckBox *m_decorated = nullptr;
    QLineEdit *m_title = nullptr;
    QLineEdit *m_subtitle = nullptr;
    QLineEdit *m_sources = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_save = nullptr;
    Preview *m_preview = nullptr;
    std::optional<Picture> m_picture;
    PictureAsker m_asker;
    PictureWriter m_writer;
};

/// File ▸ Export image…
void showExportDialog(QWidget *parent, Session &session, ThemeSwitch &themes,
                      const RenderRequest &initial);

/// Puts the picture on the clipboard as an image, as SVG and in words.
void copyAsImage(QWidget *parent, Session &session, const RenderRequest &request);

/// Shows the picture as it comes out of a printer, and prints it.
void printDrawing(QWidget *parent, Session &session, const RenderRequest &request);

} // namespace entente
