// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/help_dialogs.h"

#include "app/commands/actions.h"
#include "app/style/fonts.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace entente
{

namespace
{

class Help
{
    Q_DECLARE_TR_FUNCTIONS(Help)
};

QLabel *label(const QString &text, TextStyle style, QWidget *parent)
{
    auto *made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setFont(fontFor(style));
    made->setWordWrap(style == TextStyle::Body);
    return made;
}

/// A dialog around `content` that scrolls, with one button.
void showSheet(const QString &name, const QString &title, QWidget *content, QSize size,
               QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(name);
    dialog->setWindowTitle(title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *scroller = new QScrollArea(dialog);
    scroller->setWidget(content);
    scroller->setWidgetResizable(true);
    scroller->setFrameShape(QFrame::NoFrame);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 16, 16, 14);
    column->addWidget(scroller, 1);
    column->addWidget(buttons);
    dialog->resize(size.boundedTo(parent->size()));
    dialog->open();
    buttons->button(QDialogButtonBox::Close)->setFocus();
}

class Sheet : public QWidget
{
public:
    Sheet() : m_grid(new QGridLayout(this))
    {
        m_grid->setContentsMargins(0, 0, 12, 0);
        m_grid->setHorizontalSpacing(24);
        m_grid->setVerticalSpacing(4);
        m_grid->setColumnStretch(1, 1);
    }

    void addHeading(const QString &text)
    {
        if (m_row > 0)
            m_grid->setRowMinimumHeight(m_row++, 8);
        QLabel *heading = label(text.toUpper(), TextStyle::Heading, this);
        heading->setProperty("look", QStringLiteral("muted"));
        m_grid->addWidget(heading, m_row++, 0, 1, 2);
    }

    void addRow(const QString &keys, const QString &about)
    {
        m_grid->addWidget(label(keys, TextStyle::LabelBold, this), m_row, 0, Qt::AlignTop);
        m_grid->addWidget(label(about, TextStyle::Body, this), m_row++, 1);
    }

    void finish() { m_grid->setRowStretch(m_row, 1); }

private:
    QGridLayout *m_grid;
    int m_row = 0;
};

QString shownKeys(const QList<QKeySequence> &keys)
{
    QStringList shown;
    for (const QKeySequence &key : keys)
        shown.append(key.toString(QKeySequence::NativeText));
    return shown.join(Help::tr(" or "));
}

} // namespace

void showKeys(const Actions &actions, QWidget *parent)
{
    auto *sheet = new Sheet;
    QString group;
    for (const GestureSpec &gesture : gestureTable()) {
        const QString of = Help::tr(gesture.group);
        if (of != group)
            sheet->addHeading(of);
        group = of;
        sheet->addRow(Help::tr(gesture.keys), Help::tr(gesture.about));
    }
    sheet->addHeading(Help::tr("Keys"));
    for (const ActionSpec &spec : actionTable()) {
        if (const QList<QKeySequence> keys = actions[spec.id]->shortcuts(); !keys.isEmpty())
            sheet->addRow(shownKeys(keys), QCoreApplication::translate("Actions", spec.about));
    }
    sheet->finish();
    showSheet(QStringLiteral("keysDialog"), Help::tr("Keys and gestures"), sheet, {640, 620},
              parent);
}

void showFirstSteps(QWidget *parent)
{
    auto *sheet = new Sheet;
    sheet->addHeading(Help::tr("First steps"));
    sheet->addRow(
        Help::tr("1  Look"),
        Help::tr("Every mark is an event: its shape and colour say what kind. Faded ends mean "
                 "that a date is vague; a hollow mark means that it is planned."));
    sheet->addRow(
        Help::tr("2  Click"),
        Help::tr("An event tells on the right what is known of it, and shows on the map, the "
                 "timeline and in the table."));
    sheet->addRow(
        Help::tr("3  Narrow down"),
        Help::tr("Click a kind or a party on the left, type in the search box, or hold Shift "
                 "and drag over a range of time. Every count follows."));
    sheet->addRow(
        Help::tr("4  Travel"),
        Help::tr("The wheel zooms in time, a drag moves. Ctrl+L goes to any date, typed as you "
                 "would say it: “spring 1951”."));
    sheet->addRow(
        Help::tr("5  Ask what was known"),
        Help::tr("“As known on” shows events as reports had them on a day: what was planned "
                 "then, and what became of it."));
    sheet->addRow(Help::tr("6  Keep it"),
                  Help::tr("Export the picture or the data from the File menu."));
    sheet->finish();
    showSheet(QStringLiteral("firstStepsDialog"), Help::tr("First steps"), sheet, {600, 430},
              parent);
}

} // namespace entente
