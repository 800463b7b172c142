// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/countries.h"
#include "core/formats/import.h"
#include "core/formats/recipe_pattern.h"
#include "core/formats/shipped_recipes.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace entente;
using entente::test::Scratch;
namespace fs = std::filesystem;

namespace
{

const std::string travelHeader = "type,source_id,start,end,traveller,role,from,to,locale,remarks\n";
const std::string treatyHeader = "id,title,country_name,signed_event_date,signed_event_location,"
                                 "subject,field3,references\n";

std::string partiesOf(const Event &event)
{
    std::string words;
    for (const Party &party : event.parties)
        words += (words.empty() ? "" : " ") + party.actor.value + ":" + party.role;
    return words;
}

const Actor &actorOf(const Dataset &data, const char *id)
{
    const Actor *actor = data.actor(ActorId{id});
    if (!actor)
        qFatal("there is no actor %s", id);
    return *actor;
}

} // namespace

class TestRecipes : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_scratch = std::make_unique<Scratch>(); }
    void fillsPatterns_data();
    void fillsPatterns();
    void findsShippedRecipesByTheHeader();
    void readsTravels();
    void readsTreaties();
    void letsTheUserOverride();
    void givesWordsTheirMeaning();
    void refusesWords_data();
    void refusesWords();
    void knowsCountriesByManyNames_data();
    void knowsCountriesByManyNames();
    void readsAllTravels();
    void readsAllTreaties();

private:
    ImportReport import(const fs::path &file, Dataset &into, ImportOptions options = {})
    {
        const Result<ImportReport> report = importFiles(std::vector{file}, options, into);
        if (!report)
            qFatal("%s", report.error().text().c_str());
        return *report;
    }
    Dataset imported(const std::string &text, ImportOptions options = {})
    {
        Dataset data;
        import(m_scratch->write("table.csv", text), data, std::move(options));
        return data;
    }

    std::unique_ptr<Scratch> m_scratch;
};

void TestRecipes::fillsPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("filled");

    QTest::newRow("cells") << "{who} visits {to}"
                           << "Ann visits Korea, Republic of";
    QTest::newRow("a country") << "visits {to|country}"
                               << "visits South Korea";
    QTest::newRow("no country") << "{who|country}"
                                << "Ann";
    QTest::newRow("optional, there") << "{who}[ ({to})]"
                                     << "Ann (Korea, Republic of)";
    QTest::newRow("optional, missing") << "{who}[ ({none})]!"
                                       << "Ann!";
    QTest::newRow("unknown header") << "{nothing}x"
                                    << "x";
    QTest::newRow("escaped") << "\\[{who}\\] \\{who}"
                             << "[Ann] {who}";
    QTest::newRow("open brackets") << "[a {who"
                                   << "[a {who";
    QTest::newRow("closing bracket") << "a]"
                                     << "a]";
}

void TestRecipes::fillsPatterns()
{
    QFETCH(QString, pattern);
    QFETCH(QString, filled);
    const std::map<std::string, std::string, std::less<>> cells{
        {"who", "Ann"}, {"to", "Korea, Republic of"}, {"none", ""}};
    const auto cell = [&](std::string_view name) {
        const auto found = cells.find(name);
        return found == cells.end() ? std::string_view() : std::string_view(found->second);
    };
    QCOMPARE(QString::fromStdString(filledPattern(pattern.toStdString(), cell)), filled);
}

void TestRecipes::findsShippedRecipesByTheHeader()
{
    const auto name = [](const std::string &text) {
        const Result<std::optional<Recipe>> recipe = shippedRecipeFor(text);
        return recipe && *recipe ? (*recipe)->name : std::string();
    };
    QCOMPARE(name(travelHeader), "US diplomatic travel");
    QCOMPARE(name(treatyHeader), "UK treaties");
    QCOMPARE(name("more," + treatyHeader), "UK treaties");
    QCOMPARE(name("id,title,date\n"), "");
    QCOMPARE(name(""), "");
}

void TestRecipes::readsTravels()
{
    const Dataset data = imported(
        travelHeader +
        "visit-to-US,7,1951-05-01,1951-05-03,President- elect Ann Example,,"
        "\"Germany, Federal Republic of\",United States,,Working visit.\n"
        "secretary-travel,7,1988-06-22,,Ben Sample,secretary,United States,"
        "\"China, People’s Republic of\",Peking,\n"
        "visit-to-US,8,1960-01-02,1960-01-02,King Carl I and Prime Minister Dora Test,,U.S.S.R.,"
        "United States,,\n");
    QCOMPARE(data.events.size(), 3u);
    const Event &visit = data.events[0];
    QCOMPARE(visit.key, "us-visit-to-US-7");
    QCOMPARE(visit.title, "President- elect Ann Example visits United States");
    QCOMPARE(visit.kind.value, "visit");
    QCOMPARE(partiesOf(visit), "DEU:guest USA:host");
    QCOMPARE(visit.persons,
             (std::vector<Person>{{"Ann Example", "President-elect", ActorId{"DEU"}}}));
    QCOMPARE(visit.place.country.value, "USA");
    QCOMPARE(visit.place.precision, PlacePrecision::Country);
    QCOMPARE(visit.description, "Working visit.");
    QCOMPARE(visit.sources.at(0).publisher, "Office of the Historian");
    const Event &travel = data.events[1];
    QCOMPARE(travel.title, "Ben Sample visits China (Peking)");
    QCOMPARE(travel.persons,
             (std::vector<Person>{{"Ben Sample", "Secretary of State", ActorId{"USA"}}}));
    QCOMPARE(travel.place.name, "Peking");
    QCOMPARE(travel.place.precision, PlacePrecision::City);
    const Event &two = data.events[2];
    QCOMPARE(two.persons, (std::vector<Person>{{"King Carl I", "King", ActorId{"SUN"}},
                                               {"Dora Test", "Prime Minister", ActorId{"SUN"}}}));
    QCOMPARE(actorOf(data, "SUN").name, "Soviet Union");
    QCOMPARE(data.title, "US diplomatic travel");
}

void TestRecipes::readsTreaties()
{
    const Dataset data = imported(
        treatyHeader +
        "1,A treaty,GERMANY ; GERMANY FEDERAL REPUBLIC ; Gibraltar ; NETHERLANDS THE ; PRUSSIA ; "
        "EUROPEAN UNION ; Gold Coast,03/07/1815,Not Known,\"LOANS, CREDITS & GRANTS\",MULTI,"
        "Treaty Series 1/1815: Cmd 1||https://example.org/1.pdf;State Papers 2\n"
        "2,Treaty Series 039/1950,,,,,,\n");
    QCOMPARE(data.events.size(), 2u);
    const Event &treaty = data.events[0];
    QCOMPARE(treaty.key, "uk-treaty-1");
    QCOMPARE(treaty.kind.value, "agreement");
    QCOMPARE(treaty.start.edtf(), "1815-07-03");
    QCOMPARE(partiesOf(treaty), "DEU:signatory GIB:territory NLD:signatory Prussia:signatory "
                                "EU:signatory Gold Coast:territory");
    QVERIFY(treaty.place.isEmpty());
    QCOMPARE(treaty.tags, (std::vector<std::string>{"LOANS, CREDITS & GRANTS", "multilateral"}));
    QCOMPARE(treaty.sources.size(), 2u);
    QCOMPARE(treaty.sources[0].title, "Treaty Series 1/1815: Cmd 1");
    QCOMPARE(treaty.sources[0].url, "https://example.org/1.pdf");
    QCOMPARE(treaty.sources[1].title, "State Papers 2");
    QCOMPARE(treaty.sources[1].publisher, "UK Treaties Online");
    QCOMPARE(actorOf(data, "EU").type, ActorType::Organisation);
    QCOMPARE(actorOf(data, "Gold Coast").type, ActorType::State);
    QVERIFY(data.events[1].start.isEmpty());
    QVERIFY(data.events[1].parties.empty());
}

void TestRecipes::letsTheUserOverride()
{
    const std::string text = treatyHeader + "1,A treaty,FRANCE,2001-02-03,Paris,,,\n";
    ImportOptions options;
    options.recipe = m_scratch->write(
        "own.json",
        R"({"columns": {"start": "signed_event_date"}, "constants": {"kind": "talks"}})");
    QCOMPARE(imported(text, options).events.at(0).kind.value, "talks");
}

void TestRecipes::givesWordsTheirMeaning()
{
    ImportOptions options;
    options.recipe = m_scratch->write("own.json", R"({
        "columns": {"tags": "topics", "status": "state of it"},
        "values": {"tags": {"x": "example", "y": ""}, "status": {"done": "occurred"},
                   "countries": {"Utopia": "FRA", "Nowhere": ""}},
        "actors": [{"id": "LoN", "type": "organisation", "name": "League of Nations",
                    "aliases": ["League"]}],
        "other_actors": "bloc"})");
    const Dataset data = imported("title,date,topics,state of it,parties\n"
                                  "A,2001,x;y;z,done,Utopia;Nowhere;League;Others\n",
                                  options);
    const Event &event = data.events.at(0);
    QCOMPARE(event.tags, (std::vector<std::string>{"example", "z"}));
    QCOMPARE(event.status, Status::Occurred);
    QCOMPARE(partiesOf(event), "FRA: LoN: Others:");
    QCOMPARE(actorOf(data, "LoN").name, "League of Nations");
    QCOMPARE(actorOf(data, "Others").type, ActorType::Bloc);
}

void TestRecipes::refusesWords_data()
{
    QTest::addColumn<QString>("recipe");
    QTest::addColumn<QString>("reason");

    const auto add = [](const char *name, const char *recipe, const char *reason) {
        QTest::newRow(name) << recipe << reason;
    };
    add("values", R"({"values": {"tags": 1}})", "'tags' in 'values' is no object");
    add("a value", R"({"values": {"tags": {"a": 1}}})", "what 'a' stands for is no text");
    add("an actor", R"({"actors": [{}]})", "one of its 'actors' has no id");
    add("a type", R"({"actors": [{"id": "a", "type": "god"}]})", "'god' is no type of an actor");
    add("others", R"({"other_actors": "god"})", "other_actors is");
    add("titles", R"({"titles": "King"})", "'titles' is no list");
    add("header", R"({"header": [1]})", "'header' holds something that is no text");
    add("a part", R"({"columns": {"tags": {"column": "a", "part": 0}}})", "'tags' is neither");
}

void TestRecipes::refusesWords()
{
    QFETCH(QString, recipe);
    QFETCH(QString, reason);
    const Result<Recipe> read = recipeFromJson(recipe.toStdString());
    QVERIFY(!read);
    QVERIFY2(QString::fromStdString(read.error().what).contains(reason), read.error().what.c_str());
}

void TestRecipes::knowsCountriesByManyNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");

    const char *const cases[][2] = {
        {"NETHERLANDS THE", "NLD"},
        {"KOREA REPUBLIC OF", "KOR"},
        {"Korea, Democratic People's Republic of", "PRK"},
        {"CHINA P R", "CHN"},
        {"China, People’s Republic of", "CHN"},
        {"China, Republic of", "TWN"},
        {"GERMANY FEDERAL REPUBLIC", "DEU"},
        {"GERMAN DEMOCRATIC REPUBLIC", "DDR"},
        {"U.S.S.R.", "SUN"},
        {"SIAM", "THA"},
        {"PERSIA", "IRN"},
        {"Dahomey (Benin)", "BEN"},
        {"St. Kitts and Nevis", "KNA"},
        {"ST VINCENT AND THE GRENADINES", "VCT"},
        {"MACEDONIA THE FYR OF", "MKD"},
        {"Congo, Democratic Republic of", "COD"},
        {"CONGO, REPUBLIC OF", "COG"},
        {"Cote d’Ivoire", "CIV"},
        {"COTE D'IVOIRE", "CIV"},
        {"AUSTRIA-HUNGARY", "Austria-Hungary"},
        {"SERB-CROAT-SLOVENE STATE", "YUG"},
        {"Kosovo", "XKX"},
        {"XKX", "XKX"},
        {"Türkiye", "TUR"},
        {"IRELAND, REPUBLIC OF", "IRL"},
        {"USA", "USA"},
        {"usa", "USA"},
        {"Guinea", "GIN"},
        {"Guinea-Bissau", "GNB"},
        {"Congo", ""},
        {"Republic", ""},
        {"the", ""},
        {"of", ""},
        {"Guine", ""},
        {"", ""},
    };
    for (const auto &[name, code] : cases)
        QTest::newRow(*name ? name : "nothing") << name << code;
}

void TestRecipes::knowsCountriesByManyNames()
{
    QFETCH(QString, name);
    QFETCH(QString, code);
    const std::optional<Country> country = countryFrom(name.toStdString());
    QCOMPARE(country ? QString::fromStdString(country->code) : QString(), code);
}

void TestRecipes::readsAllTravels()
{
    const fs::path file = ENTENTE_SHARED "/data/us_diplomatic_travel.csv";
    if (!fs::exists(file))
        QSKIP("the shared records are not here");
    Dataset data;
    const ImportReport report = import(file, data);
    QCOMPARE(report.read, 7535);
    QCOMPARE(report.imported, 7535);
    QVERIFY(report.warnings.empty());
    // Hawaii and Tanganyika were states of their own; all others have a code.
    std::size_t named = 0;
    for (const Actor &actor : data.actors) {
        QCOMPARE(actor.type, ActorType::State);
        named += actor.id.value.size() == 3 ? 0 : 1;
    }
    QCOMPARE(named, 2u);
    for (const Event &event : data.events) {
        QVERIFY2(event.parties.size() == 2 && !event.persons.empty() && !event.start.isEmpty() &&
                     !event.place.country.isEmpty(),
                 event.key.c_str());
    }
}

void TestRecipes::readsAllTreaties()
{
    const fs::path file = ENTENTE_SHARED "/data/uk_treaties.csv";
    if (!fs::exists(file))
        QSKIP("the shared records are not here");
    Dataset data;
    const ImportReport report = import(file, data);
    QCOMPARE(report.read, 12697);
    QCOMPARE(report.imported + report.merged, 12697);
    QCOMPARE(report.rejected, 0);
    QVERIFY(report.warnings.empty());
    const auto undated = std::count_if(data.events.begin(), data.events.end(),
                                       [](const Event &e) { return e.start.isEmpty(); });
    QCOMPARE(undated, 5109);
    for (const Actor &actor : data.actors) {
        const bool isShouted = actor.id.value.size() > 3 && actor.type == ActorType::State &&
                               std::none_of(actor.id.value.begin(), actor.id.value.end(),
                                            [](char c) { return c >= 'a' && c <= 'z'; });
        QVERIFY2(!isShouted, actor.id.value.c_str());
    }
    QCOMPARE(actorOf(data, "Prussia").type, ActorType::State);
    QCOMPARE(actorOf(data, "CSK").name, "Czechoslovakia");
    QCOMPARE(actorOf(data, "EEC").type, ActorType::Organisation);
}

QTEST_APPLESS_MAIN(TestRecipes)
#include "tst_recipes.moc"
