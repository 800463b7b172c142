// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/story_dialog.h"

#include "app/exporting/save_place.h"
#include "app/session/native.h"
#include "app/style/fonts.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace entente
{

namespace
{

struct StoryKind
{
    const char *suffix;
    const char *label;
    bool isFilm;
    bool hasNotes;
};

constexpr std::array storyKinds = {
    StoryKind{"pptx", QT_TRANSLATE_NOOP("entente::StoryDialog", "PowerPoint, slides to edit"),
              false, false},
    StoryKind{"pdf", QT_TRANSLATE_NOOP("entente::StoryDialog", "PDF, a scene a page"), false,
              false},
    StoryKind{"pdf", QT_TRANSLATE_NOOP("entente::StoryDialog", "PDF, a handout with notes"), false,
              true},
    StoryKind{"html", QT_TRANSLATE_NOOP("entente::StoryDialog", "Web page, in one file"), false,
              false},
    StoryKind{"mp4", QT_TRANSLATE_NOOP("entente::StoryDialog", "Film, MP4"), true, false},
    StoryKind{"webm", QT_TRANSLATE_NOOP("entente::StoryDialog", "Film, WebM"), true, false},
    StoryKind{"gif", QT_TRANSLATE_NOOP("entente::StoryDialog", "Moving picture, GIF"), true, false},
};

constexpr std::array filmSizes = {QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160),
                                  QSize(960, 540)};

} // namespace

StoryWriter::StoryWriter(Session &session, QObject *parent) : AskerBase(parent), m_session(session)
{}

void StoryWriter::write(const Story &story, const StoryExport &how, const QString &file)
{
    run(
        [story, how, name = nativePath(file)](const Engine &engine, std::stop_token stop,
                                              const StoryProgress &step) {
            return exportStory(story, engine, name, how, stop, step);
        },
        file);
}

void StoryWriter::write(const PlayedFilm &played, const QString &file)
{
    run(
        [played, name = nativePath(file)](const Engine &engine, std::stop_token stop,
                                          const StoryProgress &step) -> Outcome {
            const std::optional<FilmFormat> format = filmFormatFor(name);
            if (!format)
                return Error{"a film is written as .mp4, .webm or .gif", name.filename().string()};
            const Result<Film> film = filmOf(played, engine);
            if (!film)
                return film.error();
            return writeFilm(
                *film, *format, name, stop,
                [&](std::int64_t done, std::int64_t total) { step(done, total, "Frames"); });
        },
        file);
}

void StoryWriter::run(const Work &work, const QString &file)
{
    const std::shared_ptr<const Engine> engine = m_session.engine();
    if (!engine)
        return;
    // Heard on the thread of the window, where this object may be gone by then.
    const auto tell = [guard = QPointer<StoryWriter>(this)](std::int64_t done, std::int64_t total,
                                                            const std::string &step) {
        QMetaObject::invokeMethod(
            qApp,
            [guard, done, total, step] {
                if (guard)
                    emit guard->progress(done, total, QString::fromStdString(step));
            },
            Qt::QueuedConnection);
    };
    start([this, engine, work, file, tell](std::stop_token stop) -> std::function<void()> {
        std::int64_t shown = -1;
        const auto step = [&](std::int64_t done, std::int64_t total, const std::string &words) {
            const std::int64_t share = total > 0 ? 200 * done / total : 0;
            if (share != shown) // thousands of frames are not thousands of messages
                tell(done, total, words);
            shown = share;
        };
        const Outcome outcome = work(*engine, stop, step);
        if (!outcome)
            return
                [this, why = QString::fromStdString(outcome.error().text())] { emit failed(why); };
        return [this, file] { emit written(file); };
    });
}

StoryDialog::StoryDialog(Session &session, std::vector<Story> stories,
                         std::optional<RenderRequest> onScreen, QWidget *parent)
    : QDialog(parent)
    , m_stories(std::move(stories))
    , m_onScreen(std::move(onScreen))
    , m_writer(session, this)
{
    setObjectName(QStringLiteral("storyDialog"));
    setWindowTitle(tr("Export story"));
    m_form = new QFormLayout;
    m_form->setVerticalSpacing(9);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addStory(*m_form);
    addFilm(*m_form);

    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("storyMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(QStringLiteral("storyProgress"));
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_save = new QPushButton(tr("Save…"), this);
    m_save->setObjectName(QStringLiteral("storySave"));
    m_save->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_message, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 14);
    column->setSpacing(14);
    column->addLayout(m_form);
    column->addWidget(m_bar);
    column->addStretch(1);
    column->addLayout(buttons);
    setMinimumWidth(qRound(460 * textScale()));

    connect(m_story, &QComboBox::currentIndexChanged, this, &StoryDialog::chooseStory);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &StoryDialog::updateForm);
    connect(m_seconds, &QDoubleSpinBox::valueChanged, this, &StoryDialog::updateForm);
    connect(m_cancel, &QPushButton::clicked, this, &StoryDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &StoryDialog::save);
    connect(&m_writer, &StoryWriter::progress, this,
            [this](qint64 done, qint64 total, const QString &step) {
                if (!m_running)
                    return;
                m_bar->setRange(0, int(total));
                m_bar->setValue(int(done));
                say(step == QLatin1String("Frames") ? tr("Frame %1 of %2").arg(done).arg(total)
                                                    : step,
                    false);
            });
    connect(&m_writer, &AskerBase::failed, this, [this](const QString &why) {
        setRunning(false);
        say(tr("Not saved: %1").arg(why), true);
    });
    connect(&m_writer, &StoryWriter::written, this, [this](const QString &file) {
        setRunning(false);
        emit saved(file);
        accept();
    });
    setRunning(false);
    chooseStory();
}

void StoryDialog::addStory(QFormLayout &form)
{
    m_story = new QComboBox;
    m_story->setObjectName(QStringLiteral("storyName"));
    for (const Story &story : m_stories)
        m_story->addItem(QString::fromStdString(story.name));
    if (m_onScreen)
        m_story->addItem(tr("Time that passes, as on screen"));
    form.addRow(tr("Story"), m_story);
    m_kind = new QComboBox;
    m_kind->setObjectName(QStringLiteral("storyKind"));
    for (const StoryKind &kind : storyKinds)
        m_kind->addItem(tr(kind.label));
    form.addRow(tr("Format"), m_kind);
    m_theme = new QComboBox;
    m_theme->setObjectName(QStringLiteral("storyTheme"));
    m_theme->addItem(tr("As the scenes say"), QString());
    m_theme->addItem(tr("Light"), QStringLiteral("light"));
    m_theme->addItem(tr("Dark"), QStringLiteral("dark"));
    m_theme->addItem(tr("For paper"), QStringLiteral("print"));
    form.addRow(tr("Colours"), m_theme);
}

void StoryDialog::addFilm(QFormLayout &form)
{
    m_size = new QComboBox;
    m_size->setObjectName(QStringLiteral("storySize"));
    for (const QSize size : filmSizes)
        m_size->addItem(tr("%1 × %2").arg(size.width()).arg(size.height()), size);
    m_size->setCurrentIndex(1);
    form.addRow(tr("Film's size"), m_size);
    m_rate = new QSpinBox;
    m_rate->setObjectName(QStringLiteral("storyRate"));
    m_rate->setRange(1, 60);
    m_rate->setValue(30);
    m_rate->setSuffix(tr(" frames a second"));
    form.addRow(QString(), m_rate);
    m_seconds = new QDoubleSpinBox;
    m_seconds->setObjectName(QStringLiteral("storySeconds"));
    m_seconds->setRange(0.5, 600);
    m_seconds->setDecimals(1);
    m_seconds->setValue(6);
    m_seconds->setSuffix(tr(" s a scene"));
    m_seconds->setToolTip(tr("How long scenes stand that do not say so themselves"));
    form.addRow(QString(), m_seconds);
    m_captions = new QComboBox;
    m_captions->setObjectName(QStringLiteral("storyCaptions"));
    m_captions->addItem(tr("In the picture"), int(FilmCaptions::Burnt));
    m_captions->addItem(tr("As subtitles"), int(FilmCaptions::Track));
    m_captions->addItem(tr("None"), int(FilmCaptions::None));
    form.addRow(tr("Captions"), m_captions);
}

bool StoryDialog::isPlayed() const
{
    return m_onScreen && m_story->currentIndex() == int(m_stories.size());
}

/// Time that passes is a film and nothing else, as long as it says.
void StoryDialog::chooseStory()
{
    const bool played = isPlayed();
    if (played && !storyKinds[std::size_t(m_kind->currentIndex())].isFilm) {
        const auto film = std::find_if(storyKinds.begin(), storyKinds.end(),
                                       [](const StoryKind &kind) { return kind.isFilm; });
        m_kind->setCurrentIndex(int(film - storyKinds.begin()));
    }
    const QSignalBlocker blocker(m_seconds);
    m_seconds->setSuffix(played ? tr(" s in all") : tr(" s a scene"));
    m_seconds->setValue(played ? 30 : 6);
    updateForm();
}

void StoryDialog::updateForm()
{
    const StoryKind &kind = storyKinds[std::size_t(std::max(0, m_kind->currentIndex()))];
    for (QWidget *widget : std::initializer_list<QWidget *>{m_size, m_rate, m_seconds, m_captions})
        widget->setEnabled(kind.isFilm && !m_running);
    // What does not go with the format is not in the way.
    for (QWidget *widget : std::initializer_list<QWidget *>{m_size, m_rate, m_seconds, m_captions})
        m_form->setRowVisible(widget, kind.isFilm);
    m_form->setRowVisible(m_captions, kind.isFilm && !isPlayed());
    m_save->setEnabled(!m_running);
    if (m_running)
        return;
    if (isPlayed() && !kind.isFilm) {
        say(tr("Time passes in films only: MP4, WebM or GIF"), true);
        m_save->setEnabled(false);
        return;
    }
    if (kind.isFilm) {
        if (const Result<std::string> program = ffmpegProgram(); !program) {
            say(QString::fromStdString(program.error().text()), true);
            m_save->setEnabled(false);
            return;
        }
    }
    say(amount(), false);
}

/// How much will be written, in words.
QString StoryDialog::amount() const
{
    const StoryKind &kind = storyKinds[std::size_t(m_kind->currentIndex())];
    if (isPlayed())
        return {}; // its length is what one types
    const Story &story = m_stories[std::size_t(m_story->currentIndex())];
    QString scenes = tr("%n scene(s)", nullptr, int(story.scenes.size()));
    if (!kind.isFilm)
        return scenes;
    const StoryExport chosen = how();
    double seconds = chosen.secondsOfTravel * double(story.scenes.size() - 1);
    for (const Scene &scene : story.scenes)
        seconds += scene.seconds > 0 ? scene.seconds : chosen.secondsPerScene;
    const int whole = qRound(seconds);
    return tr("%1, about %2:%3 minutes")
        .arg(scenes)
        .arg(whole / 60)
        .arg(whole % 60, 2, 10, QLatin1Char('0'));
}

StoryExport StoryDialog::how() const
{
    const StoryKind &kind = storyKinds[std::size_t(m_kind->currentIndex())];
    StoryExport how;
    how.theme = Theme::named(m_theme->currentData().toString().toStdString());
    how.withNotes = kind.hasNotes;
    how.filmSize = m_size->currentData().toSize();
    how.framesPerSecond = m_rate->value();
    how.secondsPerScene = m_seconds->value();
    how.captions = FilmCaptions(m_captions->currentData().toInt());
    if (suffix() == QLatin1String("gif") && how.captions == FilmCaptions::Track)
        how.captions = FilmCaptions::Burnt; // it has no subtitles
    return how;
}

QString StoryDialog::suffix() const
{
    return QString::fromLatin1(storyKinds[std::size_t(m_kind->currentIndex())].suffix);
}

void StoryDialog::setRunning(bool running)
{
    m_running = running;
    m_bar->setVisible(running);
    m_bar->setRange(0, 0);
    for (QComboBox *box : {m_story, m_kind, m_theme})
        box->setEnabled(!running);
    updateForm();
}

void StoryDialog::say(const QString &text, bool wrong)
{
    m_message->setProperty("look", wrong ? QStringLiteral("error") : QStringLiteral("muted"));
    m_message->setStyleSheet(m_message->styleSheet()); // the property counts from now on
    m_message->setText(text);
}

void StoryDialog::save()
{
    const QString file = askWhereToSave({.heading = tr("Save story"),
                                         .suffix = suffix(),
                                         .name = m_story->currentText(),
                                         .nameOfNone = QStringLiteral("story"),
                                         .folder = QStandardPaths::DocumentsLocation},
                                        this);
    if (!file.isEmpty())
        saveTo(file);
}

void StoryDialog::saveTo(const QString &file)
{
    rememberSavedTo(file);
    setRunning(true);
    say(tr("Saving…"), false);
    const StoryExport chosen = how();
    if (!isPlayed()) {
        m_writer.write(m_stories[std::size_t(m_story->currentIndex())], chosen, file);
        return;
    }
    PlayedFilm played;
    played.request = *m_onScreen;
    played.request.size = chosen.filmSize;
    if (chosen.theme)
        played.request.theme = chosen.theme;
    played.range = m_onScreen->window.value_or(TimeSpan{});
    played.seconds = chosen.secondsPerScene;
    played.framesPerSecond = chosen.framesPerSecond;
    m_writer.write(played, file);
}

/// Cancel stops what is being written first, and closes the dialog when nothing is.
void StoryDialog::reject()
{
    if (!m_running) {
        QDialog::reject();
        return;
    }
    m_writer.stop();
    setRunning(false);
    say(tr("Cancelled: nothing was saved"), false);
}

} // namespace entente
