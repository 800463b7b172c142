// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/kind.h"

#include "core/base/text.h"

#include <algorithm>
#include <iterator>

namespace entente
{

namespace
{

// In the order of the enums.
constexpr std::string_view glyphWords[] = {
    "square",         "hexagon", "disc",        "ring",          "diamond",
    "triangle-right", "bar",     "triangle-up", "triangle-down", "plus",
    "pentagon",       "star",    "wave",        "cross",         "dot",
};
constexpr std::string_view familyWords[] = {
    "pacts", "encounters", "words", "forces", "states", "crisis",
};

template <class E, std::size_t N>
std::optional<E> find(const std::string_view (&words)[N], std::string_view word)
{
    const std::string plain = folded(trimmed(word));
    const auto found = std::find(std::begin(words), std::end(words), plain);
    if (found == std::end(words))
        return std::nullopt;
    return E(found - std::begin(words));
}

} // namespace

std::string_view wordFor(Glyph glyph)
{
    return glyphWords[std::size_t(glyph)];
}
std::string_view wordFor(Family family)
{
    return familyWords[std::size_t(family)];
}
std::optional<Glyph> glyphFrom(std::string_view word)
{
    return find<Glyph>(glyphWords, word);
}
std::optional<Family> familyFrom(std::string_view word)
{
    return find<Family>(familyWords, word);
}

KindTree KindTree::standard()
{
    static const KindTree tree = [] {
        const auto top = [](const char *id, const char *label, Family family, Glyph glyph,
                            std::vector<std::string> aliases = {}) {
            return Kind{KindId{id}, KindId{}, label, family, glyph, std::move(aliases)};
        };
        KindTree made;
        made.m_kinds = {
            top("agreement", "Agreement", Family::Pacts, Glyph::Square),
            top("access", "Access", Family::Pacts, Glyph::Hexagon, {"basing/access", "basing"}),
            top("meeting", "Meeting", Family::Encounters, Glyph::Disc),
            top("visit", "Visit", Family::Encounters, Glyph::Ring),
            top("talks", "Talks", Family::Words, Glyph::Diamond),
            top("announcement", "Announcement", Family::Words, Glyph::TriangleRight),
            top("statement", "Statement", Family::Words, Glyph::Bar),
            top("exercise", "Exercise", Family::Forces, Glyph::TriangleUp),
            top("transfer", "Arms transfer", Family::Forces, Glyph::TriangleDown,
                {"arms-transfer"}),
            top("programme", "Programme", Family::Forces, Glyph::Plus,
                {"cooperative-programme", "program", "cooperative-program"}),
            top("policy", "Policy", Family::States, Glyph::Pentagon),
            top("leadership", "Leadership", Family::States, Glyph::Star, {"leadership-change"}),
            top("crisis", "Crisis", Family::Crisis, Glyph::Cross),
            top("trend", "Trend", Family::States, Glyph::Wave),
            top("scenario", "Scenario", Family::States, Glyph::Dot),
        };
        for (std::size_t i = 0; i < made.m_kinds.size(); ++i)
            made.m_places.emplace(made.m_kinds[i].id, i);
        return made;
    }();
    return tree;
}

void KindTree::add(Kind kind)
{
    // A parent below the kind itself would close a ring.
    if (!find(kind.parent) || isSameOrBelow(kind.parent, kind.id))
        kind.parent = {};
    const auto [place, isNew] = m_places.try_emplace(kind.id, m_kinds.size());
    if (isNew)
        m_kinds.push_back(std::move(kind));
    else
        m_kinds[place->second] = std::move(kind);
}

const Kind *KindTree::find(const KindId &id) const
{
    const auto found = m_places.find(id);
    return found == m_places.end() ? nullptr : &m_kinds[found->second];
}

const Kind *KindTree::named(std::string_view word) const
{
    const std::string plain = folded(trimmed(word));
    for (const Kind &kind : m_kinds) {
        if (folded(kind.id.value) == plain)
            return &kind;
    }
    for (const Kind &kind : m_kinds) {
        const auto isNamed = [&](const std::string &alias) { return folded(alias) == plain; };
        if (isNamed(kind.label) || std::any_of(kind.aliases.begin(), kind.aliases.end(), isNamed))
            return &kind;
    }
    return nullptr;
}

KindId KindTree::root(const KindId &id) const
{
    const Kind *kind = find(id);
    while (kind && !kind->parent.isEmpty())
        kind = find(kind->parent);
    return kind ? kind->id : id;
}

bool KindTree::isSameOrBelow(const KindId &id, const KindId &ancestor) const
{
    if (id == ancestor)
        return true;
    for (const Kind *kind = find(id); kind && !kind->parent.isEmpty(); kind = find(kind->parent)) {
        if (kind->parent == ancestor)
            return true;
    }
    return false;
}

} // namespace entente
