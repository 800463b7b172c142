// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace entente
{

/// JSON that keeps the order of members, and repeated members (the first one is found).
using OrderedJson = nlohmann::ordered_json;

/// How deep arrays and objects may be nested in a file: ours needs six.
constexpr int deepestJson = 64;

/// One element of the array of rows.
struct JsonRow
{
    OrderedJson value;
    std::int64_t line = 0; ///< where it begins, 1-based
    std::string_view text; ///< as it stands in the file
};

/// Reads a file whose top is an object with an array called `rowsName`, or such an array itself.
/// Rows are handed over one by one and not kept; all other members come back as the value. Stops
/// with an Error that names line and column; `onRow` returns false to stop.
Result<OrderedJson> readJsonRows(std::string_view text, std::string_view rowsName,
                                 const std::function<bool(JsonRow)> &onRow);

/// Text that JSON can hold: invalid UTF-8 becomes U+FFFD.
std::string jsonText(const OrderedJson &value);

} // namespace entente
