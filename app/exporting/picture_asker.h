// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/render.h"
#include "app/session/asker.h"

#include <QImage>

#include <functional>

namespace entente
{

/// A picture as it will be in a file.
struct Picture
{
    RenderRequest request;
    Drawing drawing;
    QImage image;   ///< at 100 %
    QByteArray svg; ///< when asked for
    QByteArray pdf; ///< when asked for
};

/// Draws pictures off the GUI thread, newest only.
class PictureAsker : public AskerBase
{
    Q_OBJECT

public:
    using Deliver = std::function<void(Picture)>;
    PictureAsker(Session &session, Deliver deliver, QObject *parent);

    enum class With
    {
        Image,
        AllFormats ///< for the clipboard
    };
    void ask(const RenderRequest &request, With with = With::Image);

private:
    Session &m_session;
    Deliver m_deliver;
};

/// Draws, encodes and writes a picture off the GUI thread.
class PictureWriter : public AskerBase
{
    Q_OBJECT

public:
    PictureWriter(Session &session, QObject *parent);

    void write(const RenderRequest &request, RenderFormat format, const QString &file);

signals:
    void written(const QString &file);

private:
    Session &m_session;
};

} // namespace entente
