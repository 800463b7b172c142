// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/about_dialog.h"

#include "app/shell/diagnostics.h"
#include "app/shell/origins.h"
#include "app/style/fonts.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

namespace entente
{

namespace
{

class About
{
    Q_DECLARE_TR_FUNCTIONS(About)
};

QLabel *line(const QString &words, TextStyle style, QWidget *parent, bool muted = false)
{
    auto *label = new QLabel(words, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(fontFor(style));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (muted)
        label->setProperty("look", QStringLiteral("muted"));
    return label;
}

QString versionLine()
{
    return About::tr("Version %1, of %2")
        .arg(QStringLiteral(ENTENTE_VERSION), QStringLiteral(ENTENTE_RELEASE_DATE));
}

QString licenceLines()
{
    return About::tr("Free software under the GNU General Public License, version 3 or later. It "
                     "comes without any warranty.");
}

QWidget *makeProgram()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setSpacing(8);
    column->addWidget(line(QStringLiteral("Entente"), TextStyle::Title, page));
    column->addWidget(line(versionLine(), TextStyle::Body, page, true));
    column->addWidget(line(About::tr("Explores records of diplomatic events on a linked timeline, "
                                     "map, network and table."),
                           TextStyle::Body, page));
    column->addWidget(line(licenceLines(), TextStyle::Body, page));
    column->addWidget(
        line(About::tr("Boundaries on the map take no side. Nothing leaves this "
                       "machine unless you open an archive on a server or click a link."),
             TextStyle::Body, page));
    column->addStretch();
    return page;
}

QWidget *scrolling(QWidget *content)
{
    auto *scroller = new QScrollArea;
    scroller->setWidget(content);
    scroller->setWidgetResizable(true);
    scroller->setFrameShape(QFrame::NoFrame);
    return scroller;
}

QWidget *makeData()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setSpacing(2);
    for (const Origin &origin : originsOfData()) {
        column->addWidget(line(origin.content, TextStyle::LabelBold, page));
        column->addWidget(line(origin.origin, TextStyle::Label, page));
        column->addWidget(line(origin.terms, TextStyle::Label, page, true));
        column->addSpacing(8);
    }
    column->addStretch();
    return scrolling(page);
}

QWidget *makeLibraries()
{
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(4);
    int row = 0;
    for (const Library &library : allLibraries()) {
        const std::string *cells[] = {&library.name, &library.version, &library.licence,
                                      &library.address};
        for (int column = 0; column < 4; ++column) {
            auto *label =
                line(QString::fromStdString(*cells[column]),
                     column == 0 ? TextStyle::LabelBold : TextStyle::Label, page, column > 1);
            label->setWordWrap(false);
            grid->addWidget(label, row, column);
        }
        ++row;
    }
    grid->setColumnStretch(3, 1);
    grid->setRowStretch(row, 1);
    return scrolling(page);
}

QString inText()
{
    QStringList lines{QStringLiteral("Entente"), versionLine(), licenceLines(), QString()};
    for (const Origin &origin : originsOfData())
        lines.append(origin.part + QStringLiteral(": ") + origin.content + QStringLiteral(". ") +
                     origin.origin + QStringLiteral(". ") + origin.terms);
    lines.append(QString());
    for (const Library &library : allLibraries())
        lines.append(QString::fromStdString(library.name + ' ' + library.version + " (" +
                                            library.licence + "), " + library.address));
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace

void showAbout(QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("aboutDialog"));
    dialog->setWindowTitle(About::tr("About Entente"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *tabs = new QTabWidget(dialog);
    tabs->setDocumentMode(true);
    tabs->addTab(makeProgram(), About::tr("Program"));
    tabs->addTab(makeData(), About::tr("Data"));
    tabs->addTab(makeLibraries(), About::tr("Libraries"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    auto *copy = buttons->addButton(About::tr("Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("aboutCopy"));
    QObject::connect(copy, &QPushButton::clicked, dialog,
                     [] { QApplication::clipboard()->setText(inText()); });
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(18, 14, 18, 14);
    column->addWidget(tabs, 1);
    column->addWidget(buttons);
    dialog->resize(
        QSize(qRound(640 * textScale()), qRound(440 * textScale())).boundedTo(parent->size()));
    dialog->open();
    buttons->button(QDialogButtonBox::Close)->setFocus();
}

} // namespace entente
