// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/as_of_notice.h"

#include "app/commands/actions.h"
#include "app/session/days.h"
#include "app/session/session.h"
#include "app/shell/elided_label.h"
#include "app/style/fonts.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace entente
{

AsOfNotice::AsOfNotice(Session &session, const Actions &actions, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_words(new ElidedLabel(this))
{
    setObjectName(QStringLiteral("asOfNotice"));
    m_words->setObjectName(QStringLiteral("asOfWords"));
    m_words->setFont(fontFor(TextStyle::LabelBold));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 3, 12, 3);
    row->setSpacing(6);
    row->addWidget(m_words, 1);
    const std::pair<const char *, QString> ways[] = {{"known.previous", tr("Previous change")},
                                                     {"known.next", tr("Next change")},
                                                     {"known.changes", tr("What changed")},
                                                     {"known.today", tr("Back to today")}};
    for (const auto &[id, text] : ways) {
        auto *button = new QToolButton(this);
        button->setObjectName(QLatin1String(id) + QStringLiteral(".button"));
        button->setText(text);
        button->setToolTip(actions[id]->toolTip());
        button->setFont(fontFor(TextStyle::Label));
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, actions[id], &QAction::trigger);
        row->addWidget(button);
    }
    connect(&session, &Session::asOfChanged, this, &AsOfNotice::refresh);
    refresh();
}

void AsOfNotice::refresh()
{
    const std::optional<Instant> known = m_session.asOf().asKnown;
    setVisible(known.has_value());
    if (known)
        m_words->setText(tr("As known on %1. What was reported or happened later is left out.")
                             .arg(dayInWords(*known)));
}

} // namespace entente
