// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

class QSettings;

namespace entente
{

/// How long what moves takes to get there, in milliseconds.
constexpr int motionMs = 200;

/// Whether things on screen may move to show where they went: views ask before they animate
/// anything. Until someone chooses, it is what the desktop asks for. One object, which
/// ThemeSwitch::motion() hands out.
class MotionPreference : public QObject
{
    Q_OBJECT

public:
    explicit MotionPreference(QObject *parent = nullptr);

    /// Nothing moves by itself: no transitions, no flicks.
    bool isReduced() const;
    void setReduced(bool reduced);

    /// What was chosen, from one run to the next; nothing is kept while nobody chose.
    void restore(const QSettings &settings);
    void save(QSettings &settings) const;

signals:
    void changed();

private:
    std::optional<bool> m_chosen;
};

} // namespace entente
