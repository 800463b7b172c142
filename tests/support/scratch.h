// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace entente::test
{

/// A folder that goes away with the test.
class Scratch
{
public:
    std::filesystem::path path(const std::string &name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    std::filesystem::path write(const std::string &name, std::string_view bytes) const
    {
        std::ofstream(path(name), std::ios::binary)
            .write(bytes.data(), std::streamsize(bytes.size()));
        return path(name);
    }

    static std::string read(const std::filesystem::path &file)
    {
        if (!std::filesystem::is_regular_file(file))
            return {};
        std::ifstream input(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(input), {}};
    }

    std::size_t fileCount() const
    {
        namespace fs = std::filesystem;
        return std::size_t(
            std::distance(fs::directory_iterator(path("")), fs::directory_iterator()));
    }

private:
    QTemporaryDir m_folder;
};

} // namespace entente::test
