// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/text_run_cutter.h"

#include <utility>

namespace entente
{

namespace
{

// Searches read runs side by side on all cores, so that ten million events should make a good many.
constexpr std::size_t mostEvents = std::size_t(1) << 20U;
constexpr std::size_t mostBytes = std::size_t(96) << 20U;

} // namespace

Outcome TextRunCutter::append(const TextRunBuilder &next, SectionWriter &writer)
{
    const bool isTooMuch =
        m_run.size() + next.size() > mostEvents || m_run.bytes() + next.bytes() > mostBytes;
    if (isTooMuch) {
        if (Outcome done = finish(writer); !done)
            return done;
    }
    m_run.append(next);
    return Done{};
}

Outcome TextRunCutter::finish(SectionWriter &writer)
{
    if (m_run.size() == 0)
        return Done{};
    const TextRunBuilder run = std::exchange(m_run, TextRunBuilder(m_run.end()));
    return run.write(writer);
}

} // namespace entente
