// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/text_run_builder.h"

namespace entente
{

/// Puts builders of neighbouring events together and writes them as runs of bounded size, so that
/// memory stays bounded for documents of any size.
class TextRunCutter
{
public:
    explicit TextRunCutter(EventIndex first) : m_run(first) {}

    /// `next` begins with the event after the last one. Writes a run when one is full.
    Outcome append(const TextRunBuilder &next, SectionWriter &writer);
    /// Writes what is left.
    Outcome finish(SectionWriter &writer);

private:
    TextRunBuilder m_run;
};

} // namespace entente
