// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"

#include <QImage>
#include <QSize>

#include <memory>
#include <mutex>
#include <utility>

namespace entente
{

/// Paints the frames of a film. What frames have in common from their first mark on, the ground of
/// a map above all, is painted once and kept. Thread-safe; the pixels are those of paintDrawing.
class FramePicture
{
public:
    /// `scale` pixels of the film to a pixel of its drawings.
    FramePicture(QSize film, double scale) : m_size(film), m_scale(scale) {}

    QImage of(const Drawing &drawing);

private:
    struct Kept
    {
        Drawing ground; ///< without texts
        QImage image;
    };
    QImage begun(const Drawing &ground) const;

    QSize m_size;
    double m_scale;
    std::mutex m_mutex;
    std::shared_ptr<const Kept> m_kept;
    std::shared_ptr<const Drawing> m_last;
};

} // namespace entente
