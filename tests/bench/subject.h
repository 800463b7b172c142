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
    std::filesystem::path table{}; ///< the CSV that it was made of, if any
    double importMs = 0;           ///< how long that took; 0: it was not
    bool isSynthetic = false;
};

/// Writes the synthetic events as a document into `folder`.
Result<Subject> syntheticSubject(std::size_t count, const std::filesystem::path &folder);

/// Imports a table into a document in `folder`, which is what "import" measures.
Result<Subject> csvSubject(const std::filesystem::path &table, const std::filesystem::path &folder);

/// A document that is there.
Result<Subject> documentSubject(const std::filesystem::path &document);

/// The document that comes with the program.
Result<Subject> sampleSubject();

/// How long the import of a table into a new document takes, until all of it is on the disk.
Result<double> importMilliseconds(const std::filesystem::path &table,
                                  const std::filesystem::path &document);

/// The same for synthetic events, whose table is written into `folder` first.
Result<double> syntheticImport(std::size_t count, const std::filesystem::path &folder);

/// What opening a file costs: reading it and building the engine.
Result<std::shared_ptr<const Engine>> engineOf(const Subject &subject);

} // namespace entente::bench
