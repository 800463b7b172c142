// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/schema.h"
#include "core/engine/dictionary.h"

#include <array>
#include <string>
#include <vector>

namespace entente::archive
{

/// The numbered words of an archive: kinds, actors, names and so on as its events spell them.
/// Numbers are never given anew.
class Words
{
public:
    static Result<Words> read(Connection &connection, const std::stop_token &stop);

    /// The number of a word, which is added when it is new. `label`: what a facet shows.
    std::int32_t number(WordField field, const std::string &word, const std::string &label);
    const Dictionary &of(WordField field) const { return m_words[std::size_t(field)]; }
    const std::string &label(WordField field, std::size_t number) const
    {
        return m_labels[std::size_t(field)][number];
    }

    /// Writes what was added since read().
    Outcome write(Connection &connection, const std::stop_token &stop) const;

private:
    std::array<Dictionary, wordFields> m_words;
    std::array<std::vector<std::string>, wordFields> m_labels;
    std::array<std::size_t, wordFields> m_stored{};
};

} // namespace entente::archive
