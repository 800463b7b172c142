// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace entente
{

/// The line where a query is typed: underlines the characters that are wrong, and knows the word
/// under the cursor.
class QueryEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit QueryEdit(QWidget *parent);

    /// Underlines `length` characters from `position` on; 0 for none.
    void markWrong(int position, int length);
    /// Where the character at `position` begins, in pixels of this widget.
    int xOf(int position) const;

    /// The term that the cursor stands in or behind: white space inside quotes does not end it.
    struct Word
    {
        int begin = 0;
        int end = 0;
        QString text;
    };
    Word wordAtCursor() const;

signals:
    void backspaceAtStart();
    void completionWanted();
    void focusChanged(bool has);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    int m_wrongAt = 0;
    int m_wrongLength = 0;
};

} // namespace entente
