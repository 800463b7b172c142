// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/top_bar.h"

#include "app/commands/actions.h"
#include "app/shell/as_of_control.h"
#include "app/shell/elided_label.h"
#include "app/shell/search_box.h"
#include "app/style/fonts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace entente
{

namespace
{

// Below these widths at 100 % the bar says less.
constexpr int narrowBelow = 1360;
constexpr int titleFrom = 900;
constexpr int nameFrom = 780;
constexpr int allViewsFrom = 1000;

} // namespace

TopBar::TopBar(Session &session, const Actions &actions, QWidget *parent)
    : QFrame(parent)
    , m_name(new QLabel(QStringLiteral("Entente"), this))
    , m_title(new ElidedLabel(this))
    , m_search(new SearchBox(session, this))
    , m_asOf(new AsOfControl(session, this))
{
    setObjectName(QStringLiteral("topBar"));
    QFont nameFont = fontFor(TextStyle::AxisMajor);
    nameFont.setPointSizeF(nameFont.pointSizeF() * 1.15);
    m_name->setFont(nameFont);
    m_title->setObjectName(QStringLiteral("documentTitle"));
    m_title->setProperty("look", QStringLiteral("muted"));
    m_title->setFont(fontFor(TextStyle::Body));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 7, 14, 7);
    row->setSpacing(10);
    row->addWidget(m_name);
    row->addWidget(m_title, 4);
    row->addSpacing(8);
    row->addWidget(m_search, 7);
    row->addSpacing(8);
    row->addWidget(m_asOf);
    row->addSpacing(8);
    row->addWidget(makeSwitch(actions));
    connect(m_asOf, &AsOfControl::changesRequested, this, [changes = actions["known.changes"]] {
        if (!changes->isChecked())
            changes->trigger();
    });
}

void TopBar::setDocumentTitle(const QString &title)
{
    m_title->setText(title);
}

QWidget *TopBar::makeSwitch(const Actions &actions)
{
    auto *frame = new QFrame(this);
    frame->setObjectName(QStringLiteral("viewSwitch"));
    frame->setAccessibleName(tr("What the centre shows"));
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(2);
    auto *menu = new QMenu(this);
    for (const char *id :
         {"view.map", "view.network", "view.table", "view.calendar", "view.matrix"}) {
        auto *button = new QToolButton(frame);
        button->setDefaultAction(actions[id]);
        button->setObjectName(QLatin1String(id) + QStringLiteral(".button"));
        button->setAccessibleName(actions[id]->iconText());
        button->setFont(fontFor(TextStyle::LabelBold));
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
        m_views.push_back(button);
        menu->addAction(actions[id]);
        connect(actions[id], &QAction::toggled, this, &TopBar::updateRoom);
    }
    m_moreViews = new QToolButton(frame);
    m_moreViews->setObjectName(QStringLiteral("moreViews"));
    m_moreViews->setText(QStringLiteral("▾"));
    m_moreViews->setAccessibleName(tr("Other views"));
    m_moreViews->setToolTip(tr("Other views"));
    m_moreViews->setPopupMode(QToolButton::InstantPopup);
    m_moreViews->setMenu(menu);
    m_moreViews->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_moreViews);
    return frame;
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    updateRoom();
}

void TopBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateRoom();
}

void TopBar::updateRoom()
{
    const double room = width() / textScale();
    m_asOf->setNarrow(room < narrowBelow);
    const bool showsAll = room >= allViewsFrom;
    for (QToolButton *view : m_views)
        view->setVisible(showsAll || view->isChecked());
    m_moreViews->setVisible(!showsAll);
    m_name->setVisible(room >= nameFrom);
    m_title->setVisible(room >= titleFrom);
    m_title->setMaximumWidth(room < narrowBelow ? qRound(150 * textScale()) : width() / 4);
}

} // namespace entente
