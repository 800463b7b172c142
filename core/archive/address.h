// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente
{

/// Whether `text` names an archive on a server and no file: `postgresql://…`, `postgres://…`, or
/// words as libpq reads them that begin with `service=`, `host=` or the like.
bool isArchiveAddress(std::string_view text);

/// The address without passwords: what may be shown, stored and logged. Of an address that cannot
/// be read, nothing but "postgresql://…" is left, since anything in it may be a password.
std::string publicArchiveAddress(std::string_view address);

/// The address with a password that was given apart from it.
std::string withPassword(const std::string &address, const std::string &password);

namespace archive
{

/// Where an archive is, as libpq understands it.
class Address
{
public:
    /// The error says nothing of what was given, which may hold a password.
    static Result<Address> parse(std::string_view text);

    /// libpq's parameters that were given, passwords among them.
    const std::vector<std::pair<std::string, std::string>> &parameters() const
    {
        return m_parameters;
    }
    std::string publicText() const;
    /// What sentences call the server: its host, or what stands for it.
    std::string host() const;
    /// `text` as one line and without the passwords of this address.
    std::string withoutSecrets(std::string text) const;

private:
    std::string value(std::string_view name) const;
    std::string uri() const;
    std::string keywords() const;

    std::vector<std::pair<std::string, std::string>> m_parameters;
    bool m_isUri = true;
};

} // namespace archive

} // namespace entente
