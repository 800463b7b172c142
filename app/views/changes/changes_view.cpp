// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/changes/changes_view.h"

#include "app/session/days.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/changes/change_delegate.h"
#include "core/engine/changes.h"
#include "core/layout/window_moves.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QStandardItemModel>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace entente
{

namespace
{

constexpr std::int64_t mostListed = 500;
constexpr std::int64_t year = 365 * secondsPerDay;

QString fromUtf8(const std::string &text)
{
    return QString::fromStdString(text);
}

QStandardItem *itemOf(const Change &change)
{
    auto *item = new QStandardItem;
    const QString day = dayInWords(change.day);
    const QString title = fromUtf8(change.title);
    const QString step = change.before.known
                             ? fromUtf8(inWords(change.before)) + QStringLiteral(" → ") +
                                   fromUtf8(inWords(change.after))
                             : ChangesView::tr("new: %1").arg(fromUtf8(inWords(change.after)));
    const QString speaker = fromUtf8(speakerInWords(change.after));
    item->setData(day, ChangeDelegate::DayRole);
    item->setData(title, ChangeDelegate::TitleRole);
    item->setData(step, ChangeDelegate::StepRole);
    item->setData(speaker, ChangeDelegate::SpeakerRole);
    QString spoken = day + QStringLiteral(": ") + title + QStringLiteral(". ") + step;
    if (!speaker.isEmpty())
        spoken += QStringLiteral(". ") + ChangesView::tr("Says %1").arg(speaker);
    item->setData(spoken, Qt::AccessibleTextRole);
    item->setEditable(false);
    if (change.after.report && !change.after.report->quote.empty())
        item->setToolTip(fromUtf8(change.after.report->quote).toHtmlEscaped());
    return item;
}

/// The moment of an event that the window should show.
std::optional<Instant> momentOf(const KnownWord &word)
{
    for (const Date *date : {&word.start, &word.end}) {
        if (date->isEmpty())
            continue;
        const TimeSpan span = date->bounds().strict;
        if (!span.begin.isOpen())
            return span.begin;
        if (!span.end.isOpen())
            return span.end;
    }
    return std::nullopt;
}

} // namespace

ChangesView::ChangesView(Session &session, ThemeSwitch &themes, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_asker(
          session, [this](const ChangesQuestion &q, ChangesAnswer a) { take(q, std::move(a)); },
          this)
    , m_client(session, *this, LinkedClient::FilterState, [this] { ask(); })
    , m_known(session.asOf().asKnown)
{
    setObjectName(QStringLiteral("changes"));
    setAccessibleName(tr("What changed"));
    assemble(themes);
    connect(&session, &Session::asOfChanged, this, &ChangesView::followAsOf);
    connect(&session, &Session::engineChanged, this, [this] {
        m_from.reset();
        m_to.reset();
        m_known = m_session.asOf().asKnown;
        m_knownBefore.reset();
        if (isVisible())
            suggestDays();
    });
    connect(&m_asker, &AskerBase::failed, this, [this](const QString &why) { say(why, true); });
    updateWords();
}

void ChangesView::assemble(ThemeSwitch &themes)
{
    auto *heading = new QLabel(tr("WHAT CHANGED"), this);
    heading->setProperty("look", QStringLiteral("muted"));
    heading->setFont(fontFor(TextStyle::Heading));
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("closeChanges"));
    close->setText(QStringLiteral("✕"));
    close->setAccessibleName(tr("Close what changed"));
    close->setToolTip(tr("Back to the facets"));
    close->setFocusPolicy(Qt::TabFocus);
    connect(close, &QToolButton::clicked, this, &ChangesView::closeRequested);

    const auto makeEdit = [this](const char *name, const QString &what, bool isTo) {
        auto *edit = new QLineEdit(this);
        edit->setObjectName(QLatin1String(name));
        edit->setAccessibleName(what);
        edit->setFont(fontFor(TextStyle::Label));
        edit->setToolTip(tr("Any date, as you would say it"));
        connect(edit, &QLineEdit::editingFinished, this,
                [this, edit, isTo] { takeDay(*edit, isTo); });
        return edit;
    };
    m_fromEdit = makeEdit("changesFrom", tr("Known from"), false);
    m_toEdit = makeEdit("changesTo", tr("Known until; empty: today"), true);
    m_toEdit->setPlaceholderText(tr("today"));
    auto *until = new QLabel(QStringLiteral("–"), this);
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("changesWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setFont(fontFor(TextStyle::Caption));

    m_items = new QStandardItemModel(this);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("changesList"));
    m_list->setAccessibleName(tr("Changes"));
    m_list->setModel(m_items);
    m_list->setItemDelegate(new ChangeDelegate(themes, this));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setProperty("look", QStringLiteral("panel"));
    // Not the current item, which merely getting the focus sets.
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this](const QItemSelection &chosen) {
                if (!m_going && !chosen.isEmpty())
                    go(chosen.indexes().front().row());
            });
    m_list->installEventFilter(this);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (index.row() != m_current)
            go(index.row());
    });
    connect(&themes, &ThemeSwitch::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    const auto makeRoom = [this] { // for the longest date
        for (QLineEdit *edit : {m_fromEdit, m_toEdit})
            edit->setMinimumWidth(
                edit->fontMetrics().horizontalAdvance(QStringLiteral("28 Nov 2028")) + 20);
    };
    makeRoom();
    connect(&themes.text(), &TextSize::changed, this, makeRoom);

    const auto makeStep = [this](const char *name, const QString &text, const QString &tip,
                                 int by) {
        auto *button = new QToolButton(this);
        button->setObjectName(QLatin1String(name));
        button->setText(text);
        button->setToolTip(tip);
        button->setFont(fontFor(TextStyle::LabelBold));
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, by] { step(by); });
        return button;
    };
    m_previous = makeStep("previousChange", tr("‹ Previous"), tr("Previous change (Shift+F8)"), -1);
    m_next = makeStep("nextChange", tr("Next ›"), tr("Next change (F8)"), 1);
    m_place = new QLabel(this);
    m_place->setProperty("look", QStringLiteral("muted"));
    m_place->setFont(fontFor(TextStyle::Caption));
    m_place->setAlignment(Qt::AlignCenter);

    auto *top = new QHBoxLayout;
    top->addWidget(heading, 1);
    top->addWidget(close);
    auto *days = new QHBoxLayout;
    days->setSpacing(6);
    days->addWidget(m_fromEdit, 1);
    days->addWidget(until);
    days->addWidget(m_toEdit, 1);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(14, 10, 10, 4);
    head->setSpacing(6);
    head->addLayout(top);
    head->addLayout(days);
    head->addWidget(m_words);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(10, 4, 10, 4);
    foot->addWidget(m_previous);
    foot->addWidget(m_place, 1);
    foot->addWidget(m_next);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    column->addLayout(foot);
}

bool ChangesView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            step(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ChangesView::setDays(Instant from, std::optional<Instant> to)
{
    m_from = from;
    m_to = to;
    m_current = -1;
    m_fromEdit->setText(dayInWords(from));
    m_toEdit->setText(to ? dayInWords(*to) : QString());
    ask();
}

void ChangesView::suggestDays()
{
    if (m_known && m_knownBefore && m_known != m_knownBefore)
        return setDays(std::min(*m_known, *m_knownBefore), std::max(*m_known, *m_knownBefore));
    if (m_known)
        return setDays(*m_known, std::nullopt);
    const TimeSpan days = wholeDays(m_session.extent());
    setDays(panned(days, -double(year)).end, std::nullopt);
}

void ChangesView::followAsOf()
{
    const std::optional<Instant> known = m_session.asOf().asKnown;
    if (known == m_known || m_going)
        return;
    m_knownBefore = std::exchange(m_known, known);
}

void ChangesView::takeDay(QLineEdit &edit, bool isTo)
{
    const QString text = edit.text().trimmed();
    std::optional<Instant> day;
    if (!text.isEmpty()) {
        const Result<Date> date = understandDate(text.toStdString());
        if (!date)
            return say(fromUtf8(date.error().what), true);
        day = endOfDay(*date);
        if (!day)
            return say(tr("“%1” has no last day. Name a day, a month or a year.").arg(text), true);
    } else if (!isTo) {
        return say(tr("From which day? Name a day, a month or a year."), true);
    }
    if (day == (isTo ? m_to : m_from))
        return;
    if (isTo)
        setDays(m_from.value_or(m_session.extent().begin), day);
    else
        setDays(*day, m_to);
}

void ChangesView::ask()
{
    if (!m_session.engine() || !m_from) {
        m_asker.forget();
        return;
    }
    if (m_to && *m_to <= *m_from) {
        m_asker.forget();
        m_answer = {};
        m_items->clear();
        updateWords();
        return say(tr("The second day must come after the first."), true);
    }
    ChangesQuestion question;
    question.context = {m_session.filter(), m_session.asOf().inForce, std::nullopt};
    question.from = *m_from;
    question.to = m_to.value_or(Instant::openFuture());
    question.limit = mostListed;
    m_asker.ask(question);
}

void ChangesView::take(const ChangesQuestion &, ChangesAnswer answer)
{
    const bool same = answer.changes == m_answer.changes && m_items->rowCount() > 0;
    m_answer = std::move(answer);
    if (!same) {
        m_going = true;
        m_current = -1;
        m_items->clear();
        for (const Change &change : m_answer.changes)
            m_items->appendRow(itemOf(change));
        m_going = false;
    }
    updateWords();
    if (const int by = std::exchange(m_stepWhenAnswered, 0))
        step(by);
}

void ChangesView::step(int by)
{
    if (!m_from || m_asker.isBusy()) {
        m_stepWhenAnswered = by;
        return;
    }
    int index = m_current + by;
    if (m_current < 0) {
        // From the day as known on: the first one after it, or the last one before.
        const Instant known = m_session.asOf().asKnown.value_or(*m_from);
        const auto &changes = m_answer.changes;
        const auto after = std::find_if(changes.begin(), changes.end(),
                                        [&](const Change &change) { return change.day > known; });
        index = int(after - changes.begin()) - (by > 0 ? 0 : 1);
    }
    if (index >= 0 && index < int(m_answer.changes.size()))
        go(index);
}

void ChangesView::go(int index)
{
    const Change change = m_answer.changes[std::size_t(index)];
    m_current = index;
    choose(index);
    m_going = true;
    // One step in the history, whatever of it is new.
    m_session.settleHistory();
    m_session.holdHistory(true);
    m_session.select(change.id);
    m_session.setAsOf({m_session.asOf().inForce, change.day});
    const std::optional<Instant> at = momentOf(change.after);
    if (at && !m_session.window().contains(*at))
        m_session.setWindow(centredOn(m_session.window(), *at));
    m_session.holdHistory(false);
    m_session.settleHistory();
    m_known = change.day;
    m_going = false;
    updateWords();
}

void ChangesView::choose(int index)
{
    const bool before = std::exchange(m_going, true);
    const QModelIndex item = m_items->index(index, 0);
    m_list->setCurrentIndex(item);
    m_list->scrollTo(item);
    m_going = before;
}

void ChangesView::say(const QString &why, bool wrong)
{
    m_words->setText(why);
    m_words->setProperty("look", wrong ? QStringLiteral("error") : QStringLiteral("muted"));
    m_words->style()->unpolish(m_words);
    m_words->style()->polish(m_words);
}

void ChangesView::updateWords()
{
    const QLocale locale;
    const auto listed = qlonglong(m_answer.changes.size());
    const QString total = locale.toString(qlonglong(m_answer.total));
    const auto all = int(m_answer.total);
    say(all == 0 ? tr("Nothing became known and nothing changed.")
        : listed < all
            ? tr("The first %1 of %Ln change(s)", nullptr, all).arg(locale.toString(listed))
            : tr("%Ln change(s)", nullptr, all),
        false);
    m_previous->setEnabled(m_current != 0 && listed > 0);
    m_next->setEnabled(m_current + 1 < listed);
    m_place->setText(m_current < 0 ? QString()
                                   : tr("%1 of %2").arg(locale.toString(m_current + 1), total));
}

} // namespace entente
