// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/synthetic.h"

#include <QCryptographicHash>
#include <QTest>

using namespace entente::bench;

class TestSynthetic : public QObject
{
    Q_OBJECT

private slots:
    void theFirstRowReadsAsTheOtherGeneratorWritesIt()
    {
        const SyntheticEvents events = syntheticEvents(1000);
        QCOMPARE(events.csvRow(0),
                 std::string("0,2009-08-28,2009-08-28,election,SVN,USA,6.1803,32.3580,"
                             "SVN USA prazance craxizan zangan summit zanran nuclear talks"));
    }

    // The checksum is the one that the generator of the other programs' benchmarks prints.
    void aThousandRowsEqualTheOtherGeneratorsFile()
    {
        const SyntheticEvents events = syntheticEvents(1000);
        QByteArray csv = QByteArray(syntheticCsvHeader) + '\n';
        for (std::size_t row = 0; row < events.size(); ++row)
            csv += QByteArray::fromStdString(events.csvRow(row)) + '\n';
        QCOMPARE(QCryptographicHash::hash(csv, QCryptographicHash::Sha256).toHex(),
                 QByteArray("0eb850e0bc0fdc31dd837a31041d763a126d45737d42311f0e2cf302ec1e71f0"));
    }
};

QTEST_GUILESS_MAIN(TestSynthetic)
#include "tst_synthetic.moc"
