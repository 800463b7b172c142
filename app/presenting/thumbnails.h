// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "core/story/scene.h"

#include <QByteArray>
#include <QHash>
#include <QImage>
#include <QList>
#include <QSet>

#include <utility>

namespace entente
{

class ThemeSwitch;

/// Small pictures of scenes, drawn on the pool one after the other by the same routine as every
/// picture, and kept until something in the scene, the theme or the document changes.
class Thumbnails : public AskerBase
{
    Q_OBJECT

public:
    static constexpr QSize size{960, 540}; ///< 16:9, like a slide

    Thumbnails(Session &session, ThemeSwitch &themes, QObject *parent);

    /// Null until it has been drawn: painted() tells. Null for ever for what cannot be drawn.
    QImage of(const Scene &scene);

signals:
    void painted();

private:
    QByteArray keyOf(const Scene &scene) const;
    void drawNext();

    Session &m_session;
    ThemeSwitch &m_themes;
    QHash<QByteArray, QImage> m_images;
    QList<std::pair<QByteArray, Scene>> m_wanted;
    QByteArray m_drawing; ///< that is being drawn
};

} // namespace entente
