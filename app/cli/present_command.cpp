// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/open_document.h"
#include "app/exporting/story_export.h"
#include "core/geo/projection.h"
#include "core/query/filter.h"

#include <unistd.h>

#include <charconv>
#include <cmath>
#include <cstdio>
#include <variant>

namespace entente
{

namespace
{

constexpr OptionSpec presentOptions[] = {
    {"--story", "NAME", "the story; without it the first"},
    {"--out", "FILE", "what to write: .pptx, .pdf, .html, .mp4, .webm or .gif"},
    {"--theme", "light|dark|print", "colours of all scenes (as they say)"},
    {"--notes", nullptr, "of a PDF: two scenes to a page of A4, with what is said"},
    {"--size", "WxH", "of a film: pixels from 320x180 to 3840x2160 (1920x1080)"},
    {"--fps", "N", "of a film: frames a second, 1 to 60 (30; 12 of a GIF)"},
    {"--seconds", "N", "of a film: how long scenes stand that do not say (6)"},
    {"--travel", "N", "of a film: seconds from one scene to the next (1.2)"},
    {"--captions", "burnt|track|none", "of a film: in the picture or as subtitles (burnt)"},
    {"--play", "D..D", "a film in which time passes from the first day to the last, of no story"},
    {"--for", "N", "of --play: how many seconds it takes (20)"},
    {"--view", "timeline|map|network|page", "of --play: what to draw (page)"},
    {"--where", "QUERY", "of --play: only the events of this query"},
    {"--counts", "so-far|all", "of --play: what counts meanwhile (so-far)"},
    {"--title", "T", "of --play: instead of the document's title"},
};

/// A failed run, or a wrong call.
using PresentTrouble = std::variant<Error, UsageError>;

int reportTrouble(const PresentTrouble &trouble)
{
    if (const auto *error = std::get_if<Error>(&trouble))
        return fail(*error);
    return usage(std::get<UsageError>(trouble));
}

std::optional<double> numberFrom(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<PresentTrouble> readNumber(const Invocation &call, const char *option, double least,
                                         double most, double &value)
{
    const std::optional<std::string> text = call.value(option);
    if (!text)
        return std::nullopt;
    const std::optional<double> read = numberFrom(*text);
    if (!read || *read < least || *read > most) {
        char range[64];
        std::snprintf(range, sizeof range, "%g to %g", least, most);
        return UsageError{std::string(option) + " takes a number from " + range + ", not '" +
                          *text + "'"};
    }
    value = *read;
    return std::nullopt;
}

std::optional<PresentTrouble> readFilmSize(const Invocation &call, QSize &size)
{
    const std::optional<std::string> text = call.value("--size");
    if (!text)
        return std::nullopt;
    const std::size_t x = text->find_first_of("xX");
    const auto width = numberFrom(std::string_view(*text).substr(0, x));
    const auto height =
        x == std::string::npos ? std::nullopt : numberFrom(std::string_view(*text).substr(x + 1));
    const auto isEven = [](double side) { return std::fmod(side, 2) == 0; };
    if (!width || !height || *width < 320 || *height < 180 || *width > 3840 || *height > 2160 ||
        !isEven(*width) || !isEven(*height))
        return UsageError{"--size takes even numbers of pixels from 320x180 to 3840x2160, not '" +
                          *text + "'"};
    size = QSize(int(*width), int(*height));
    return std::nullopt;
}

std::optional<PresentTrouble> readStoryExport(const Invocation &call, bool isGif, StoryExport &how)
{
    if (const auto word = call.value("--theme")) {
        how.theme = Theme::named(*word);
        if (!how.theme)
            return UsageError{"--theme takes light, dark or print, not '" + *word + "'"};
    }
    how.withNotes = call.has("--notes");
    double framesPerSecond = isGif ? 12 : 30;
    if (isGif)
        how.filmSize = QSize(960, 540);
    if (auto trouble = readFilmSize(call, how.filmSize))
        return trouble;
    if (auto trouble = readNumber(call, "--fps", 1, 60, framesPerSecond))
        return trouble;
    how.framesPerSecond = int(std::lround(framesPerSecond));
    if (auto trouble = readNumber(call, "--seconds", 0.1, 600, how.secondsPerScene))
        return trouble;
    if (auto trouble = readNumber(call, "--travel", 0, 10, how.secondsOfTravel))
        return trouble;
    const std::string captions = call.value("--captions").value_or("burnt");
    if (captions == "track")
        how.captions = FilmCaptions::Track;
    else if (captions == "none")
        how.captions = FilmCaptions::None;
    else if (captions != "burnt")
        return UsageError{"--captions takes burnt, track or none, not '" + captions + "'"};
    if (isGif && how.captions == FilmCaptions::Track)
        return UsageError{"a GIF has no track for captions; --captions burnt puts them into the "
                          "picture"};
    return std::nullopt;
}

std::optional<PresentTrouble> readPlayed(const Invocation &call, const StoryExport &how,
                                         PlayedFilm &played)
{
    const std::string range = *call.value("--play");
    const Result<TimeSpan> span = dateRange(range);
    if (!span)
        return UsageError{"--play: " + span.error().text()};
    played.range = *span;
    if (span->begin.isOpen() || span->end.isOpen())
        return UsageError{"--play takes two dates as in 1951..2023, not '" + range + "'"};
    if (auto trouble = readNumber(call, "--for", 0.1, 3600, played.seconds))
        return trouble;
    const std::string view = call.value("--view").value_or("page");
    if (view == "timeline")
        played.request.view = RenderView::Timeline;
    else if (view == "map")
        played.request.view = RenderView::Map;
    else if (view == "network")
        played.request.view = RenderView::Network;
    else if (view == "page")
        played.request.view = RenderView::Page;
    else
        return UsageError{"--view takes timeline, map, network or page, not '" + view + "'"};
    if (const auto query = call.value("--where")) {
        ParsedQuery parsed = parseQuery(*query);
        if (parsed.error)
            return UsageError{"--where: " + parsed.error->message};
        played.request.context.filter = std::move(parsed.filter);
    }
    const std::string counts = call.value("--counts").value_or("so-far");
    if (counts != "so-far" && counts != "all")
        return UsageError{"--counts takes so-far or all, not '" + counts + "'"};
    played.isCumulative = counts == "so-far";
    played.request.title = call.value("--title").value_or("");
    played.request.size = how.filmSize;
    played.framesPerSecond = how.framesPerSecond;
    if (how.theme)
        played.request.theme = how.theme;
    return std::nullopt;
}

/// One line on a terminal that is written over; nothing in a log.
class StoryLine
{
public:
    void show(std::int64_t done, std::int64_t total, const std::string &step)
    {
        const std::int64_t percent = total > 0 ? 100 * done / total : 0;
        if (!m_isTerminal || percent == m_shown)
            return;
        m_shown = percent;
        std::fprintf(stderr, "\r%s %lld %%   ", step.c_str(), static_cast<long long>(percent));
        std::fflush(stderr);
    }
    ~StoryLine()
    {
        if (m_shown >= 0)
            std::fputs("\r                              \r", stderr);
    }

private:
    bool m_isTerminal = isatty(STDERR_FILENO) == 1;
    std::int64_t m_shown = -1;
};

Outcome writePlayed(const PlayedFilm &played, const Engine &engine, const std::string &file,
                    const std::stop_token &stop)
{
    StoryLine line;
    const Result<Film> film = filmOf(played, engine);
    if (!film)
        return film.error();
    return writeFilm(
        *film, *filmFormatFor(file), file, stop,
        [&](std::int64_t done, std::int64_t total) { line.show(done, total, "Frames"); });
}

Outcome writeStory(const Story &story, const Engine &engine, const std::string &file,
                   const StoryExport &how, const std::stop_token &stop)
{
    StoryLine line;
    return exportStory(story, engine, file, how, stop,
                       [&](std::int64_t done, std::int64_t total, const std::string &step) {
                           line.show(done, total, step);
                       });
}

int runPresent(const Invocation &call)
{
    if (call.positional.size() != 1)
        return usage({"one DOC is needed"});
    const std::optional<std::string> file = call.value("--out");
    if (!file)
        return usage({"--out is missing"});
    const std::optional<StoryFormat> format = storyFormatFor(*file);
    if (!format)
        return usage({"'" + *file + "' must end in .pptx, .pdf, .html, .mp4, .webm or .gif"});
    const bool plays = call.has("--play");
    if (plays && *format != StoryFormat::Film)
        return usage({"--play makes a film: --out must end in .mp4, .webm or .gif"});
    for (const char *option : {"--for", "--view", "--where", "--counts", "--title"}) {
        if (call.has(option) && !plays)
            return usage({std::string(option) + " goes with --play"});
    }
    StoryExport how;
    if (const auto trouble = readStoryExport(call, filmFormatFor(*file) == FilmFormat::Gif, how))
        return reportTrouble(*trouble);
    PlayedFilm played;
    if (plays) {
        if (const auto trouble = readPlayed(call, how, played))
            return reportTrouble(*trouble);
    }
    if (*format == StoryFormat::Film) {
        if (const Result<std::string> program = ffmpegProgram(); !program)
            return fail(program.error());
    }
    const Interrupt interrupt;
    const Result<std::shared_ptr<const Engine>> engine = openEngine(call.positional[0]);
    if (!engine)
        return fail(engine.error());
    const std::stop_token stop = interrupt.token();
    const auto report = [&](const Outcome &written) {
        if (written)
            return int(ExitDone);
        return stop.stop_requested() ? fail({"interrupted; nothing was written", {}})
                                     : fail(written.error());
    };
    if (plays)
        return report(writePlayed(played, **engine, *file, stop));
    const Result<Story> story =
        findStory((*engine)->vocabulary().stories, call.value("--story").value_or(""));
    if (!story)
        return fail(story.error());
    return report(writeStory(*story, **engine, *file, how, stop));
}

} // namespace

const CommandSpec presentCommand = {"present",
                                    "DOC --story NAME --out FILE.(pptx|pdf|html|mp4|webm|gif)",
                                    "Writes a story as slides, a handout, a page or a film.",
                                    presentOptions,
                                    false,
                                    runPresent};

} // namespace entente
