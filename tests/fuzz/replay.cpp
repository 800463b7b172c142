// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace
{

/// Short inputs are run cut off at every byte as well: a file that ends too early is the commonest
/// way to be broken.
constexpr std::size_t longestToCut = 512;

void run(const std::string &input, std::size_t size)
{
    // An own copy of the exact size, so that a sanitizer sees the first byte read behind it.
    const std::vector<char> bytes(input.begin(), input.begin() + std::ptrdiff_t(size));
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.data()), size);
}

std::vector<std::filesystem::path> filesIn(const std::filesystem::path &path)
{
    if (!std::filesystem::is_directory(path))
        return {path};
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(path)) {
        if (entry.is_regular_file())
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

int main(int argc, char **argv)
{
    std::size_t inputs = 0;
    for (int i = 1; i < argc; ++i) {
        for (const std::filesystem::path &file : filesIn(argv[i])) {
            std::ifstream stream(file, std::ios::binary);
            const std::string input{std::istreambuf_iterator<char>(stream), {}};
            run(input, input.size());
            for (std::size_t size = 0; input.size() <= longestToCut && size < input.size(); ++size)
                run(input, size);
            ++inputs;
        }
    }
    std::printf("%zu inputs\n", inputs);
    return inputs > 0 ? 0 : 1;
}
