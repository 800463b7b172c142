// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sections.h"
#include "core/engine/bitmap.h"
#include "core/engine/recent.h"
#include "core/engine/text_phrases.h"
#include "core/engine/text_run.h"
#include "core/model/records.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace entente
{

/// Which events hold which folded words, for titles and descriptions apart. Small documents are
/// indexed at once; the runs of large ones are opened, and what has none is indexed, by a thread of
/// its own while views already ask other things. Runs that turn out damaged are made again from the
/// records. Thread-safe.
class TextIndex
{
public:
    using Bits = std::shared_ptr<const Bitmap>;

    /// Of the `size` events of `records`, which outlive the index. `sections` may hold runs for
    /// some of them, or be null.
    TextIndex(const Records &records, std::size_t size,
              std::shared_ptr<const Sections> sections = nullptr);
    ~TextIndex();

    /// Waits for the index; false when a stop was requested first.
    bool wait(const std::stop_token &stop) const;

    /// The events whose `part` holds the folded `word`, or a word beginning with it. Waits for the
    /// index. Fails on a stop, and when neither the index nor the records can be read.
    Result<Bits> holders(TextPart part, const std::string &word, bool asPrefix,
                         const std::stop_token &stop) const;

    /// The events whose `part` holds the folded words of `phrase` one after another, the last one
    /// as a prefix. A phrase without words is nowhere. Fails as holders() does.
    Result<Bits> phraseHolders(TextPart part, const std::string &phrase,
                               const std::stop_token &stop) const;

private:
    /// A run, and how it is replaced when its bytes turn out damaged.
    struct Place
    {
        EventIndex first = 0;
        EventIndex end = 0;
        std::shared_ptr<const TextRun> run;
        bool isRemaking = false;
        std::mutex mutex; ///< of `run` and `isRemaking`
        std::condition_variable_any remade;
    };

    void build(const std::stop_token &stop);
    bool openRuns(const std::stop_token &stop);
    bool fillGaps(const std::stop_token &stop);
    Result<std::shared_ptr<const TextRun>> makeRun(EventIndex first, EventIndex end,
                                                   const std::stop_token &stop) const;
    Result<std::shared_ptr<const TextRun>> remade(Place &place,
                                                  const std::shared_ptr<const TextRun> &damaged,
                                                  const std::stop_token &stop) const;
    Outcome findIn(Place &place, TextPart part, const std::string &word, bool asPrefix,
                   Bitmap &found, const std::stop_token &stop) const;
    Result<Bits> find(TextPart part, const std::string &word, bool asPrefix,
                      const std::stop_token &stop) const;
    Result<Bits> findPhrase(TextPart part, const std::vector<std::string> &words,
                            const std::stop_token &stop) const;

    const Records &m_records;
    std::size_t m_size;
    std::shared_ptr<const Sections> m_sections;
    std::vector<std::unique_ptr<Place>> m_places; ///< ascending; together all events
    std::optional<Error> m_failure;               ///< the records could not be read
    mutable Recent<Bitmap> m_recent{std::size_t(48) << 20U};

    mutable std::mutex m_mutex;
    mutable std::condition_variable_any m_ready;
    bool m_isBuilt = false;
    std::jthread m_builder; ///< last: it must end before what it fills goes
};

} // namespace entente
