// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>

#include <filesystem>
#include <string_view>

namespace entente
{

/// The core's UTF-8 as Qt's text.
inline QString q(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// A path as the file system spells it.
inline std::filesystem::path nativePath(const QString &path)
{
    return QFile::encodeName(path).toStdString();
}

} // namespace entente
