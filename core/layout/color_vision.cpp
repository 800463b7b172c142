// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/color_vision.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace entente
{

namespace
{

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr Matrix protanopia = {{{0.152286, 1.052583, -0.204868},
                                {0.114503, 0.786281, 0.099216},
                                {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia = {{{0.367322, 0.860646, -0.227968},
                                  {0.280085, 0.672501, 0.047413},
                                  {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritanopia = {{{1.255528, -0.076749, -0.178779},
                                {-0.078411, 0.930809, 0.147602},
                                {0.004733, 0.691367, 0.303900}}};
/// Linear sRGB to XYZ, D65 (IEC 61966-2-1).
constexpr Matrix toXyz = {{{0.4124564, 0.3575761, 0.1804375},
                           {0.2126729, 0.7151522, 0.0721750},
                           {0.0193339, 0.1191920, 0.9503041}}};
constexpr Triple whitePoint = {0.95047, 1.0, 1.08883};

Triple times(const Matrix &matrix, const Triple &vector)
{
    Triple product{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column)
            product[row] += matrix[row][column] * vector[column];
    }
    return product;
}

Triple linearOf(Rgba color)
{
    const auto linear = [](std::uint8_t channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return {linear(color.r), linear(color.g), linear(color.b)};
}

Rgba fromLinear(const Triple &color)
{
    const auto channel = [](double linear) {
        const double c = std::clamp(linear, 0.0, 1.0);
        const double encoded = c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
        return std::uint8_t(std::lround(encoded * 255));
    };
    return {channel(color[0]), channel(color[1]), channel(color[2]), 255};
}

struct Lab
{
    double l, a, b;
};

Lab labOf(Rgba color)
{
    const Triple xyz = times(toXyz, linearOf(color));
    const auto f = [](double t) {
        return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16) / 116;
    };
    const double x = f(xyz[0] / whitePoint[0]);
    const double y = f(xyz[1] / whitePoint[1]);
    const double z = f(xyz[2] / whitePoint[2]);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180;
}

/// In degrees, [0, 360).
double hueOf(double a, double b)
{
    if (a == 0 && b == 0)
        return 0;
    const double angle = std::atan2(b, a) * 180 / std::numbers::pi;
    return angle < 0 ? angle + 360 : angle;
}

/// x^7 / (x^7 + 25^7), which the formula needs twice.
double seventh(double x)
{
    const double power = std::pow(x, 7);
    return power / (power + 6103515625.0);
}

double meanHue(double h1, double h2, bool isGrey)
{
    if (isGrey)
        return h1 + h2;
    if (std::abs(h1 - h2) <= 180)
        return (h1 + h2) / 2;
    return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}

double hueStep(double h1, double h2, bool isGrey)
{
    if (isGrey)
        return 0;
    const double step = h2 - h1;
    return step > 180 ? step - 360 : step < -180 ? step + 360 : step;
}

double difference(const Lab &p, const Lab &q)
{
    const double meanC = (std::hypot(p.a, p.b) + std::hypot(q.a, q.b)) / 2;
    const double stretch = 1 + 0.5 * (1 - std::sqrt(seventh(meanC)));
    const double a1 = p.a * stretch;
    const double a2 = q.a * stretch;
    const double c1 = std::hypot(a1, p.b);
    const double c2 = std::hypot(a2, q.b);
    const double h1 = hueOf(a1, p.b);
    const double h2 = hueOf(a2, q.b);
    const bool isGrey = c1 * c2 == 0;

    const double deltaL = q.l - p.l;
    const double deltaC = c2 - c1;
    const double deltaH = 2 * std::sqrt(c1 * c2) * std::sin(radians(hueStep(h1, h2, isGrey) / 2));
    const double l = (p.l + q.l) / 2 - 50;
    const double c = (c1 + c2) / 2;
    const double h = meanHue(h1, h2, isGrey);
    const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                     0.32 * std::cos(radians(3 * h + 6)) - 0.20 * std::cos(radians(4 * h - 63));
    const double turn = 30 * std::exp(-((h - 275) / 25) * ((h - 275) / 25));
    const double weightL = 1 + 0.015 * l * l / std::sqrt(20 + l * l);
    const double weightC = 1 + 0.045 * c;
    const double weightH = 1 + 0.015 * c * t;
    const double rotation = -std::sin(radians(2 * turn)) * 2 * std::sqrt(seventh(c));
    const double x = deltaL / weightL;
    const double y = deltaC / weightC;
    const double z = deltaH / weightH;
    return std::sqrt(std::max(0.0, x * x + y * y + z * z + rotation * y * z));
}

constexpr FamilyColors colorsOf(std::uint32_t pacts, std::uint32_t encounters, std::uint32_t words,
                                std::uint32_t forces, std::uint32_t states, std::uint32_t crisis)
{
    return {Rgba::rgb(pacts),  Rgba::rgb(encounters), Rgba::rgb(words),
            Rgba::rgb(forces), Rgba::rgb(states),     Rgba::rgb(crisis)};
}

} // namespace

Rgba asSeen(Rgba color, ColorVision vision)
{
    switch (vision) {
    case ColorVision::Usual:
        break;
    case ColorVision::Protanopia:
        return fromLinear(times(protanopia, linearOf(color)));
    case ColorVision::Deuteranopia:
        return fromLinear(times(deuteranopia, linearOf(color)));
    case ColorVision::Tritanopia:
        return fromLinear(times(tritanopia, linearOf(color)));
    }
    return color;
}

double colorDifference(Rgba a, Rgba b)
{
    return difference(labOf(a), labOf(b));
}

FamilyColors familyColors(const Theme &theme)
{
    FamilyColors colors;
    for (std::size_t i = 0; i < allFamilies.size(); ++i)
        colors[i] = theme.of(allFamilies[i]);
    return colors;
}

Theme withFamilyColors(Theme theme, const FamilyColors &colors)
{
    theme.pacts = colors[0];
    theme.encounters = colors[1];
    theme.words = colors[2];
    theme.forces = colors[3];
    theme.states = colors[4];
    theme.crisis = colors[5];
    return theme;
}

std::span<const Palette> palettes()
{
    static const std::array<Palette, 2> made = {
        Palette{"entente", familyColors(Theme::light()), familyColors(Theme::dark())},
        Palette{"apart", colorsOf(0x0069dc, 0xc36a00, 0x7c5d8d, 0x4e9c69, 0x858690, 0xb71227),
                colorsOf(0x6ad1ff, 0xf4a53a, 0xa58fba, 0xa5cf92, 0x9da3a0, 0xda6759)}};
    return made;
}

std::vector<AlikeFamilies> alikeFamilies(const FamilyColors &colors)
{
    std::vector<AlikeFamilies> found;
    for (const ColorVision vision : {ColorVision::Usual, ColorVision::Protanopia,
                                     ColorVision::Deuteranopia, ColorVision::Tritanopia}) {
        for (std::size_t i = 0; i < colors.size(); ++i) {
            for (std::size_t j = i + 1; j < colors.size(); ++j) {
                const double apart =
                    colorDifference(asSeen(colors[i], vision), asSeen(colors[j], vision));
                if (apart < alikeBelow)
                    found.push_back({allFamilies[i], allFamilies[j], vision, apart});
            }
        }
    }
    std::stable_sort(
        found.begin(), found.end(),
        [](const AlikeFamilies &a, const AlikeFamilies &b) { return a.difference < b.difference; });
    return found;
}

std::vector<Family> faintFamilies(const Theme &theme)
{
    std::vector<Family> faint;
    for (const Family family : allFamilies) {
        const bool isText = family == Family::Pacts || family == Family::Crisis;
        const double least = isText ? 4.5 : 3.0;
        if (contrast(theme.of(family), theme.canvas) < least ||
            contrast(theme.of(family), theme.panel) < least)
            faint.push_back(family);
    }
    return faint;
}

} // namespace entente
