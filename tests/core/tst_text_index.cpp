// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/engine/memory_records.h"
#include "core/engine/text_bytes.h"
#include "core/engine/text_folding.h"
#include "core/engine/text_index.h"
#include "core/engine/text_run_builder.h"
#include "core/engine/text_run_cutter.h"
#include "tests/support/memory_sections.h"
#include "tests/support/random_world.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

namespace entente
{

using test::Dice;

namespace
{

const std::vector<std::string> vocabulary{"access",   "accession", "agreement",  "Agreements",
                                          "Kōno",     "talks",     "Łódź",       "2+2",
                                          "東京都で", "日本",      "สวัสดีชาวโลก", "São",
                                          "ＦＵＬＬ", "É\u0301",   "a=\u0338b",  "ﬁnal",
                                          "straße",   "ΣΑΣ",       "x",          "soft\u00ADhyphen",
                                          "\xFF\xFE", "\u0301é",   "Treaty",     "of"};
const std::vector<std::string> spaces{" ", " ", "-", ", ", "=", "<", "\u3000", "\n", "'", "é"};

std::string randomText(Dice &dice, std::size_t mostWords)
{
    std::string text;
    for (std::size_t i = dice.below(mostWords + 1); i > 0; --i)
        text += dice.oneOf(vocabulary) + dice.oneOf(spaces);
    return text;
}

std::vector<Event> randomEvents(Dice &dice, std::size_t count)
{
    std::vector<Event> events(count);
    for (Event &event : events) {
        event.title = randomText(dice, 6);
        if (dice.chance(30))
            event.description = randomText(dice, 12);
    }
    return events;
}

const std::string &textOf(const Event &event, TextPart part)
{
    return part == TextPart::Title ? event.title : event.description;
}

/// What the index says, by a plain loop.
Bitmap holdersOf(const std::vector<Event> &events, TextPart part, const std::string &word,
                 bool asPrefix)
{
    Bitmap found(events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        for (const std::string &own : foldedWords(textOf(events[i], part))) {
            if (asPrefix ? own.starts_with(word) : own == word)
                found.set(i);
        }
    }
    return found;
}

Bitmap phraseHoldersOf(const std::vector<Event> &events, TextPart part, const std::string &phrase)
{
    Bitmap found(events.size());
    const std::vector<std::string> wanted = foldedWords(phrase);
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (holdsPhrase(foldedWords(textOf(events[i], part)), wanted))
            found.set(i);
    }
    return found;
}

TextRunBuilder builderOf(const std::vector<Event> &events, std::size_t first, std::size_t end)
{
    TextRunBuilder builder{EventIndex(first)};
    for (std::size_t i = first; i < end; ++i)
        builder.add(events[i].title, events[i].description);
    return builder;
}

/// All words that texts or questions may hold, and what they begin with.
std::set<std::string> wordsToAsk()
{
    std::set<std::string> words{"", "nothing", "zzz", "\xFF"};
    for (const std::string &text : vocabulary) {
        for (const std::string &word : foldedWords(text)) {
            words.insert(word);
            words.insert(word.substr(0, 1));
            words.insert(word.substr(0, 3));
            words.insert(word + "s");
        }
    }
    return words;
}

class NoRecords final : public Records
{
public:
    Result<Event> event(EventIndex) const override { return Error{"gone", {}}; }
    Result<std::vector<std::string>> titles(std::span<const EventIndex>,
                                            const std::stop_token &) const override
    {
        return Error{"gone", {}};
    }
    Result<std::optional<EventIndex>> find(const std::string &) const override
    {
        return Error{"gone", {}};
    }
    bool forEach(EventIndex, EventIndex, const Visit &, const std::stop_token &) const override
    {
        return false;
    }
};

/// Asks a run in `sections` for everything. Nothing when it says that something is wrong.
std::optional<std::vector<Bitmap>> allOf(const test::MemorySections &sections)
{
    const auto shared = std::make_shared<test::MemorySections>(sections);
    const auto run = TextRun::open(shared, 0);
    if (!run || run.value()->size() > 1000)
        return std::nullopt;
    std::vector<Bitmap> answers;
    for (const std::string word : {"", "a", "access", "talks", "kono", "2", "zzz"}) {
        for (const TextPart part : {TextPart::Title, TextPart::Description}) {
            answers.emplace_back(run.value()->size());
            if (!run.value()->find(part, word, word.size() < 3, answers.back(), {}))
                return std::nullopt;
        }
    }
    return answers;
}

} // namespace

/// Words and phrases are found where a plain loop over the texts finds them, however the index was
/// put together, and never wrongly when its bytes were changed.
class TestTextIndex : public QObject
{
    Q_OBJECT

private:
    static void checkAll(const TextIndex &index, const std::vector<Event> &events)
    {
        for (const TextPart part : {TextPart::Title, TextPart::Description}) {
            for (const std::string &word : wordsToAsk()) {
                for (const bool asPrefix : {false, true}) {
                    const auto found = index.holders(part, word, asPrefix, {});
                    QVERIFY(found);
                    QVERIFY2(*found.value() == holdersOf(events, part, word, asPrefix),
                             (word + (asPrefix ? "*" : "")).c_str());
                }
            }
            for (const char *phrase :
                 {"access agree", "talks kono", "日本 access", "Treaty of x", "of", "", "zzz of",
                  "東京都", "final treaty of", "lodz 2 2", "access access access"}) {
                const auto found = index.phraseHolders(part, phrase, {});
                QVERIFY(found);
                QVERIFY2(*found.value() == phraseHoldersOf(events, part, phrase), phrase);
            }
        }
    }

private slots:
    void foldingFindsTheWordsThatTheWholeTextHas()
    {
        Dice dice(1);
        TextFolding folding;
        for (int i = 0; i < 5000; ++i) {
            const std::string text = randomText(dice, 8);
            std::vector<std::string> words;
            folding.forEachWord(text, [&](std::string_view word) { words.emplace_back(word); });
            QVERIFY2(words == foldedWords(text), text.c_str());
        }
    }

    void wordsAndPhrasesAreFoundWhereAPlainLoopFindsThem()
    {
        for (std::uint64_t seed = 0; seed < 6; ++seed) {
            Dice dice(seed);
            const std::vector<Event> events = randomEvents(dice, dice.below(300));
            const MemoryRecords records(events);
            checkAll(TextIndex(records, events.size()), events);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void runsOfAnyLengthMakeOneIndex()
    {
        for (std::uint64_t seed = 10; seed < 18; ++seed) {
            Dice dice(seed);
            const std::vector<Event> events = randomEvents(dice, 250);
            const MemoryRecords records(events);
            const auto sections = std::make_shared<test::MemorySections>();
            for (std::size_t at = 0; at < events.size();) {
                const std::size_t end = std::min(events.size(), at + 1 + dice.below(130));
                // Some runs are put together from pieces, some are missing.
                TextRunBuilder builder = builderOf(events, at, at + (end - at) / 2);
                builder.append(builderOf(events, at + (end - at) / 2, end));
                QCOMPARE(builder.end(), EventIndex(end));
                if (dice.chance(80))
                    QVERIFY(builder.write(*sections));
                at = end;
            }
            checkAll(TextIndex(records, events.size(), sections), events);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void putTogetherIsTheSameAsBuiltAtOnce()
    {
        Dice dice(3);
        const std::vector<Event> events = randomEvents(dice, 700);
        test::MemorySections once;
        test::MemorySections pieces;
        QVERIFY(builderOf(events, 0, 700).write(once));
        TextRunBuilder builder(0);
        for (std::size_t at = 0; at < 700; at += 70)
            builder.append(builderOf(events, at, at + 70));
        QVERIFY(builder.write(pieces));
        QVERIFY(once.bytes == pieces.bytes);
    }

    void batchesAreCutIntoRunsOfBoundedSize()
    {
        const auto sections = std::make_shared<test::MemorySections>();
        std::vector<Event> events(1'300'000);
        TextRunCutter cutter(0);
        for (std::size_t at = 0; at < events.size(); at += 50'000) {
            for (std::size_t i = at; i < at + 50'000; ++i)
                events[i].title = i % 3 == 0 ? "access" : "";
            QVERIFY(cutter.append(builderOf(events, at, at + 50'000), *sections));
        }
        QVERIFY(cutter.finish(*sections));
        QVERIFY(cutter.finish(*sections));
        QCOMPARE(sections->parts(textWordsSection).value(),
                 (std::vector<std::int64_t>{0, 1'000'000}));
        const NoRecords records; // everything is in the runs
        const TextIndex index(records, events.size(), sections);
        const auto found = index.holders(TextPart::Title, "acc", true, {});
        QVERIFY(found && *found.value() == holdersOf(events, TextPart::Title, "access", false));
    }

    void largeDocumentsAreIndexedAside()
    {
        Dice dice(4);
        std::vector<Event> events = randomEvents(dice, 500);
        while (events.size() < 130'001) {
            Event event;
            event.title = events[events.size() % 500].title;
            events.push_back(event);
        }
        const MemoryRecords records(events);
        const TextIndex index(records, events.size());
        for (const std::string word : {"access", "a", "x", "東京"}) {
            const auto found = index.holders(TextPart::Title, word, true, {});
            QVERIFY(found && *found.value() == holdersOf(events, TextPart::Title, word, true));
        }
        const auto phrase = index.phraseHolders(TextPart::Title, "access agree", {});
        QVERIFY(phrase &&
                *phrase.value() == phraseHoldersOf(events, TextPart::Title, "access agree"));
    }

    void postingsFillSeveralParts()
    {
        test::MemorySections sections;
        TextRunBuilder builder(64);
        for (int i = 0; i < 120'000; ++i)
            builder.add(std::to_string(i) + " every " + std::to_string(i % 7), "");
        QVERIFY(builder.write(sections));
        QVERIFY(sections.parts(textPostingsSection).value().size() > 1);
        const auto run = TextRun::open(std::make_shared<test::MemorySections>(sections), 64);
        QVERIFY(run);
        Bitmap found(120'000);
        QVERIFY(run.value()->find(TextPart::Title, "every", false, found, {}));
        QCOMPARE(found.count(), 120'000);
        found = Bitmap(120'000);
        QVERIFY(run.value()->find(TextPart::Title, "11999", true, found, {}));
        QCOMPARE(found.count(), 11);
        found = Bitmap(120'000);
        QVERIFY(run.value()->find(TextPart::Title, "", true, found, {}));
        QCOMPARE(found.count(), 120'000);
    }

    void aChangedByteIsAnErrorOrChangesNothing()
    {
        Dice dice(5);
        test::MemorySections sound;
        QVERIFY(builderOf(randomEvents(dice, 40), 0, 40).write(sound));
        const auto expected = allOf(sound);
        QVERIFY(expected);
        for (const auto &[key, bytes] : sound.bytes) {
            for (std::size_t at = 0; at < bytes.size(); ++at) {
                for (const int flip :
                     {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF, 0x55}) {
                    test::MemorySections changed = sound;
                    char &byte = changed.bytes[key][at];
                    byte = char(byte ^ flip);
                    const auto answers = allOf(changed);
                    QVERIFY(!answers || answers == expected);
                }
                test::MemorySections cut = sound;
                cut.bytes[key].resize(at);
                QVERIFY(!allOf(cut));
            }
        }
    }

    /// With sums that fit, so that the reading itself has to stand its ground.
    void whateverTheBytesSayNothingIsReadBeyondThem()
    {
        Dice dice(6);
        test::MemorySections sound;
        QVERIFY(builderOf(randomEvents(dice, 40), 0, 40).write(sound));
        std::size_t refused = 0;
        for (const auto &[key, bytes] : sound.bytes) {
            for (std::size_t at = 0; at + 8 < bytes.size(); ++at) {
                for (int n = 0; n < 8; ++n) {
                    test::MemorySections changed = sound;
                    std::string &own = changed.bytes[key];
                    own.resize(own.size() - 8);
                    if (n == 0)
                        own.resize(at);
                    else
                        own[at] = char(n == 1 ? 0xFF : int(dice.below(256)));
                    const bool isPostings = key.first == textPostingsSection;
                    appendLittle(own, mixed(own, isPostings ? std::uint64_t(key.second) : 0));
                    refused += allOf(changed) ? 0 : 1;
                }
            }
        }
        QVERIFY(refused > 1000);
    }

    void damagedRunsAreMadeAgainFromTheRecords()
    {
        Dice dice(7);
        const std::vector<Event> events = randomEvents(dice, 200);
        const MemoryRecords records(events);
        const auto sections = std::make_shared<test::MemorySections>();
        QVERIFY(builderOf(events, 0, 90).write(*sections));
        QVERIFY(builderOf(events, 90, 200).write(*sections));
        for (auto &[key, bytes] : sections->bytes) {
            if (key.first == textPostingsSection)
                bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] + 1);
        }
        checkAll(TextIndex(records, events.size(), sections), events);
        sections->bytes.erase({std::string(textWordsSection), 0});
        checkAll(TextIndex(records, events.size(), sections), events);
    }

    void threadsThatMeetADamagedRunAllGetTheRightAnswer()
    {
        Dice dice(10);
        const std::vector<Event> events = randomEvents(dice, 400);
        const MemoryRecords records(events);
        const auto sections = std::make_shared<test::MemorySections>();
        QVERIFY(builderOf(events, 0, 400).write(*sections));
        sections->bytes[{std::string(textPostingsSection), 0}].clear();
        const TextIndex index(records, events.size(), sections);
        const std::vector<std::string> words{"access", "agreement", "talks", "kono", "of", "x"};
        std::atomic<int> right = 0;
        {
            std::vector<std::jthread> threads;
            for (const std::string &word : words) {
                threads.emplace_back([&, word] {
                    const auto found = index.holders(TextPart::Title, word, false, {});
                    if (found && *found.value() == holdersOf(events, TextPart::Title, word, false))
                        ++right;
                });
            }
        }
        QCOMPARE(std::size_t(right), words.size());
    }

    void runsThatDoNotFitTheDocumentAreLeftOut()
    {
        Dice dice(8);
        const std::vector<Event> events = randomEvents(dice, 100);
        const MemoryRecords records(events);
        const auto sections = std::make_shared<test::MemorySections>();
        const std::vector<Event> others = randomEvents(dice, 300);
        QVERIFY(builderOf(others, 50, 300).write(*sections));
        QVERIFY(builderOf(events, 0, 40).write(*sections));
        checkAll(TextIndex(records, events.size(), sections), events);
    }

    void unreadableRecordsAreAnErrorInWords()
    {
        const NoRecords records;
        const TextIndex index(records, 10);
        const auto found = index.holders(TextPart::Title, "a", false, {});
        QVERIFY(!found);
        QVERIFY(!found.error().what.empty());
        QVERIFY(!index.phraseHolders(TextPart::Title, "a b", {}));
    }

    void aStopEndsEverySearch()
    {
        Dice dice(9);
        const std::vector<Event> events = randomEvents(dice, 300);
        const MemoryRecords records(events);
        const TextIndex index(records, events.size());
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!index.holders(TextPart::Title, "a", true, stop.get_token()));
        QVERIFY(!index.phraseHolders(TextPart::Title, "access agree", stop.get_token()));
        // What was stopped is not taken for an answer later on.
        checkAll(index, events);
    }

    void aStopEndsTheReadingOfCandidates()
    {
        std::vector<Event> events(5000);
        for (Event &event : events)
            event.title = "access agreement";
        /// Asks for a stop when the first titles are read.
        class Stopping final : public Records
        {
        public:
            explicit Stopping(const MemoryRecords &records) : m_records(records) {}
            Result<Event> event(EventIndex i) const override { return m_records.event(i); }
            Result<std::vector<std::string>> titles(std::span<const EventIndex> wanted,
                                                    const std::stop_token &token) const override
            {
                read += wanted.size();
                stop.request_stop();
                return m_records.titles(wanted, token);
            }
            Result<std::optional<EventIndex>> find(const std::string &key) const override
            {
                return m_records.find(key);
            }
            bool forEach(EventIndex first, EventIndex last, const Visit &visit,
                         const std::stop_token &token) const override
            {
                return m_records.forEach(first, last, visit, token);
            }
            mutable std::atomic<std::size_t> read = 0;
            mutable std::stop_source stop;

        private:
            const MemoryRecords &m_records;
        };
        const MemoryRecords inner(events);
        const Stopping records(inner);
        const TextIndex index(records, events.size());
        const std::stop_token token = records.stop.get_token();
        QVERIFY(!index.phraseHolders(TextPart::Title, "access agreement", token));
        QVERIFY(records.read > 0 && records.read < events.size());
        const auto found = index.phraseHolders(TextPart::Title, "access agreement", {});
        QVERIFY(found && found.value()->count() == 5000);
    }
};

} // namespace entente

QTEST_APPLESS_MAIN(entente::TestTextIndex)
#include "tst_text_index.moc"
