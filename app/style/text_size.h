// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <span>

class QSettings;

namespace entente
{

/// The sizes of text that one can choose, in per cent.
std::span<const int> textSizes();

/// How large the interface's text is: that of widgets, and of what is drawn. One object, which
/// ThemeSwitch::text() hands out.
class TextSize : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~TextSize() override; ///< the next window begins at 100 %

    int percent() const { return m_percent; }
    /// The nearest of textSizes(), or up to 400 for a stage. Fonts of widgets follow at once.
    void setPercent(int percent);
    void step(int by); ///< to the next size, or the one before

    void restore(const QSettings &settings);
    void save(QSettings &settings) const;

signals:
    void changed();

private:
    int m_percent = 100;
};

} // namespace entente
