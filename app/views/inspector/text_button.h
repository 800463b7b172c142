// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace entente
{

/// Words that can be clicked: wrapped, underlined under the pointer, reachable by keyboard. Always
/// plain text.
class TextButton : public QAbstractButton
{
    Q_OBJECT

public:
    enum Look
    {
        Ink,
        Muted,
        Link
    };

    TextButton(const QString &text, const QFont &font, Look look, QWidget *parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QColor inkColor() const;
    void paintFocus(QPainter &painter) const;

private:
    Look m_look;
};

} // namespace entente
