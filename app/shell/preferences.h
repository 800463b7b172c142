// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/theme.h"
#include "core/geo/world.h"
#include "core/time/date_style.h"

#include <QObject>
#include <QString>

class QSettings;

namespace entente
{

/// What the window shows when it is started without a document.
enum class StartWith
{
    Welcome,
    LastDocument
};

/// What a person has set for every document. Each choice is in force at once and kept at once.
/// Light or dark, motion and the size of text belong to ThemeSwitch.
class Preferences : public QObject
{
    Q_OBJECT

public:
    /// What was chosen in earlier runs is in force when this is made.
    Preferences(QSettings &settings, ThemeSwitch &themes, QObject *parent);
    ~Preferences() override; ///< dates are written the usual way again

    StartWith startWith() const;
    void setStartWith(StartWith what);

    void setDates(DateStyle style); ///< see dateStyle()

    /// The name of a projection, and whose boundaries are drawn, of documents that were never
    /// looked at.
    QString projection() const;
    void setProjection(const QString &name);
    Boundaries boundaries() const;
    void setBoundaries(Boundaries boundaries);

    /// The name of one of palettes(), or "own".
    QString palette() const;
    void setPalette(const QString &name);
    /// Makes the palette one's own, with another colour of one family.
    void setColor(bool dark, Family family, Rgba color);

    /// The code of the interface's language; empty: that of the system. In force at the next start.
    QString language() const;
    void setLanguage(const QString &code);

    ThemeSwitch &themes() { return m_themes; }

signals:
    void changed();
    void datesChanged(); ///< what is written on screen is written anew

private:
    void keep(const QString &key, const QString &value);
    void applyPalette();
    FamilyColors ownColors(bool dark) const;

    QSettings &m_settings;
    ThemeSwitch &m_themes;
};

} // namespace entente
