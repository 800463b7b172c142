// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace entente
{

/// The forms of counts in English, where no other language has the text: "%n event(s)" is "1 event"
/// or "2 events". Every application has one from its beginning, below whatever is installed later.
class EnglishCounts : public QTranslator
{
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *text, const char *comment,
                      int n) const override;
};

} // namespace entente
