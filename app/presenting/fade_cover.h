// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>

namespace entente
{

/// The picture of a widget as it was, over it, while another one comes under it. Lets every click
/// through.
class FadeCover : public QWidget
{
    Q_OBJECT

public:
    /// Covers `widget` with what it shows now.
    explicit FadeCover(QWidget &widget);

    void setOpacity(double opacity);
    double opacity() const { return m_opacity; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPixmap m_picture;
    double m_opacity = 1;
};

} // namespace entente
