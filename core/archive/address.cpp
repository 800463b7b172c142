// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/address.h"

#include "core/base/text.h"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

namespace entente
{

namespace
{

constexpr std::array schemes{"postgresql://", "postgres://"};
constexpr std::array leadingWords{"service=", "host=", "hostaddr=", "dbname=", "user=", "port="};
/// The parameters of libpq that hold a secret.
constexpr std::array secrets{"password", "sslpassword"};
constexpr std::size_t longestAddress = 8192;

bool isUri(std::string_view text)
{
    return std::any_of(schemes.begin(), schemes.end(),
                       [&](const char *scheme) { return text.starts_with(scheme); });
}

bool isSecret(std::string_view name)
{
    return std::find(secrets.begin(), secrets.end(), name) != secrets.end();
}

/// Whether a password was written with characters that should be encoded: then libpq takes a part
/// of it for a host or a database.
bool isTornApart(std::string_view uri)
{
    uri.remove_prefix(uri.find("//") + 2);
    const std::string_view beforeParameters = uri.substr(0, uri.find_last_of('?'));
    const std::size_t at = uri.find('@');
    const std::size_t slash = uri.find('/');
    return std::count(beforeParameters.begin(), beforeParameters.end(), '@') > 1 ||
           (at != std::string_view::npos && slash < at && uri.find('?') > at);
}

bool isPortList(std::string_view text)
{
    return text.find_first_not_of("0123456789,") == std::string_view::npos;
}

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view hexDigits = "0123456789ABCDEF";
    constexpr std::string_view plain = "-._~/";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || plain.find(c) != std::string_view::npos) {
            encoded += c;
        } else {
            encoded += '%';
            encoded += hexDigits[byte >> 4U];
            encoded += hexDigits[byte & 15U];
        }
    }
    return encoded;
}

std::string quoted(std::string_view value)
{
    const bool isPlain = !value.empty() && value.find_first_of(" '\\") == std::string_view::npos;
    if (isPlain)
        return std::string(value);
    std::string text = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + "'";
}

} // namespace

bool isArchiveAddress(std::string_view text)
{
    text = trimmed(text);
    return isUri(text) || std::any_of(leadingWords.begin(), leadingWords.end(),
                                      [&](const char *word) { return text.starts_with(word); });
}

std::string publicArchiveAddress(std::string_view address)
{
    const Result<archive::Address> parsed = archive::Address::parse(address);
    return parsed ? parsed->publicText() : "postgresql://…";
}

std::string withPassword(const std::string &address, const std::string &password)
{
    const std::string plain(trimmed(address));
    if (!isUri(plain))
        return plain + " password=" + quoted(password);
    const bool hasParameters = plain.find('?') != std::string::npos;
    return plain + (hasParameters ? "&" : "?") + "password=" + percentEncoded(password);
}

namespace archive
{

Result<Address> Address::parse(std::string_view text)
{
    const Error unreadable{"the address of the archive cannot be read; it is written like "
                           "postgresql://user@host/database or service=name, with %40 for @, "
                           "%3A for : and %2F for / inside a name or password",
                           {}};
    text = trimmed(text);
    if (text.size() > longestAddress || text.find('\0') != std::string_view::npos ||
        !isArchiveAddress(text) || (isUri(text) && isTornApart(text)))
        return unreadable;
    // What libpq says of a wrong address quotes parts of it, and these may be of a password.
    char *message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(std::string(text).c_str(), &message), &PQconninfoFree);
    if (message)
        PQfreemem(message);
    if (!options)
        return unreadable;
    Address address;
    address.m_isUri = isUri(text);
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (option->val)
            address.m_parameters.emplace_back(option->keyword, option->val);
    }
    if (!isPortList(address.value("port")))
        return unreadable;
    return address;
}

std::string Address::value(std::string_view name) const
{
    const auto found = std::find_if(m_parameters.begin(), m_parameters.end(),
                                    [&](const auto &each) { return each.first == name; });
    return found == m_parameters.end() ? std::string() : found->second;
}

std::string Address::publicText() const
{
    return m_isUri ? uri() : keywords();
}

std::string Address::uri() const
{
    const std::string host = value("host");
    const std::string port = value("port");
    // Several hosts, sockets and IPv6 addresses are as good among the parameters.
    const bool isPlain = !host.empty() && host.find_first_of(",/:") == std::string::npos &&
                         port.find(',') == std::string::npos;
    std::string text = "postgresql://";
    if (const std::string user = value("user"); !user.empty())
        text += percentEncoded(user) + "@";
    if (isPlain)
        text += percentEncoded(host) + (port.empty() ? "" : ":" + port);
    if (const std::string database = value("dbname"); !database.empty())
        text += "/" + percentEncoded(database);
    char separator = '?';
    for (const auto &[name, given] : m_parameters) {
        const bool isShown =
            name == "user" || name == "dbname" || (isPlain && (name == "host" || name == "port"));
        // Of hosts without ports libpq keeps the commas.
        const bool saysNothing = given.find_first_not_of(',') == std::string::npos;
        if (isShown || isSecret(name) || saysNothing)
            continue;
        text += separator + name + "=" + percentEncoded(given);
        separator = '&';
    }
    return text;
}

std::string Address::keywords() const
{
    std::string text;
    // An address is known by its first word, and libpq lists them in an order of its own.
    auto shown = m_parameters;
    std::stable_sort(shown.begin(), shown.end(), [](const auto &a, const auto &b) {
        const auto rank = [](const auto &each) {
            return isArchiveAddress(each.first + "=") ? 0 : 1;
        };
        return rank(a) < rank(b);
    });
    for (const auto &[name, given] : shown) {
        if (!isSecret(name))
            text += (text.empty() ? "" : " ") + name + "=" + quoted(given);
    }
    return text;
}

std::string Address::host() const
{
    const std::string host = value("host").empty() ? value("hostaddr") : value("host");
    if (!host.empty())
        return host.starts_with('/') ? "this computer" : withoutSecrets(host);
    if (const std::string service = value("service"); !service.empty())
        return "service " + withoutSecrets(service);
    return "this computer";
}

std::string Address::withoutSecrets(std::string text) const
{
    for (const auto &[name, given] : m_parameters) {
        if (!isSecret(name) || given.empty())
            continue;
        for (std::size_t at = text.find(given); at != std::string::npos;
             at = text.find(given, at)) {
            text.replace(at, given.size(), "…");
            at += std::string_view("…").size();
        }
    }
    std::replace_if(
        text.begin(), text.end(),
        [](char c) { return std::iscntrl(static_cast<unsigned char>(c)) != 0; }, ' ');
    return std::string(trimmed(text));
}

} // namespace archive

} // namespace entente
