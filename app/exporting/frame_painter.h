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

/// Paints the frames of a film. What all frames have in common from their first mark on, the ground
/// of a map above all, is painted once and kept; so is what a frame has in common with the one
/// before it, mostly all but the date. Thread-safe; the pixels are those of paintDrawing.
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
    using Keep = std::shared_ptr<const Kept>;

    QImage begun(const Drawing &ground) const;
    QImage finished(const Kept &kept, const Drawing &drawing) const;
    Keep keptFor(const Drawing &drawing, std::size_t marks, const Keep &under) const;

    QSize m_size;
    double m_scale;
    std::mutex m_mutex;
    Keep m_ground; ///< of all frames
    Keep m_recent; ///< of the last frames
    std::shared_ptr<const Drawing> m_last;
};

} // namespace entente
