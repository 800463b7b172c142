// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/deck.h"

#include <string>

namespace entente
{

// The parts of a PowerPoint file that are the same for every talk of a theme.

extern const char *const xmlHead;
/// The names that parts are written with: DrawingML, relations, PresentationML.
extern const char *const pptxNames;

std::string pptxTheme(const Theme &theme, const std::string &name);
std::string pptxSlideMaster(const Theme &theme);
std::string pptxSlideLayout();
std::string pptxNotesMaster();

/// A file of relations: type (the last word of its address) and target of each, named rId1, rId2…
std::string pptxRelations(const std::vector<std::pair<std::string, std::string>> &relations);

/// <a:off/><a:ext/> of a box of the slide.
std::string pptxFrame(const RectF &box);

/// A tree of shapes around `shapes`.
std::string pptxTree(const std::string &shapes);

} // namespace entente
