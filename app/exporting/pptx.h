// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/deck.h"
#include "core/base/result.h"

#include <QByteArray>

#include <functional>
#include <stop_token>

namespace entente
{

/// How many shapes of a picture are written as shapes. The marks of a picture with more become an
/// image; its text stays text.
constexpr std::size_t mostShapes = 2500;

/// Called before each slide with its number from 0.
using SlideStep = std::function<void(std::size_t)>;

/// The talk as a PowerPoint file (Office Open XML): a slide of 16:9 each, title, caption and
/// sources as text, the picture as shapes that can be edited, those of an event in one group that
/// bears its title. The same talk gives the same bytes. Fails when stopped.
Result<QByteArray> pptxOf(const Deck &deck, std::stop_token stop = {}, const SlideStep &step = {});

} // namespace entente
