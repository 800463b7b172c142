// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/files.h"
#include "core/formats/import.h"
#include "core/formats/json_rows.h"

namespace entente
{

Result<std::map<std::string, std::string>> readSettled(const std::filesystem::path &file)
{
    const Result<std::string> text = readFile(file);
    if (!text)
        return text.error();
    const auto failed = [&](const std::string &what) {
        return Error{"the settled names cannot be used: " + what, file.string()};
    };
    const Result<OrderedJson> json = readJsonRows(*text, {}, [](const JsonRow &) { return false; });
    if (!json)
        return failed(json.error().what);
    if (!json->is_object())
        return failed("the file holds no JSON object of names");
    std::map<std::string, std::string> settled;
    for (const auto &[name, meaning] : json->items()) {
        if (!meaning.is_string())
            return failed("whom '" + name + "' means is no text");
        if (!meaning.get<std::string>().empty())
            settled[name] = meaning.get<std::string>();
    }
    return settled;
}

Outcome writeUnknownNames(const std::filesystem::path &file, std::span<const std::string> names)
{
    OrderedJson open = OrderedJson::object();
    for (const std::string &name : names)
        open[name] = "";
    Result<ReplacementFile> made = ReplacementFile::create(file);
    if (!made)
        return made.error();
    const std::string text = open.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
    if (Outcome written = made->write(text); !written)
        return written;
    return made->putInPlace();
}

} // namespace entente
