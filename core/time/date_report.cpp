// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/date_report.h"

#include "core/time/calendar.h"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace entente
{

namespace
{

using nlohmann::ordered_json;

bool isOuterSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// The first day of a span, or its last one.
std::optional<std::string> dayAt(Instant edge, bool isEnd)
{
    if (edge.isOpen())
        return std::nullopt;
    return isoDay({edge.seconds - (isEnd ? 1 : 0)});
}

ordered_json orNull(const std::optional<std::string> &text)
{
    return text ? ordered_json(*text) : ordered_json();
}

std::string_view wordFor(Precision precision)
{
    constexpr std::array<std::string_view, 9> words = {
        "none", "century", "decade", "year", "season", "month", "day", "minute", "second"};
    return words[std::size_t(precision)];
}

std::string boundLine(const char *name, const std::optional<std::string> &strict,
                      const std::optional<std::string> &fuzzy)
{
    std::string line = std::string("  ") + name + strict.value_or("open");
    if (fuzzy != strict)
        line += " (" + fuzzy.value_or("open") + " with its vagueness allowed for)";
    return line + '\n';
}

} // namespace

DateReport reportDate(std::string text)
{
    if (!text.empty() && (isOuterSpace(text.front()) || isOuterSpace(text.back())))
        return {std::move(text), Error{"a date has no white space before or after it", {}}};
    Result<Date> date = understandDate(text);
    return {std::move(text), std::move(date)};
}

ordered_json toJson(const DateReport &report)
{
    ordered_json json = {{"text", report.text},       {"edtf", nullptr},
                         {"earliest", nullptr},       {"latest", nullptr},
                         {"earliest_fuzzy", nullptr}, {"latest_fuzzy", nullptr},
                         {"words", nullptr},          {"valid", bool(report.date)},
                         {"error", nullptr},          {"level", nullptr},
                         {"precision", nullptr},      {"approximate", nullptr},
                         {"uncertain", nullptr}};
    if (!report.date) {
        json["error"] = report.date.error().text();
        return json;
    }
    const Date &date = *report.date;
    json["edtf"] = date.edtf();
    json["earliest"] = orNull(dayAt(date.bounds().strict.begin, false));
    json["latest"] = orNull(dayAt(date.bounds().strict.end, true));
    json["earliest_fuzzy"] = orNull(dayAt(date.bounds().fuzzy.begin, false));
    json["latest_fuzzy"] = orNull(dayAt(date.bounds().fuzzy.end, true));
    json["words"] = inWords(date);
    json["level"] = date.level();
    json["precision"] = wordFor(date.precision());
    json["approximate"] = date.isApproximate();
    json["uncertain"] = date.isUncertain();
    return json;
}

std::string jsonText(const std::vector<DateReport> &reports)
{
    ordered_json json = ordered_json::array();
    for (const DateReport &report : reports)
        json.push_back(toJson(report));
    if (reports.size() == 1)
        json = ordered_json(json.front());
    return json.dump(2, ' ', false, ordered_json::error_handler_t::replace);
}

std::string plainText(const DateReport &report)
{
    if (!report.date)
        return report.text + "\n  not understood: " + report.date.error().text();
    const Bounds &bounds = report.date->bounds();
    return report.text + "\n  EDTF      " + report.date->edtf() + '\n' +
           boundLine("earliest  ", dayAt(bounds.strict.begin, false),
                     dayAt(bounds.fuzzy.begin, false)) +
           boundLine("latest    ", dayAt(bounds.strict.end, true), dayAt(bounds.fuzzy.end, true)) +
           "  in words  " + inWords(*report.date);
}

std::optional<Error> failureOf(const std::vector<DateReport> &reports)
{
    std::string what;
    for (const DateReport &report : reports) {
        if (!report.date)
            what += (what.empty() ? "not understood: '" : "; '") + report.text +
                    "': " + report.date.error().text();
    }
    return what.empty() ? std::nullopt : std::optional(Error{std::move(what), {}});
}

} // namespace entente
