// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/preferences_dialog.h"

#include "app/shell/color_page.h"
#include "app/shell/language.h"
#include "app/shell/preferences.h"
#include "app/shell/shortcut_page.h"
#include "app/style/fonts.h"
#include "core/geo/projection.h"
#include "core/time/edtf.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace entente
{

namespace
{

QLabel *note(const QString &words, QWidget *parent)
{
    auto *label = new QLabel(words, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(fontFor(TextStyle::Label));
    label->setProperty("look", QStringLiteral("muted"));
    return label;
}

QFormLayout *formIn(QWidget *page)
{
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(18);
    form->setVerticalSpacing(10);
    form->setLabelAlignment(Qt::AlignLeft);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    return form;
}

QComboBox *choices(const char *name, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setMinimumWidth(qRound(240 * textScale()));
    return box;
}

/// A date as it looks in a style.
QString example(DateStyle style)
{
    const DateStyle before = dateStyle();
    setDateStyle(style);
    const Date day = Date::fromEdtf("2023-01-11").value();
    QString words = QString::fromStdString(inWords(day));
    setDateStyle(before);
    return words;
}

} // namespace

PreferencesDialog::PreferencesDialog(Preferences &preferences, Shortcuts &shortcuts,
                                     QWidget *parent)
    : QDialog(parent)
    , m_preferences(preferences)
    , m_names(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("preferencesDialog"));
    setWindowTitle(tr("Preferences"));
    m_names->setObjectName(QStringLiteral("preferencePages"));
    m_names->setAccessibleName(tr("Pages"));
    m_names->setProperty("look", QStringLiteral("panel"));
    m_names->setFont(fontFor(TextStyle::Body));
    m_names->setSpacing(2);
    m_names->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    addPage(tr("General"), makeGeneral());
    addPage(tr("Look"), makeLook());
    addPage(tr("Colours"), new ColorPage(preferences, this));
    addPage(tr("Map"), makeMap());
    addPage(tr("Keys"), new ShortcutPage(shortcuts, this));
    m_names->setFixedWidth(m_names->sizeHintForColumn(0) + qRound(28 * textScale()));
    connect(m_names, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_names->setCurrentRow(0);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(m_names);
    row->addWidget(m_pages, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 14);
    column->setSpacing(12);
    column->addLayout(row, 1);
    column->addWidget(buttons);
    resize(QSize(qRound(780 * textScale()), qRound(520 * textScale())).boundedTo(parent->size()));
}

void PreferencesDialog::addPage(const QString &name, QWidget *page)
{
    m_names->addItem(name);
    auto *scroller = new QScrollArea(this);
    scroller->setWidget(page);
    scroller->setWidgetResizable(true);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setFocusPolicy(Qt::NoFocus);
    m_pages->addWidget(scroller);
}

QWidget *PreferencesDialog::makeGeneral()
{
    auto *page = new QWidget;
    QFormLayout *form = formIn(page);
    QComboBox *start = choices("preferStart", page);
    start->addItem(tr("The welcome page"));
    start->addItem(tr("The document of last time"));
    start->setCurrentIndex(m_preferences.startWith() == StartWith::LastDocument ? 1 : 0);
    connect(start, &QComboBox::activated, this, [this](int index) {
        m_preferences.setStartWith(index == 1 ? StartWith::LastDocument : StartWith::Welcome);
    });
    form->addRow(tr("Start with"), start);

    QComboBox *dates = choices("preferDates", page);
    for (const DateStyle style :
         {DateStyle::DayMonth, DateStyle::LongMonth, DateStyle::MonthDay, DateStyle::Iso})
        dates->addItem(example(style), int(style));
    dates->setCurrentIndex(dates->findData(int(dateStyle())));
    connect(dates, &QComboBox::activated, this,
            [this, dates] { m_preferences.setDates(DateStyle(dates->currentData().toInt())); });
    form->addRow(tr("Dates"), dates);
    form->addRow(QString(), note(tr("How dates are written, everywhere. You can type them in any "
                                    "way that has one meaning."),
                                 page));

    QComboBox *language = choices("preferLanguage", page);
    fillLanguages(*language);
    connect(language, &QComboBox::activated, this,
            [this, language] { m_preferences.setLanguage(language->currentData().toString()); });
    form->addRow(tr("Language"), language);
    form->addRow(QString(),
                 note(tr("At the next start. Names of states follow it; the interface is in "
                         "English where it is not translated yet."),
                      page));
    return page;
}

void PreferencesDialog::fillLanguages(QComboBox &box)
{
    box.addItem(tr("As the system"), QString());
    const QStringList codes = interfaceLanguages();
    for (const QString &code : codes) {
        const QString name = QLocale(code).nativeLanguageName();
        box.addItem(name.isEmpty() ? code : name, code);
    }
    box.setCurrentIndex(qMax(0, box.findData(m_preferences.language())));
}

QWidget *PreferencesDialog::makeLook()
{
    auto *page = new QWidget;
    QFormLayout *form = formIn(page);
    ThemeSwitch &themes = m_preferences.themes();
    QComboBox *theme = choices("preferTheme", page);
    theme->addItem(tr("As the desktop"), int(ThemeChoice::System));
    theme->addItem(tr("Light"), int(ThemeChoice::Light));
    theme->addItem(tr("Dark"), int(ThemeChoice::Dark));
    theme->setCurrentIndex(theme->findData(int(themes.choice())));
    connect(theme, &QComboBox::activated, this, [this, theme, &themes] {
        themes.setChoice(ThemeChoice(theme->currentData().toInt()));
        emit m_preferences.changed();
    });
    form->addRow(tr("Theme"), theme);

    QComboBox *size = choices("preferTextSize", page);
    for (const int percent : textSizes())
        size->addItem(tr("%1 %").arg(QLocale().toString(percent)), percent);
    size->setCurrentIndex(size->findData(themes.text().percent()));
    connect(size, &QComboBox::activated, this, [this, size, &themes] {
        themes.text().setPercent(size->currentData().toInt());
        emit m_preferences.changed();
    });
    form->addRow(tr("Text size"), size);

    auto *motion = new QCheckBox(tr("Less motion: nothing glides, fades or coasts"), page);
    motion->setObjectName(QStringLiteral("preferLessMotion"));
    motion->setChecked(themes.motion().isReduced());
    connect(motion, &QCheckBox::clicked, this, [this, &themes](bool less) {
        themes.motion().setReduced(less);
        emit m_preferences.changed();
    });
    form->addRow(QString(), motion);
    return page;
}

QWidget *PreferencesDialog::makeMap()
{
    auto *page = new QWidget;
    QFormLayout *form = formIn(page);
    QComboBox *projection = choices("preferProjection", page);
    for (const std::string &name : Projection::names()) {
        if (const Result<Projection> made = Projection::named(name, {0, 0}))
            projection->addItem(QString::fromStdString(made->title()),
                                QString::fromStdString(name));
    }
    projection->setCurrentIndex(projection->findData(m_preferences.projection()));
    connect(projection, &QComboBox::activated, this, [this, projection] {
        m_preferences.setProjection(projection->currentData().toString());
    });
    form->addRow(tr("Projection"), projection);

    QComboBox *boundaries = choices("preferBoundaries", page);
    boundaries->addItem(tr("De facto (Natural Earth)"), int(Boundaries::DeFacto));
    boundaries->addItem(tr("Nearer to the United Nations’"), int(Boundaries::Un));
    boundaries->setCurrentIndex(boundaries->findData(int(m_preferences.boundaries())));
    connect(boundaries, &QComboBox::activated, this, [this, boundaries] {
        m_preferences.setBoundaries(Boundaries(boundaries->currentData().toInt()));
    });
    form->addRow(tr("Boundaries"), boundaries);
    form->addRow(QString(), note(tr("For documents that you have not looked at yet; others keep "
                                    "what was chosen on their map. Every picture says which "
                                    "boundaries it shows; none is a statement about a claim."),
                                 page));
    return page;
}

} // namespace entente
