// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <filesystem>
#include <memory>
#include <string>

namespace entente::bench
{

/// What is measured: a document on disk and how many events it has.
struct Subject
{
    std::filesystem::path document;
    std::size_t events = 0;
};

/// Writes the synthetic events as a document into `folder`.
Result<Subject> syntheticSubject(std::size_t count, const std::filesystem::path &folder);

/// The document that comes with the program.
Result<Subject> sampleSubject();

/// What opening a file costs: reading it and building the engine.
Result<std::shared_ptr<const Engine>> engineOf(const Subject &subject);

} // namespace entente::bench
