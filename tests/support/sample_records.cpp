// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sample_records.h"

#include "core/formats/json_format.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace entente::test
{

namespace
{

nlohmann::ordered_json read(const std::string &name)
{
    std::ifstream file(ENTENTE_SAMPLE_RECORDS "/" + name + ".json", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return nlohmann::ordered_json::parse(text);
}

} // namespace

Dataset sampleRecords()
{
    nlohmann::ordered_json all = read("document");
    for (const char *name : {"actors", "threads", "ties", "eras", "events", "article", "story"}) {
        const nlohmann::ordered_json part = read(name);
        for (const auto &[member, value] : part.items()) {
            if (value.is_array() && all.contains(member))
                all[member].insert(all[member].end(), value.begin(), value.end());
            else if (!all.contains(member))
                all[member] = value;
        }
    }
    if (!all.contains("events"))
        all["events"] = nlohmann::ordered_json::array();
    Result<Dataset> data = datasetFromJson(all.dump());
    if (!data) {
        std::fprintf(stderr, "sample: %s\n", data.error().text().c_str());
        std::abort();
    }
    return std::move(*data);
}

std::shared_ptr<const Engine> sampleEngine()
{
    static const std::shared_ptr<const Engine> engine = makeLocalEngine(sampleRecords());
    return engine;
}

} // namespace entente::test
