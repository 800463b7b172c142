// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/presenting/filmstrip.h"

#include "app/presenting/scene_delegate.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

namespace entente
{

namespace
{

/// Fields that one types in, for steps that are undone.
enum WordField
{
    CaptionField = 1,
    NotesField = 2
};

QToolButton *makeFilmButton(const char *name, const QString &text, const QString &tip,
                            QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFont(fontFor(TextStyle::Label));
    return button;
}

} // namespace

Filmstrip::Filmstrip(StoryBoard &board, Session &session, ThemeSwitch &themes, QWidget *parent)
    : QWidget(parent)
    , m_board(board)
    , m_thumbnails(new Thumbnails(session, themes, this))
    , m_model(new SceneListModel(board, *m_thumbnails, this))
{
    setObjectName(QStringLiteral("filmstrip"));
    setAccessibleName(tr("Story"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(6);
    assembleHead(*column);
    assembleList(*column, themes);
    assembleButtons(*column);
    assembleWords(*column);
    connect(&board, &StoryBoard::changed, this, &Filmstrip::follow);
    connect(&board, &StoryBoard::currentChanged, this, &Filmstrip::follow);
    follow();
}

void Filmstrip::assembleHead(QVBoxLayout &column)
{
    auto *heading = new QLabel(tr("STORY"), this);
    heading->setProperty("look", QStringLiteral("muted"));
    heading->setFont(fontFor(TextStyle::Heading));
    auto *close =
        makeFilmButton("closeFilmstrip", QStringLiteral("✕"), tr("Close the story panel"), this);
    connect(close, &QToolButton::clicked, this, &Filmstrip::closeRequested);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(10, 0, 6, 0);
    top->addWidget(heading, 1);
    top->addWidget(close);
    column.addLayout(top);

    m_stories = new QComboBox(this);
    m_stories->setObjectName(QStringLiteral("stories"));
    m_stories->setAccessibleName(tr("Story"));
    m_stories->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_stories->setMinimumContentsLength(6);
    connect(m_stories, &QComboBox::activated, &m_board, &StoryBoard::setCurrentStory);
    m_storyMenu =
        makeFilmButton("storyMenu", QStringLiteral("⋯"), tr("New story, rename, delete"), this);
    connect(m_storyMenu, &QToolButton::clicked, this, &Filmstrip::showStoryMenu);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(10, 0, 6, 0);
    row->addWidget(m_stories, 1);
    row->addWidget(m_storyMenu);
    column.addLayout(row);
}

void Filmstrip::assembleList(QVBoxLayout &column, ThemeSwitch &themes)
{
    m_empty = new QLabel(tr("A scene keeps what is on screen, to show it again: filter, time, map, "
                            "selection. Scenes in order are a story."),
                         this);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setFont(fontFor(TextStyle::Label));
    m_empty->setProperty("look", QStringLiteral("muted"));
    m_empty->setContentsMargins(10, 6, 10, 6);
    column.addWidget(m_empty);

    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("scenes"));
    m_list->setAccessibleName(tr("Scenes"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SceneDelegate(themes, m_list));
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setDragDropMode(QAbstractItemView::DragDrop);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setDropIndicatorShown(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setMinimumHeight(110);
    m_list->installEventFilter(this);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                if (!m_following)
                    m_board.setCurrentScene(current.row());
            });
    const auto show = [this](const QModelIndex &index) { emit showRequested(index.row()); };
    connect(m_list, &QListView::clicked, this, show);
    connect(m_list, &QListView::activated, this, show);
    connect(m_list, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { showMenu(m_list->viewport()->mapToGlobal(at)); });
    column.addWidget(m_list, 1);
}

void Filmstrip::assembleButtons(QVBoxLayout &column)
{
    m_add = makeFilmButton("addScene", tr("+ Add"), tr("Keep what is on screen as a scene"), this);
    m_update = makeFilmButton("updateScene", tr("Update"),
                              tr("Make the current scene what is on screen"), this);
    m_present = makeFilmButton("presentStory", QStringLiteral("▶"),
                               tr("Present from the current scene, in full screen"), this);
    connect(m_add, &QToolButton::clicked, this, &Filmstrip::addRequested);
    connect(m_update, &QToolButton::clicked, this, [this] { emit updateRequested(row()); });
    connect(m_present, &QToolButton::clicked, this,
            [this] { emit presentRequested(std::max(row(), 0)); });
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 0, 8, 0);
    buttons->setSpacing(2);
    for (QToolButton *button : {m_add, m_update, m_present})
        buttons->addWidget(button);
    buttons->addStretch(1);
    column.addLayout(buttons);
}

QPlainTextEdit *Filmstrip::makeText(const char *name, const QString &what, int lines)
{
    auto *edit = new QPlainTextEdit(m_words);
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(what);
    edit->setPlaceholderText(what);
    edit->setFont(fontFor(TextStyle::Label));
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * lines + 12);
    return edit;
}

void Filmstrip::assembleWords(QVBoxLayout &column)
{
    m_words = new QWidget(this);
    auto *inside = new QVBoxLayout(m_words);
    inside->setContentsMargins(10, 0, 10, 6);
    inside->setSpacing(4);
    m_caption = makeText("sceneCaption", tr("Caption, for the audience"), 3);
    m_notes = makeText("sceneNotes", tr("Notes, for who speaks"), 4);
    inside->addWidget(m_caption);
    inside->addWidget(m_notes);
    connect(m_caption, &QPlainTextEdit::textChanged, this, [this] { changeWords(CaptionField); });
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] { changeWords(NotesField); });
    column.addWidget(m_words);
}

int Filmstrip::row() const
{
    return m_board.currentScene();
}

void Filmstrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_list->doItemsLayout(); // pictures are as wide as the list
}

void Filmstrip::followStories()
{
    QStringList names;
    for (const Story &story : m_board.stories())
        names.append(QString::fromStdString(story.name));
    QStringList shown;
    for (int i = 0; i < m_stories->count(); ++i)
        shown.append(m_stories->itemText(i));
    if (names != shown) {
        m_stories->clear();
        m_stories->addItems(names);
    }
    m_stories->setCurrentIndex(m_board.currentStory());
    m_stories->setEnabled(!names.isEmpty());
}

void Filmstrip::follow()
{
    const QScopedValueRollback following(m_following, true);
    followStories();
    const Story *story = m_board.story();
    const bool hasScenes = story && !story->scenes.empty();
    m_empty->setVisible(!hasScenes);
    m_list->setVisible(hasScenes);
    m_update->setEnabled(row() >= 0);
    m_present->setEnabled(hasScenes);
    m_words->setVisible(row() >= 0);
    const QModelIndex current = m_model->index(row());
    if (m_list->currentIndex() != current)
        m_list->setCurrentIndex(current);
    if (current.isValid())
        m_list->scrollTo(current);
    showWords();
}

void Filmstrip::showWords()
{
    const Scene *scene = m_board.scene();
    const auto show = [](QPlainTextEdit &edit, const std::string &words) {
        const QString text = QString::fromStdString(words);
        if (edit.toPlainText() != text)
            edit.setPlainText(text);
    };
    show(*m_caption, scene ? scene->caption : std::string());
    show(*m_notes, scene ? scene->notes : std::string());
}

void Filmstrip::changeWords(int field)
{
    const Scene *scene = m_board.scene();
    if (m_following || !scene)
        return;
    Scene changed = *scene;
    if (field == CaptionField)
        changed.caption = m_caption->toPlainText().toStdString();
    else
        changed.notes = m_notes->toPlainText().toStdString();
    m_board.changeScene(row(), changed,
                        field == CaptionField ? tr("Edit caption") : tr("Edit notes"), field);
}

bool Filmstrip::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    const bool alt = key.modifiers().testFlag(Qt::AltModifier);
    if (key.key() == Qt::Key_Delete && row() >= 0) {
        m_board.removeScene(row());
        return true;
    }
    if (alt && (key.key() == Qt::Key_Up || key.key() == Qt::Key_Down) && row() >= 0) {
        m_board.moveScene(row(), row() + (key.key() == Qt::Key_Up ? -1 : 1));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void Filmstrip::renameCurrent()
{
    if (row() >= 0)
        m_list->edit(m_model->index(row()));
}

void Filmstrip::nameChapter()
{
    const Scene *scene = m_board.scene();
    if (!scene)
        return;
    bool ok = false;
    const QString name =
        QInputDialog::getText(this, tr("Chapter"), tr("Chapter from this scene on (empty: none)"),
                              QLineEdit::Normal, QString::fromStdString(scene->chapter), &ok);
    if (ok)
        m_board.nameChapter(row(), name);
}

void Filmstrip::showMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int scene = row();
    menu->addAction(tr("Show"), this, [this, scene] { emit showRequested(scene); });
    menu->addAction(tr("Present from here"), this, [this, scene] { emit presentRequested(scene); });
    menu->addSeparator();
    menu->addAction(tr("Update to what is on screen"), this,
                    [this, scene] { emit updateRequested(scene); });
    menu->addAction(tr("Duplicate"), this, [this, scene] { m_board.duplicateScene(scene); });
    menu->addAction(tr("Rename"), this, &Filmstrip::renameCurrent);
    menu->addAction(tr("Chapter…"), this, &Filmstrip::nameChapter);
    QAction *cut = menu->addAction(tr("Come without gliding"), this, [this, scene](bool cuts) {
        Scene changed = m_board.story()->scenes[std::size_t(scene)];
        changed.transition = cuts ? SceneTransition::Cut : SceneTransition::Glide;
        m_board.changeScene(scene, changed, tr("Change transition"));
    });
    cut->setCheckable(true);
    cut->setChecked(m_board.scene() && m_board.scene()->transition == SceneTransition::Cut);
    menu->addSeparator();
    menu->addAction(tr("Move up"), this, [this, scene] { m_board.moveScene(scene, scene - 1); });
    menu->addAction(tr("Move down"), this, [this, scene] { m_board.moveScene(scene, scene + 1); });
    menu->addAction(tr("Delete"), this, [this, scene] { m_board.removeScene(scene); });
    if (scene < 0) {
        for (QAction *action : menu->actions())
            action->setEnabled(false);
    }
    menu->popup(globalPosition);
}

void Filmstrip::showStoryMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool hasStory = m_board.story() != nullptr;
    menu->addAction(tr("New story…"), this, [this] { askStoryName(true); });
    menu->addAction(tr("Rename…"), this, [this] { askStoryName(false); })->setEnabled(hasStory);
    menu->addAction(tr("Delete story"), &m_board, &StoryBoard::removeStory)->setEnabled(hasStory);
    menu->popup(m_storyMenu->mapToGlobal(QPoint(0, m_storyMenu->height())));
}

void Filmstrip::askStoryName(bool isNew)
{
    const QString now =
        isNew || !m_board.story() ? tr("Story") : QString::fromStdString(m_board.story()->name);
    bool ok = false;
    const QString name = QInputDialog::getText(this, isNew ? tr("New story") : tr("Rename story"),
                                               tr("Name"), QLineEdit::Normal, now, &ok);
    if (!ok || name.trimmed().isEmpty())
        return;
    if (isNew)
        m_board.addStory(name.trimmed());
    else
        m_board.renameStory(name);
}

} // namespace entente
