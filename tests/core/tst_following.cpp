// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/following.h"
#include "tests/support/sample_records.h"

#include <QTest>

using namespace entente;

namespace
{

RelatedEvent related(RelationType type, bool inverse, std::int64_t id, const char *start = "2022")
{
    return {type, inverse, EventId{id}, "Event", Date::fromEdtf(start).value()};
}

std::vector<std::int64_t> ids(const std::vector<RelatedEvent> &events)
{
    std::vector<std::int64_t> list;
    for (const RelatedEvent &event : events)
        list.push_back(event.id.value);
    return list;
}

using Ids = std::vector<std::int64_t>;

} // namespace

class FollowingTest : public QObject
{
    Q_OBJECT

private slots:
    void onlyLeadsToPointsForward()
    {
        EventAnswer answer;
        std::int64_t id = 0;
        for (const RelationType type : allRelationTypes())
            answer.related.push_back(related(type, false, ++id));
        QCOMPARE(ids(followed(answer, Follow::LedTo)),
                 Ids{std::int64_t(RelationType::LeadsTo) + 1});
        QCOMPARE(followed(answer, Follow::DependsOn).size(), allRelationTypes().size() - 1);
        for (RelatedEvent &each : answer.related)
            each.inverse = true;
        QCOMPARE(ids(followed(answer, Follow::DependsOn)),
                 Ids{std::int64_t(RelationType::LeadsTo) + 1});
    }

    void eachOnceAndByDateTheUndatedLast()
    {
        EventAnswer answer;
        answer.related = {related(RelationType::LeadsTo, false, 4, "2024"),
                          related(RelationType::LeadsTo, false, 2, "2023-05"),
                          {RelationType::LeadsTo, false, EventId{1}, "No date", {}},
                          related(RelationType::EntersIntoForce, true, 4, "2024")};
        QCOMPARE(ids(followed(answer, Follow::LedTo)), (Ids{2, 4, 1}));
        QVERIFY(followed(answer, Follow::DependsOn).empty());
    }

    /// From the agreement in principle to the entry into force, as the sample tells it.
    void theAccessPactIsFollowedToItsEntryIntoForce()
    {
        const auto engine = test::sampleEngine();
        const auto led = [&](const char *key) {
            const EventAnswer answer = engine->answer(EventQuestion{engine->find(key), {}}).value();
            return ids(followed(answer, Follow::LedTo));
        };
        const auto has = [](const Ids &list, EventId id) {
            return std::find(list.begin(), list.end(), id.value) != list.end();
        };
        QVERIFY(has(led("jpn-uk-raa-principle-2022"), engine->find("raa-jpn-uk-signed-2023")));
        QVERIFY(has(led("raa-jpn-uk-signed-2023"), engine->find("raa-jpn-uk-eif-2023")));
        const EventAnswer force =
            engine->answer(EventQuestion{engine->find("raa-jpn-uk-eif-2023"), {}}).value();
        QVERIFY(
            has(ids(followed(force, Follow::DependsOn)), engine->find("raa-jpn-uk-signed-2023")));
    }
};

QTEST_APPLESS_MAIN(FollowingTest)
#include "tst_following.moc"
