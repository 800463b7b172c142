// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/story_export.h"
#include "app/session/asker.h"

#include <QDialog>

#include <functional>
#include <optional>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace entente
{

/// Writes a story off the GUI thread.
class StoryWriter : public AskerBase
{
    Q_OBJECT

public:
    StoryWriter(Session &session, QObject *parent);

    void write(const Story &story, const StoryExport &how, const QString &file);
    void write(const PlayedFilm &played, const QString &file);
    void stop() { cancel(); }

signals:
    void progress(qint64 done, qint64 total, const QString &step);
    void written(const QString &file);

private:
    using Work = std::function<Outcome(const Engine &, std::stop_token, const StoryProgress &)>;
    void run(const Work &work, const QString &file);

    Session &m_session;
};

/// Chooses what a story is written as, and writes it with progress and a way to cancel.
class StoryDialog : public QDialog
{
    Q_OBJECT

public:
    /// `stories` are those of the document. With `onScreen`, what the window shows, time that
    /// passes in it can be written as a film; without it there must be stories.
    StoryDialog(Session &session, std::vector<Story> stories,
                std::optional<RenderRequest> onScreen = {}, QWidget *parent = nullptr);

    StoryExport how() const;
    bool isPlayed() const;  ///< time that passes, and no story
    QString suffix() const; ///< "pptx"

public slots:
    void save();
    void saveTo(const QString &file);
    void reject() override;

signals:
    void saved(const QString &file);

private:
    void addStory(QFormLayout &form);
    void addFilm(QFormLayout &form);
    void updateForm();
    void chooseStory();
    QString amount() const;
    void setRunning(bool running);
    void say(const QString &text, bool wrong);

    std::vector<Story> m_stories;
    std::optional<RenderRequest> m_onScreen;
    StoryWriter m_writer;
    QFormLayout *m_form = nullptr;
    QComboBox *m_story = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_theme = nullptr;
    QComboBox *m_size = nullptr;
    QSpinBox *m_rate = nullptr;
    QDoubleSpinBox *m_seconds = nullptr;
    QComboBox *m_captions = nullptr;
    QLabel *m_message = nullptr;
    QProgressBar *m_bar = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
    bool m_running = false;
};

} // namespace entente
