// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace entente
{

class Actions;
class ElidedLabel;
class Session;

/// A bar across the window while it shows an older state of knowledge: nobody may take a plan of
/// then for the state of today.
class AsOfNotice : public QFrame
{
    Q_OBJECT

public:
    AsOfNotice(Session &session, const Actions &actions, QWidget *parent);

private:
    void refresh();

    Session &m_session;
    ElidedLabel *m_words;
};

} // namespace entente
