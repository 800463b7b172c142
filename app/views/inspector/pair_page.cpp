// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/inspector/pair_page.h"

#include "app/style/paint.h"

#include <QLocale>
#include <QObject>
#include <QPainter>

#include <algorithm>

namespace entente
{

namespace
{

constexpr std::size_t listedContacts = 200;

QString said(const std::string &text)
{
    return QString::fromStdString(text);
}

QString whenOf(const Contact &contact)
{
    return said(inWords(contact.start, contact.end));
}

QString countOf(const PairHistory &history)
{
    return QObject::tr("%Ln contact(s)", nullptr, int(history.contacts.size()));
}

/// All contacts on one line, from the first to the day from which one looks back, with the longest
/// gap between them.
class ContactStrip : public QWidget
{
public:
    ContactStrip(const PairHistory &history, const Theme &theme, QWidget *parent)
        : QWidget(parent)
        , m_history(history)
        , m_theme(theme)
    {
        setFixedHeight(26);
        setAccessibleName(QObject::tr("Contacts over time"));
        if (history.longestGap)
            setAccessibleDescription(
                QObject::tr("Longest gap: %1").arg(said(lengthInWords(history.longestGap->span))));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const std::vector<Contact> &contacts = m_history.contacts;
        const Instant from = contacts.front().when.begin;
        Instant to = contacts.back().when.end;
        if (m_history.sinceLast)
            to = std::max(to, m_history.sinceLast->end);
        const double seconds = std::max(1.0, TimeSpan{from, to}.seconds());
        const auto x = [&](Instant t) {
            return 1 + (width() - 2) * std::clamp(TimeSpan{from, t}.seconds() / seconds, 0.0, 1.0);
        };
        const double base = height() - 6;
        painter.fillRect(QRectF(0, base, width(), 1), toQColor(m_theme.line));
        if (const auto &gap = m_history.longestGap) {
            painter.setPen(QPen(toQColor(m_theme.accent), 2));
            const double left = x(gap->span.begin);
            const double right = x(gap->span.end);
            painter.drawLine(QPointF(left, base + 4), QPointF(right, base + 4));
            for (const double end : {left, right})
                painter.drawLine(QPointF(end, base + 1), QPointF(end, base + 5));
        }
        for (const Contact &contact : contacts)
            painter.fillRect(QRectF(x(contact.when.begin), 3,
                                    std::max(1.5, x(contact.when.end) - x(contact.when.begin)),
                                    base - 3),
                             toQColor(m_theme.ink.withAlpha(0.55)));
    }

private:
    PairHistory m_history;
    const Theme &m_theme;
};

void addContact(PageBuilder &page, const Contact &contact, const PageActions &actions)
{
    page.gap(7);
    page.muted(whenOf(contact), true);
    page.button(said(contact.title), TextButton::Ink,
                [actions, id = contact.id] { actions.select(id); });
}

void addCounts(PageBuilder &page, const PairHistory &history)
{
    const QLocale locale;
    const std::pair<std::int64_t, QString> counts[] = {
        {history.ahead, QObject::tr("%1 planned, spoken of or later")},
        {history.cancelled, QObject::tr("%1 cancelled")},
        {history.undated, QObject::tr("%1 without a date")},
        {history.unread, QObject::tr("%1 more were not looked at")}};
    for (const auto &[count, words] : counts) {
        if (count > 0)
            page.muted(words.arg(locale.toString(qint64(count))), true);
    }
}

} // namespace

void buildPairPage(PageBuilder &page, const PairHistory &history, const Dataset &vocabulary,
                   const PageActions &actions)
{
    const QString a = said(vocabulary.actorName(history.a));
    const QString b = said(vocabulary.actorName(history.b));
    page.kicker(QObject::tr("Pair"), std::nullopt, {});
    page.title(a + QStringLiteral(" – ") + b);
    const std::vector<Contact> &contacts = history.contacts;
    page.muted(countOf(history) + QObject::tr(" that pass the filter"), true);
    addCounts(page, history);
    if (!contacts.empty())
        page.widget(new ContactStrip(history, page.theme(), page.page()));
    if (history.sinceLast && !contacts.empty()) {
        page.heading(QObject::tr("Since the last contact"));
        page.text(said(lengthInWords(*history.sinceLast)));
        addContact(page, contacts.back(), actions);
    }
    if (const auto &gap = history.longestGap) {
        page.heading(QObject::tr("Longest gap"));
        page.button(said(lengthInWords(gap->span)), TextButton::Link,
                    [actions, span = gap->span] { actions.showSpan(span); })
            ->setToolTip(QObject::tr("Show this time on the timeline"));
        addContact(page, gap->before, actions);
        addContact(page, gap->after, actions);
    }
    if (!contacts.empty()) {
        page.heading(QObject::tr("Contacts"));
        // The latest first: they are what one asks about.
        const std::size_t shown = std::min(listedContacts, contacts.size());
        for (std::size_t i = 0; i < shown; ++i)
            addContact(page, contacts[contacts.size() - 1 - i], actions);
        if (contacts.size() > shown)
            page.muted(QObject::tr("and %1 earlier ones").arg(qint64(contacts.size() - shown)));
    }
    page.gap(12);
    for (const auto &[id, name] : {std::pair(history.a, a), std::pair(history.b, b)})
        page.button(name, TextButton::Link, [actions, id = id] { actions.selectActor(id); });
    page.button(QObject::tr("Copy as text"), TextButton::Muted, actions.copy);
}

QString pairAsText(const PairHistory &history, const Dataset &vocabulary)
{
    QStringList lines{said(vocabulary.actorName(history.a)) + QStringLiteral(" – ") +
                      said(vocabulary.actorName(history.b)) + QStringLiteral(": ") +
                      countOf(history)};
    if (history.sinceLast)
        lines << QObject::tr("Since the last contact: %1")
                     .arg(said(lengthInWords(*history.sinceLast)));
    if (const auto &gap = history.longestGap)
        lines << QObject::tr("Longest gap: %1, between “%2” and “%3”")
                     .arg(said(lengthInWords(gap->span)), said(gap->before.title),
                          said(gap->after.title));
    for (const Contact &contact : history.contacts)
        lines << whenOf(contact) + QStringLiteral("  ") + said(contact.title);
    return lines.join(QLatin1Char('\n'));
}

} // namespace entente
