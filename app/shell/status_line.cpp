// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/status_line.h"

#include "app/shell/elided_label.h"
#include "app/style/fonts.h"
#include "core/time/calendar.h"

#include <QHBoxLayout>
#include <QLocale>

namespace entente
{

namespace
{

QString year(Instant t)
{
    const std::int64_t number = civilDate(t).year;
    return number > 0 ? QString::number(number) : StatusLine::tr("%1 BC").arg(1 - number);
}

QString years(const TimeSpan &span)
{
    const QString first = span.begin.isOpen() ? QString() : year(span.begin);
    const QString last = span.end.isOpen() ? QString() : year({span.end.seconds - 1});
    return first == last ? first : first + QStringLiteral("–") + last;
}

} // namespace

QString countInWords(const CountAnswer &answer)
{
    const QLocale locale;
    QString words = answer.count != answer.total
                        ? StatusLine::tr("%1 of %Ln event(s)", nullptr, int(answer.total))
                              .arg(locale.toString(qlonglong(answer.count)))
                        : StatusLine::tr("%Ln event(s)", nullptr, int(answer.count));
    if (answer.extent)
        words += QStringLiteral(" · ") + years(*answer.extent);
    if (answer.withoutDate > 0)
        words +=
            QStringLiteral(" · ") +
            StatusLine::tr("%1 without a date").arg(locale.toString(qlonglong(answer.withoutDate)));
    if (answer.onlyPossibly > 0)
        words +=
            QStringLiteral(" · ") +
            StatusLine::tr("%1 only possibly").arg(locale.toString(qlonglong(answer.onlyPossibly)));
    return words;
}

StatusLine::StatusLine(Session &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_count(new ElidedLabel(this))
    , m_hint(new ElidedLabel(this))
    , m_file(new ElidedLabel(this))
    , m_asker(
          session, [this](const CountQuestion &, const CountAnswer &answer) { show(answer); }, this)
{
    setObjectName(QStringLiteral("statusLine"));
    m_count->setObjectName(QStringLiteral("statusCount"));
    m_hint->setObjectName(QStringLiteral("statusHint"));
    m_file->setObjectName(QStringLiteral("statusFile"));
    m_hint->setAlignment(Qt::AlignHCenter);
    m_file->setAlignment(Qt::AlignRight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 16, 4);
    row->setSpacing(24);
    int stretch = 3;
    for (ElidedLabel *label : {m_count, m_hint, m_file}) {
        label->setFont(fontFor(TextStyle::AxisMinor));
        label->setProperty("look", QStringLiteral("muted"));
        row->addWidget(label, stretch);
        stretch = stretch == 3 ? 5 : 3;
    }
    setHint({});
    new LinkedClient(session, *this, LinkedClient::FilterState | LinkedClient::AsOfState,
                     [this] { refresh(); });
}

void StatusLine::setFileState(const QString &text)
{
    m_file->setText(text);
}

void StatusLine::setHint(const QString &text)
{
    m_hint->setText(!text.isEmpty() ? text
                    : !m_session.engine()
                        ? QString()
                        : tr("Click an event · drag to pan · wheel to zoom · Shift+drag to "
                             "brush · ? for keys"));
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    m_hint->setVisible(width() > 900 * textScale());
}

void StatusLine::refresh()
{
    if (!m_session.engine()) {
        m_asker.forget();
        m_count->setText(tr("Nothing is open"));
        setHint({});
        return;
    }
    m_asker.ask({m_session.filterContext()});
}

void StatusLine::show(const CountAnswer &answer)
{
    m_count->setText(countInWords(answer));
}

} // namespace entente
