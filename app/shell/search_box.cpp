// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/search_box.h"

#include "app/shell/completion_popup.h"
#include "app/shell/term_chip.h"
#include "app/style/fonts.h"
#include "core/base/translation.h"
#include "core/time/edtf.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace entente
{

namespace
{

constexpr int typingPauseMs = 150;

Filter filterOf(const std::vector<Term> &chips, const std::vector<Term> &typed)
{
    std::vector<Term> terms = chips;
    terms.insert(terms.end(), typed.begin(), typed.end());
    return Filter(std::move(terms));
}

/// Plain words stay in the edit, where one goes on typing; everything else becomes a chip.
bool staysText(const Term &term)
{
    return term.field == Field::Text && !term.negated;
}

bool isDate(const Term &term)
{
    return term.field == Field::Before || term.field == Field::After || term.field == Field::During;
}

std::string textOf(const std::vector<Term> &terms)
{
    return toText(Filter(terms));
}

/// `terms` without `typed`, each taken away once; nothing when one of them is not there.
std::optional<std::vector<Term>> remaining(std::vector<Term> terms, const std::vector<Term> &typed)
{
    for (const Term &term : typed) {
        const auto found = std::find(terms.rbegin(), terms.rend(), term);
        if (found == terms.rend())
            return std::nullopt;
        terms.erase(std::next(found).base());
    }
    return terms;
}

/// What a date that stands alone is meant to find: what happened then, not the digits in a title.
std::optional<Completion> dateTerm(const std::string &typed)
{
    constexpr std::size_t leastDigits = 3;
    const bool isNumber =
        typed.size() >= leastDigits && std::all_of(typed.begin(), typed.end(), [](char c) {
            return (c >= '0' && c <= '9') || c == '-' || c == '/' || c == '.';
        });
    const Result<Date> date = isNumber ? understandDate(typed) : Result<Date>(Error{});
    if (!date || date->bounds().strict.begin.isOpen() || date->bounds().strict.end.isOpen())
        return std::nullopt;
    return Completion{"during:" + date->edtf(),
                      filledIn(translate("Search", "in %1", "a year or a day"), inWords(*date)), 0};
}

/// A term for each actor that is selected, one or two, and not filtered to.
std::vector<Term> offeredTerms(const Session &session)
{
    std::vector<Term> terms;
    const auto *actors = std::get_if<ActorSelection>(&session.selection());
    if (actors == nullptr || actors->ids.size() > 2)
        return terms;
    for (const ActorId &id : actors->ids) {
        if (!session.filter().has(Field::Party, id.value))
            terms.push_back({Field::Party, {id.value}, false, Certainty::Possibly});
    }
    return terms;
}

void setFlag(QWidget &widget, const char *property, bool on)
{
    if (widget.property(property).toBool() == on)
        return;
    widget.setProperty(property, on);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

/// A magnifying glass, drawn so that it follows colours and sizes.
class Glass : public QWidget
{
public:
    explicit Glass(QWidget *parent) : QWidget(parent)
    {
        setFixedSize(18, 18);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1.4));
        painter.drawEllipse(QPointF(8, 8), 4, 4);
        painter.drawLine(QPointF(11, 11), QPointF(14.5, 14.5));
    }
};

} // namespace

SearchBox::SearchBox(Session &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_edit(new QueryEdit(this))
    , m_popup(new CompletionPopup(m_edit))
    , m_completions(
          session,
          [this](const CompletionQuestion &question, const CompletionAnswer &answer) {
              std::vector<Completion> offered = answer.completions;
              if (std::optional<Completion> date = dateTerm(question.typed))
                  offered.insert(offered.begin(), std::move(*date));
              if (m_edit->hasFocus())
                  m_popup->offer(offered,
                                 QRect(0, 0, qMax(m_edit->width(), 320), m_edit->height() + 6));
          },
          this)
{
    setObjectName(QStringLiteral("searchBox"));
    layOut();
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        apply(Strictness::Typing);
        askCompletions();
    });
    connect(m_edit, &QLineEdit::textEdited, this, &SearchBox::textEdited);
    connect(m_edit, &QLineEdit::textChanged, this, &SearchBox::giveRoom);
    connect(m_edit, &QLineEdit::returnPressed, this, &SearchBox::enter);
    connect(m_edit, &QueryEdit::completionWanted, this, &SearchBox::askCompletions);
    connect(m_edit, &QueryEdit::backspaceAtStart, this, [this] {
        if (!m_chipTerms.empty())
            removeChip(m_chipTerms.size() - 1);
    });
    connect(m_edit, &QueryEdit::focusChanged, this, [this](bool has) {
        setFlag(*this, "focused", has);
        giveRoom();
        if (!has)
            hideError();
    });
    connect(m_popup, &CompletionPopup::chosen, this, &SearchBox::complete);
    connect(&session, &Session::filterChanged, this, &SearchBox::followFilter);
    connect(&session, &Session::engineChanged, this, [this] {
        // What is no filter yet was meant for the document before.
        m_pause.stop();
        hideError();
        m_edit->clear();
    });
    connect(&session, &Session::selectionChanged, this, &SearchBox::offerSelected);
    connect(&session, &Session::filterChanged, this, &SearchBox::offerSelected);
}

void SearchBox::layOut()
{
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_edit->setObjectName(QStringLiteral("searchEdit"));
    m_edit->setAccessibleName(tr("Search and filter"));
    m_edit->setPlaceholderText(tr("Search, or filter: party:JPN kind:agreement after:2015"));
    m_edit->setFont(fontFor(TextStyle::Body));
    m_edit->setMinimumWidth(140);
    m_edit->setFrame(false);

    auto *line = new QWidget(this);
    m_row = new QHBoxLayout(line);
    m_row->setContentsMargins(8, 0, 4, 0);
    m_row->setSpacing(6);
    m_row->addWidget(m_edit, 1);

    m_scroller = new QScrollArea(this);
    m_scroller->setWidget(line);
    m_scroller->setWidgetResizable(true);
    m_scroller->setFrameShape(QFrame::NoFrame);
    m_scroller->setFocusPolicy(Qt::NoFocus);
    m_scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroller->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroller->viewport()->setAutoFillBackground(false);
    line->setAutoFillBackground(false);
    // The end, where one types, stays in sight when the chips need more room than there is; where
    // nobody types, the chips are what is to be seen.
    connect(m_scroller->horizontalScrollBar(), &QScrollBar::rangeChanged, this,
            [this] { showEnd(); });

    auto *box = new QHBoxLayout(this);
    box->setContentsMargins(0, 2, 8, 2);
    box->setSpacing(4);
    box->addWidget(m_scroller, 1);
    m_reset = new QToolButton(this);
    m_reset->setObjectName(QStringLiteral("resetFilter"));
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("Show every event again (Ctrl+Backspace)"));
    m_reset->setAccessibleName(tr("Reset the filter"));
    m_reset->setAutoRaise(true);
    m_reset->setCursor(Qt::ArrowCursor);
    m_reset->hide();
    connect(m_reset, &QToolButton::clicked, this, [this] {
        m_edit->clear();
        m_session.setFilter({});
        m_edit->setFocus(Qt::OtherFocusReason);
    });
    m_offer = new QToolButton(this);
    m_offer->setObjectName(QStringLiteral("offeredTerms"));
    m_offer->setProperty("look", QStringLiteral("offer"));
    m_offer->setAccessibleName(tr("Filter to what is selected"));
    m_offer->setFont(fontFor(TextStyle::Label));
    m_offer->setCursor(Qt::PointingHandCursor);
    m_offer->setAccessibleName(tr("Filter to what is selected"));
    m_offer->hide();
    connect(m_offer, &QToolButton::clicked, this, [this] {
        Filter filter = m_session.filter();
        for (const Term &term : offeredTerms(m_session))
            filter = filter.with(term);
        m_session.setFilter(filter);
    });
    box->addWidget(m_offer);
    box->addWidget(m_reset);
    box->addWidget(new Glass(this));
}

/// While nobody types, the chips have the room.
void SearchBox::giveRoom()
{
    const bool isIdle = m_edit->text().isEmpty() && !m_chips.empty();
    m_edit->setMinimumWidth(!isIdle ? 140 : m_edit->hasFocus() ? 40 : 8);
    showEnd();
}

void SearchBox::showEnd()
{
    QScrollBar *bar = m_scroller->horizontalScrollBar();
    bar->setValue(m_edit->hasFocus() || !m_edit->text().isEmpty() ? bar->maximum() : 0);
}

QSize SearchBox::sizeHint() const
{
    return {480, m_edit->fontMetrics().height() + 15};
}

QSize SearchBox::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void SearchBox::startTyping()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void SearchBox::offerSelected()
{
    const std::vector<Term> terms = offeredTerms(m_session);
    m_offer->setVisible(!terms.empty());
    if (terms.empty())
        return;
    const QString text = QString::fromStdString(textOf(terms));
    QStringList names;
    for (const Term &term : terms)
        names << QString::fromStdString(
            m_session.vocabulary().actorName(ActorId{term.values.front()}));
    m_offer->setText(QStringLiteral("+ ") + text);
    m_offer->setToolTip(Qt::convertFromPlainText(
        names.size() == 1 ? tr("Filter to events with %1").arg(names.front())
                          : tr("Filter to events of %1").arg(names.join(tr(" and ")))));
    m_offer->setAccessibleName(tr("Filter to %1").arg(names.join(tr(" and "))));
}

void SearchBox::followFilter()
{
    offerSelected();
    const std::vector<Term> &terms = m_session.filter().terms();
    m_reset->setVisible(!terms.empty());
    const auto rest = remaining(terms, m_typedTerms);
    const bool textCame =
        rest && m_edit->text().isEmpty() && std::any_of(rest->begin(), rest->end(), staysText);
    if (rest && !textCame) {
        m_chipTerms = *rest;
        rebuildChips();
    } else {
        setChipsAndText(terms);
    }
}

void SearchBox::setChipsAndText(const std::vector<Term> &terms)
{
    m_chipTerms.clear();
    m_typedTerms.clear();
    for (const Term &term : terms)
        (staysText(term) ? m_typedTerms : m_chipTerms).push_back(term);
    m_edit->setText(QString::fromStdString(textOf(m_typedTerms)));
    m_pause.stop();
    hideError();
    rebuildChips();
}

void SearchBox::rebuildChips()
{
    if (m_chips.size() == m_chipTerms.size() && m_shownTerms == m_chipTerms)
        return;
    m_shownTerms = m_chipTerms;
    for (QWidget *chip : m_chips) {
        chip->hide(); // it may be its own signal that brought us here
        chip->deleteLater();
    }
    m_chips.clear();
    for (std::size_t i = 0; i < m_chipTerms.size(); ++i) {
        auto *chip = new TermChip(m_chipTerms[i], m_edit->parentWidget());
        connect(chip, &TermChip::editRequested, this, [this, i] { editChip(i); });
        connect(chip, &TermChip::removeRequested, this, [this, i] { removeChip(i); });
        m_row->insertWidget(int(i), chip);
        m_chips.push_back(chip);
        chip->show();
    }
    giveRoom();
    m_edit->setPlaceholderText(m_chipTerms.empty()
                                   ? tr("Search, or filter: party:JPN kind:agreement after:2015")
                                   : QString());
}

void SearchBox::textEdited()
{
    hideError();
    m_pause.start();
}

/// What counts while one types: words and dates at once, but a value's name ("party:a") only when
/// it is complete, since until then it would find nothing.
QString SearchBox::textThatCounts(Strictness strictness) const
{
    QString text = m_edit->text();
    if (strictness == Strictness::Entered)
        return text;
    const QueryEdit::Word word = m_edit->wordAtCursor();
    const ParsedQuery parsed = parseQuery(word.text.toStdString());
    const bool named = !parsed.error && !parsed.filter.isEmpty() &&
                       parsed.filter.terms().front().field != Field::Text &&
                       !isDate(parsed.filter.terms().front());
    if (named)
        text.remove(word.begin, word.end - word.begin);
    return text;
}

bool SearchBox::apply(Strictness strictness)
{
    m_pause.stop();
    const ParsedQuery parsed = parseQuery(textThatCounts(strictness).toStdString());
    if (parsed.error) {
        // A term that only lacks its end is not wrong while one is typing it.
        const bool unfinished =
            parsed.error->position + parsed.error->length >= m_edit->text().toStdString().size() &&
            strictness == Strictness::Typing;
        if (!unfinished)
            showError(*parsed.error);
        return false;
    }
    hideError();
    m_typedTerms = parsed.filter.terms();
    m_session.setFilter(filterOf(m_chipTerms, m_typedTerms));
    return true;
}

void SearchBox::enter()
{
    if (m_popup->hasChoice() || !apply(Strictness::Entered))
        return;
    m_popup->popup()->hide();
    std::vector<Term> terms = m_chipTerms;
    terms.insert(terms.end(), m_typedTerms.begin(), m_typedTerms.end());
    setChipsAndText(terms);
}

void SearchBox::editChip(std::size_t index)
{
    if (!apply(Strictness::Entered))
        return;
    const Term term = m_chipTerms[index];
    const QString text = QString::fromStdString(toText(term));
    const QString rest = m_edit->text().trimmed();
    m_chipTerms.erase(m_chipTerms.begin() + std::ptrdiff_t(index));
    m_typedTerms.insert(m_typedTerms.begin(), term);
    m_edit->setText(rest.isEmpty() ? text : text + QLatin1Char(' ') + rest);
    rebuildChips();
    m_edit->setFocus();
    const qsizetype value = text.indexOf(QLatin1Char(':')) + 1;
    m_edit->setSelection(int(value), int(text.size() - value));
}

void SearchBox::removeChip(std::size_t index)
{
    m_chipTerms.erase(m_chipTerms.begin() + std::ptrdiff_t(index));
    m_session.setFilter(filterOf(m_chipTerms, m_typedTerms));
    m_edit->setFocus();
}

void SearchBox::askCompletions()
{
    const QueryEdit::Word word = m_edit->wordAtCursor();
    if (!m_edit->hasFocus() || (word.text.isEmpty() && m_pause.isActive())) {
        m_popup->popup()->hide();
        return;
    }
    CompletionQuestion question;
    question.context = m_session.context();
    question.context.filter = Filter(m_chipTerms);
    question.typed = word.text.toStdString();
    m_completions.forget();
    if (word.text.isEmpty())
        m_popup->popup()->hide();
    else
        m_completions.ask(question);
}

void SearchBox::complete(const QString &text)
{
    const QueryEdit::Word word = m_edit->wordAtCursor();
    m_edit->setSelection(word.begin, word.end - word.begin);
    m_edit->insert(text);
    if (text.endsWith(QLatin1Char(':')))
        askCompletions();
    else
        enter();
}

void SearchBox::showError(const QueryError &error)
{
    const QByteArray bytes = m_edit->text().toUtf8();
    m_errorAt = int(QString::fromUtf8(bytes.left(qsizetype(error.position))).size());
    const qsizetype length =
        QString::fromUtf8(bytes.mid(qsizetype(error.position), qsizetype(error.length))).size();
    if (!m_error) {
        m_error = new QLabel(window());
        m_error->setObjectName(QStringLiteral("searchError"));
        m_error->setTextFormat(Qt::PlainText);
        m_error->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    QString message = QString::fromStdString(error.message);
    if (!message.isEmpty())
        message[0] = message[0].toUpper();
    m_error->setText(QStringLiteral("▴ ") + message);
    m_edit->markWrong(m_errorAt, int(qMax<qsizetype>(length, 1)));
    m_edit->setAccessibleDescription(message);
    setFlag(*this, "wrong", true);
    placeError();
    m_error->show();
    m_error->raise();
}

void SearchBox::hideError()
{
    setFlag(*this, "wrong", false);
    m_edit->markWrong(0, 0);
    m_edit->setAccessibleDescription({});
    if (m_error)
        m_error->hide();
}

void SearchBox::placeError()
{
    m_error->adjustSize();
    const QPoint under = m_edit->mapTo(window(), QPoint(m_edit->xOf(m_errorAt) - 12, 0));
    const QPoint box = mapTo(window(), QPoint(0, height() + 3));
    const int rightmost = qMax(0, window()->width() - m_error->width() - 8);
    m_error->move(qBound(0, under.x(), rightmost), box.y());
}

void SearchBox::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (m_error && m_error->isVisible())
        placeError();
}

void SearchBox::mousePressEvent(QMouseEvent *)
{
    m_edit->setFocus(Qt::MouseFocusReason);
}

} // namespace entente
