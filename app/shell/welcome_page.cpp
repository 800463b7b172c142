// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/welcome_page.h"

#include "app/commands/actions.h"
#include "app/session/asker.h"
#include "app/shell/document_keeper.h"
#include "app/shell/link_row.h"
#include "app/shell/recent_files.h"
#include "app/style/fonts.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace entente
{

namespace
{

constexpr int widestColumn = 400; ///< in pixels at 100 %: longer lines are hard to follow
constexpr int mostRecent = 7;

QLabel *text(const QString &words, TextStyle style, QWidget *parent)
{
    auto *label = new QLabel(words, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(fontFor(style));
    return label;
}

QLabel *head(const QString &words, QWidget *parent)
{
    QLabel *label = text(words.toUpper(), TextStyle::Heading, parent);
    label->setProperty("look", QStringLiteral("muted"));
    label->setContentsMargins(10, 0, 0, 2);
    return label;
}

QVBoxLayout *rows()
{
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    return column;
}

} // namespace

WelcomePage::WelcomePage(const Actions &actions, RecentFiles &recent, QWidget *parent)
    : QWidget(parent)
    , m_recent(recent)
{
    setObjectName(QStringLiteral("welcomePage"));
    setAttribute(Qt::WA_StyledBackground);
    auto *inside = new QWidget;
    inside->setObjectName(QStringLiteral("welcomeInside"));
    auto *page = new QVBoxLayout(inside);
    page->setContentsMargins(64, 48, 64, 32);
    page->setSpacing(0);
    page->addLayout(makeHead());
    page->addSpacing(30);

    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    auto *heading = head(tr("Recent documents"), inside);
    m_recentRows = rows();
    right->addWidget(heading);
    right->addLayout(m_recentRows);
    right->addSpacing(26);
    right->addLayout(makeLearn(actions));
    right->addStretch();
    auto *columns = new QHBoxLayout;
    columns->setSpacing(48);
    QLayout *begin = makeBegin(actions);
    columns->addLayout(begin, 5);
    columns->addLayout(right, 5);
    columns->addStretch(1);
    page->addLayout(columns);
    page->addStretch();

    auto *scroller = new QScrollArea(this);
    scroller->setWidget(inside);
    scroller->setWidgetResizable(true);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setFocusPolicy(Qt::NoFocus);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroller);
}

QLayout *WelcomePage::makeHead()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(6);
    auto *name = text(QStringLiteral("Entente"), TextStyle::Title, this);
    QFont font = name->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    name->setFont(font);
    column->addWidget(name, 0, Qt::AlignLeft);
    auto *about = text(tr("See diplomacy: meetings, talks and pacts on a timeline, a map and a "
                          "network, with dates as vague, planned and contested as they are known."),
                       TextStyle::Subtitle, this);
    about->setProperty("look", QStringLiteral("muted"));
    about->setMaximumWidth(qRound(640 * textScale()));
    column->addWidget(about);
    column->setContentsMargins(10, 0, 0, 0);
    return column;
}

LinkRow *WelcomePage::addAction(QVBoxLayout &column, const Actions &actions, const char *id,
                                const QString &title, const QString &about)
{
    auto *row = new LinkRow(title, about, this);
    row->setObjectName(QStringLiteral("welcome.") + QLatin1String(id));
    row->setMaximumWidth(qRound(widestColumn * textScale()));
    QAction *action = actions[id];
    const auto showKeys = [row, action] {
        row->setEnd(action->shortcut().toString(QKeySequence::NativeText));
    };
    connect(action, &QAction::changed, row, showKeys);
    showKeys();
    connect(row, &QAbstractButton::clicked, action, &QAction::trigger);
    column.addWidget(row);
    return row;
}

QLayout *WelcomePage::makeBegin(const Actions &actions)
{
    auto *column = rows();
    column->addWidget(head(tr("Begin"), this));
    m_first = addAction(*column, actions, "file.sample", tr("Look at the sample"),
                        tr("How Asia's alliances went from spokes to a web, 1947–2025"));
    auto *story =
        new LinkRow(tr("See its story"), tr("Presented scene by scene, in full screen"), this);
    story->setObjectName(QStringLiteral("welcome.story"));
    story->setMaximumWidth(qRound(widestColumn * textScale()));
    connect(story, &QAbstractButton::clicked, this, &WelcomePage::storyRequested);
    column->addWidget(story);
    addAction(*column, actions, "file.open", tr("Open a document…"),
              tr("A file that ends in .entente"));
    addAction(*column, actions, "file.import", tr("Import your data…"),
              tr("CSV, JSON, GDELT, ICEWS, lists of alliances, ZIP"));
    addAction(*column, actions, "file.openArchive", tr("Open an archive…"),
              tr("Events on a PostgreSQL server"));
    auto *drop = text(tr("Or drop files anywhere on this window: documents are opened, tables are "
                         "imported."),
                      TextStyle::Label, this);
    drop->setObjectName(QStringLiteral("welcomeDrop"));
    drop->setProperty("look", QStringLiteral("muted"));
    drop->setContentsMargins(10, 8, 0, 0);
    drop->setMaximumWidth(qRound(widestColumn * textScale()));
    column->addWidget(drop);
    column->addStretch();
    return column;
}

QLayout *WelcomePage::makeLearn(const Actions &actions)
{
    auto *column = rows();
    column->addWidget(head(tr("Learn"), this));
    addAction(*column, actions, "help.firstSteps", tr("First steps"), tr("What to try first"));
    addAction(*column, actions, "help.keys", tr("Keys and gestures"),
              tr("Everything that the mouse and the keyboard do"));
    addAction(*column, actions, "edit.preferences", tr("Preferences"),
              tr("Colours, dates, map, keys"));
    return column;
}

void WelcomePage::takeFocus()
{
    for (const QPointer<LinkRow> &row : m_recentLinks) {
        if (row && row->isEnabled()) {
            row->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    m_first->setFocus(Qt::OtherFocusReason);
}

void WelcomePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fillRecent();
}

void WelcomePage::fillRecent()
{
    ++m_fill;
    while (QLayoutItem *item = m_recentRows->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_recentLinks.clear();
    const QStringList paths = m_recent.paths().mid(0, mostRecent);
    for (const QString &path : paths) {
        const QString folder =
            isArchive(path) ? tr("Archive") : RecentFiles::shown(QFileInfo(path).path());
        auto *row = new LinkRow(isArchive(path) ? path : QFileInfo(path).fileName(), folder, this);
        row->setObjectName(QStringLiteral("welcome.recent"));
        row->setElide(Qt::ElideMiddle);
        row->setMaximumWidth(qRound(widestColumn * textScale()));
        connect(row, &QAbstractButton::clicked, this, [this, path] { emit m_recent.chosen(path); });
        m_recentRows->addWidget(row);
        m_recentLinks.append(row);
    }
    if (paths.isEmpty()) {
        auto *none = text(tr("Documents that you open are listed here."), TextStyle::Label, this);
        none->setProperty("look", QStringLiteral("muted"));
        none->setContentsMargins(10, 6, 0, 0);
        m_recentRows->addWidget(none);
    }
    markMissing(paths);
}

/// Folders may lie on servers that are slow to answer, so files are looked for on the pool.
void WelcomePage::markMissing(const QStringList &paths)
{
    const QPointer<WelcomePage> guard(this);
    AskerBase::pool().start([guard, paths, fill = m_fill] {
        QList<qsizetype> missing;
        for (qsizetype i = 0; i < paths.size(); ++i) {
            if (!isArchive(paths[i]) && !QFileInfo::exists(paths[i]))
                missing.append(i);
        }
        if (missing.isEmpty())
            return;
        QMetaObject::invokeMethod(
            qApp,
            [guard, missing, fill] {
                if (!guard || guard->m_fill != fill)
                    return;
                for (const qsizetype i : missing) {
                    if (LinkRow *row = guard->m_recentLinks.value(i)) {
                        row->setEnabled(false);
                        row->setAbout(tr("No longer there"));
                    }
                }
            },
            Qt::QueuedConnection);
    });
}

} // namespace entente
