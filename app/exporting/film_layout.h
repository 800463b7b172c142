// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

#include <cmath>

namespace entente
{

/// Text of a film is as large as on a screen of this height.
constexpr double filmHeightAt100 = 720;
constexpr double filmTextScale = 1.15;

/// The pictures of a film: laid out for a screen of 720 lines, so that text is as large in every
/// size of film.
struct FilmLayout
{
    QSize size;
    double scale = 1; ///< pixels of the film to one of a picture

    explicit FilmLayout(QSize film) : scale(film.height() / filmHeightAt100)
    {
        size = QSize(int(std::ceil(film.width() / scale)), int(std::ceil(film.height() / scale)));
    }
};

} // namespace entente
