// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace entente
{

struct ActionSpec;
class Shortcuts;

/// "Open…" of "&Open…", in the interface's language.
QString plainName(const ActionSpec &spec);

/// All actions and their keys, found by typing; the keys of the chosen one can be changed below.
class ShortcutPage : public QWidget
{
    Q_OBJECT

public:
    ShortcutPage(Shortcuts &shortcuts, QWidget *parent);

private:
    void layOut();
    void followFields();
    void fill();
    void narrow(const QString &text);
    void showChosen();
    void take();
    void say(const QString &words, bool wrong);
    const ActionSpec *chosen() const;

    Shortcuts &m_shortcuts;
    QLineEdit *m_find;
    QTreeWidget *m_list;
    QLabel *m_name;
    QKeySequenceEdit *m_keys;
    QPushButton *m_none;
    QPushButton *m_reset;
    QPushButton *m_resetAll;
    QLabel *m_message;
};

} // namespace entente
