// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/color_vision.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QToolButton;

namespace entente
{

class Preferences;

/// "pacts" as the interface says it.
QString familyName(Family family);

/// What may be hard to see in these colours, one sentence each; empty when there is nothing.
QStringList colorWarnings(const Theme &theme);

/// The colours of kinds, how they look to eyes that lack one sort of cones, and what is too alike.
class ColorPage : public QWidget
{
    Q_OBJECT

public:
    ColorPage(Preferences &preferences, QWidget *parent);

private:
    void addFamily(QGridLayout &grid, int row, std::size_t family);
    void refresh();
    void choose(std::size_t family);

    struct Row
    {
        QToolButton *button = nullptr;
        std::array<QLabel *, 4> seen{}; ///< in the order of ColorVision
    };

    Preferences &m_preferences;
    QComboBox *m_palette;
    std::array<Row, 6> m_rows;
    QLabel *m_warning;
};

} // namespace entente
