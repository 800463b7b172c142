// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"
#include "core/layout/text_measure.h"
#include "core/model/era.h"

#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace entente
{

struct LaneBox;
struct TimelineParts;

/// An era with what does not change while the timeline moves.
struct EraTime
{
    const Era *era = nullptr;
    EventSpan span;
    Instant ends;       ///< when it gives way: at its end, or where the next of its row begins
    std::string key;    ///< of its mark, see eraOf()
    bool isOdd = false; ///< every other one of a row is darker
};

/// Eras side by side, none over another, from the earliest to the latest.
using EraRow = std::vector<EraTime>;

/// The eras of a document, arranged once: those over all lanes in as few rows as keep them apart,
/// at most three, and the leaders of each actor in one.
class EraTimes
{
public:
    EraTimes() = default;
    /// `eras` must live as long.
    explicit EraTimes(std::span<const Era> eras);

    bool isOf(std::span<const Era> eras) const
    {
        return m_eras.data() == eras.data() && m_eras.size() == eras.size();
    }
    const std::vector<EraRow> &rows() const { return m_rows; }
    std::size_t withoutRow() const { return m_withoutRow; }
    const EraRow *leadersOf(const std::string &actor) const; ///< null when it has none

private:
    void addLeader(EraTime time);
    void addEra(EraTime time);

    std::span<const Era> m_eras;
    std::vector<EraRow> m_rows;
    std::size_t m_withoutRow = 0;
    std::unordered_map<std::string, EraRow> m_leaders;
};

/// Of a line of names, by the size of its letters.
double eraRowHeight(const TextMeasure &measure);

/// The eras over all lanes, with their names, between axis and lanes.
void drawEraStrip(const TimelineParts &parts, Drawing &drawing);
/// Their tint behind the lanes, down to `bottom`.
void drawEraTints(const TimelineParts &parts, double bottom, Drawing &drawing);
/// The leaders of the lane's actor: a tint behind the lane, their names on its top edge.
void drawLeaders(const TimelineParts &parts, const LaneBox &lane, Drawing &drawing);
/// Tells the texts from `from` on what tints they stand on.
void tintTextGrounds(const TimelineParts &parts, const LaneBox &lane, std::size_t from,
                     Drawing &drawing);
/// " Eras: Cold War and War on terror."; empty when none is in the window.
std::string eraWords(const TimelineParts &parts);

} // namespace entente
