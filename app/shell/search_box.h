// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "app/session/session.h"
#include "app/shell/query_edit.h"

#include <QFrame>
#include <QTimer>

class QHBoxLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace entente
{

class CompletionPopup;

/// The one line of text that is the filter. Terms of the session's filter stand as chips; what is
/// being typed stands as text and counts as soon as it can be read. The session holds the truth:
/// a facet's click or a step back changes the chips here. Of actors that are selected (a country,
/// the two of a tie) it offers the chip: pointing at things never changes what counts, a second
/// click does.
class SearchBox : public QFrame
{
    Q_OBJECT

public:
    SearchBox(Session &session, QWidget *parent);

    /// Takes the focus with the whole text selected.
    void startTyping();
    bool isTyping() const { return m_edit->hasFocus(); }
    QueryEdit *edit() const { return m_edit; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    enum class Strictness
    {
        Typing,
        Entered
    };

    void layOut();
    void giveRoom();
    void showEnd();
    void followFilter();
    void offerSelected();
    void rebuildChips();
    void textEdited();
    QString textThatCounts(Strictness strictness) const;
    /// Makes what stands in the edit count; says what is wrong with it otherwise.
    bool apply(Strictness strictness);
    void enter();
    void editChip(std::size_t index);
    void removeChip(std::size_t index);
    void askCompletions();
    void complete(const QString &text);
    void setChipsAndText(const std::vector<Term> &terms);
    void showError(const QueryError &error);
    void hideError();
    void placeError();

    Session &m_session;
    QueryEdit *m_edit;
    QHBoxLayout *m_row = nullptr;
    QScrollArea *m_scroller = nullptr;
    QToolButton *m_offer = nullptr; ///< a chip to be: of the actors that are selected
    QToolButton *m_reset = nullptr; ///< there while anything is filtered
    QLabel *m_error = nullptr;
    int m_errorAt = 0;
    CompletionPopup *m_popup;
    Asker<CompletionQuestion, CompletionAnswer> m_completions;
    QTimer m_pause;
    std::vector<Term> m_chipTerms;
    std::vector<Term> m_typedTerms; ///< of the filter, the terms that the edit's text gave
    std::vector<Term> m_shownTerms; ///< what m_chips show
    std::vector<QWidget *> m_chips;
};

} // namespace entente
