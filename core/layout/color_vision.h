// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/theme.h"

#include <array>
#include <span>
#include <vector>

namespace entente
{

/// How an eye sees colours: the usual way, or without one of the three kinds of cones.
enum class ColorVision
{
    Usual,
    Protanopia,   ///< no long-wave cones: red is dark
    Deuteranopia, ///< no middle-wave cones: the most frequent by far
    Tritanopia    ///< no short-wave cones
};

/// What an eye with that vision sees of an opaque colour. Machado, Oliveira and Fernandes, "A
/// physiologically-based model for simulation of color vision deficiency", IEEE TVCG 15 (2009),
/// with severity 1, on linear sRGB.
Rgba asSeen(Rgba color, ColorVision vision);

/// How far two opaque colours are apart: CIEDE2000 with all weights 1 (Sharma, Wu and Dalal 2005),
/// D65. About 1 is the least that can be told side by side.
double colorDifference(Rgba a, Rgba b);

/// The colours of kinds by family, in the order of Family.
using FamilyColors = std::array<Rgba, 6>;
inline constexpr std::array<Family, 6> allFamilies = {Family::Pacts,  Family::Encounters,
                                                      Family::Words,  Family::Forces,
                                                      Family::States, Family::Crisis};

FamilyColors familyColors(const Theme &theme);
/// `theme` with other colours of kinds, under the same name.
Theme withFamilyColors(Theme theme, const FamilyColors &colors);

/// Colours that one can choose for kinds, on light and on dark ground.
struct Palette
{
    const char *name; ///< "entente", "apart"
    FamilyColors light;
    FamilyColors dark;
};
/// The first is that of the themes. "apart" keeps all families apart for all four kinds of vision.
std::span<const Palette> palettes();

/// Below this difference marks of some pixels are taken for the same colour.
inline constexpr double alikeBelow = 8;

/// Two families that look alike to some eyes.
struct AlikeFamilies
{
    Family a;
    Family b;
    ColorVision vision;
    double difference; ///< less than alikeBelow
};
/// The pairs that a reader with that vision can tell apart by their shapes only, the most alike
/// first.
std::vector<AlikeFamilies> alikeFamilies(const FamilyColors &colors);

/// The families whose colour does not stand out from canvas or panel: less than 3:1, of crisis and
/// pacts, which are also used for text, less than 4.5:1.
std::vector<Family> faintFamilies(const Theme &theme);

} // namespace entente
