// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/presenting/thumbnails.h"

#include "app/exporting/scene_request.h"
#include "app/style/paint.h"
#include "app/style/theme.h"
#include "core/story/story.h"

#include <QCryptographicHash>

#include <algorithm>

namespace entente
{

namespace
{

constexpr qsizetype mostKept = 200;
/// Of the text: a thumbnail is looked at from further away.
constexpr double thumbnailText = 1.25;

} // namespace

Thumbnails::Thumbnails(Session &session, ThemeSwitch &themes, QObject *parent)
    : AskerBase(parent)
    , m_session(session)
    , m_themes(themes)
{
    connect(&session, &Session::engineChanged, this, [this] {
        cancel();
        m_images.clear();
        m_wanted.clear();
        m_drawing.clear();
        emit painted();
    });
    connect(&themes, &ThemeSwitch::changed, this, &Thumbnails::painted);
}

QByteArray Thumbnails::keyOf(const Scene &scene) const
{
    // Words for the speaker change no picture.
    Scene seen = scene;
    seen.notes.clear();
    seen.caption.clear();
    seen.name.clear();
    seen.chapter.clear();
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(QByteArray::fromStdString(toJson(seen) + m_themes.theme().name));
    return hash.result();
}

QImage Thumbnails::of(const Scene &scene)
{
    if (!m_session.engine())
        return {};
    const QByteArray key = keyOf(scene);
    if (const auto found = m_images.constFind(key); found != m_images.constEnd())
        return *found;
    const bool isWanted =
        key == m_drawing || std::any_of(m_wanted.cbegin(), m_wanted.cend(),
                                        [&](const auto &each) { return each.first == key; });
    if (!isWanted) {
        m_wanted.append({key, scene});
        drawNext();
    }
    return {};
}

void Thumbnails::drawNext()
{
    const std::shared_ptr<const Engine> engine = m_session.engine();
    if (!m_drawing.isEmpty() || m_wanted.isEmpty() || !engine)
        return;
    const auto [key, scene] = m_wanted.takeFirst();
    m_drawing = key;
    RenderRequest defaults;
    defaults.size = size;
    defaults.decorated = false;
    defaults.textScale = thumbnailText;
    defaults.theme = &m_themes.theme();
    start([this, engine, key = key, scene = scene,
           defaults](std::stop_token stop) -> std::function<void()> {
        QImage image;
        if (const Result<RenderRequest> request = requestFor(scene, defaults, *engine)) {
            if (const Result<Drawing> drawing = drawingFor(*request, *engine, stop))
                image = toImage(*drawing);
        }
        return [this, key, image] {
            if (m_images.size() >= mostKept)
                m_images.clear();
            m_images.insert(key, image);
            m_drawing.clear();
            emit painted();
            drawNext();
        };
    });
}

} // namespace entente
