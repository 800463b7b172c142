// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ids.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente
{

enum class Glyph
{
    Square,
    Hexagon,
    Disc,
    Ring,
    Diamond,
    TriangleRight,
    Bar,
    TriangleUp,
    TriangleDown,
    Plus,
    Pentagon,
    Star,
    Wave,
    Cross,
    Dot, ///< what an unknown kind gets
};

/// The hue that kinds share; a theme gives it a colour.
enum class Family
{
    Pacts,
    Encounters,
    Words,
    Forces,
    States,
    Crisis
};

std::string_view wordFor(Glyph);
std::string_view wordFor(Family);
std::optional<Glyph> glyphFrom(std::string_view word);
std::optional<Family> familyFrom(std::string_view word);

/// One entry of a kind tree.
struct Kind
{
    KindId id;
    KindId parent; ///< empty at the top
    std::string label;
    Family family = Family::States;
    Glyph glyph = Glyph::Dot;
    std::vector<std::string> aliases; ///< words that queries and imports accept as well

    bool operator==(const Kind &) const = default;
};

/// More kinds than a reader of files takes: a tree that people can use is far smaller.
constexpr std::size_t mostKinds = 5000;

/// The kinds of a document: the fifteen of the vocabulary at the top, others below them. Order is
/// that of display.
class KindTree
{
public:
    /// The fifteen top kinds with their aliases: agreement, access (basing/access), meeting,
    /// visit, talks, announcement, statement, exercise, transfer (arms-transfer), programme
    /// (cooperative-programme), policy, leadership (leadership-change), crisis, trend, scenario.
    static KindTree standard();

    /// Adds a kind, or replaces the one with the same id. An unknown parent counts as none.
    void add(Kind kind);

    const std::vector<Kind> &kinds() const { return m_kinds; }
    const Kind *find(const KindId &id) const;

    /// By id, alias or label, case-insensitive. Null when no kind is called that.
    const Kind *named(std::string_view word) const;

    /// The top of the branch that `id` hangs on; `id` itself for a top or unknown kind.
    KindId root(const KindId &id) const;
    bool isSameOrBelow(const KindId &id, const KindId &ancestor) const;

    bool operator==(const KindTree &) const = default;

private:
    std::vector<Kind> m_kinds;
    std::unordered_map<KindId, std::size_t> m_places; ///< in m_kinds
};

} // namespace entente
