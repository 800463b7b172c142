// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/page.h"
#include "app/exporting/render.h"

#include <optional>

namespace entente
{

class NetworkPicture;

/// How much of what there is a picture shows.
struct PictureCounts
{
    CountAnswer all;        ///< what passes the request's filter, selection included
    std::int64_t shown = 0; ///< of these, in the time span
    struct Selection
    {
        Filter outOf;           ///< the filter without it
        std::int64_t count = 0; ///< events that pass that
    };
    std::optional<Selection> selection = {}; ///< of a picture of what is selected alone
};

/// Title, subtitle, caption and source note of a picture: as the request says, else made from what
/// is shown. That it is a selection stands in the subtitle, or in the caption where somebody wrote
/// another subtitle or there is none. `network`: of a picture that is one.
Result<PageWords> wordsAround(const RenderRequest &request, const Engine &engine,
                              const PictureCounts &counts, const NetworkPicture *network,
                              const std::stop_token &stop);

/// The sources most often cited by what a request shows, and how many more there are: "Sources:
/// GOV.UK; Jiji Press and 3 more. Entente".
Result<std::string> sourcesOf(const RenderRequest &request, const Engine &engine,
                              const std::stop_token &stop);

/// "A selection: 3 of 354 events"; empty of a picture that is none.
std::string selectionInWords(const RenderRequest &request, const Dataset &vocabulary,
                             const PictureCounts &counts);

/// Numbers behind labels, and the note that they refer to; nothing where the request wants none.
/// `error` is what went wrong. All must live as long.
NoteFor numberedNote(const RenderRequest &request, const Engine &engine,
                     std::optional<Error> &error, const std::stop_token &stop);

} // namespace entente
