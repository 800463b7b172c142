// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/export_form.h"

#include "app/style/fonts.h"
#include "core/time/edtf.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <array>

namespace entente
{

namespace
{

struct FormatSpec
{
    RenderFormat format;
    const char *suffix;
    const char *label;
};

constexpr std::array formats = {
    FormatSpec{RenderFormat::Png, "png",
               QT_TRANSLATE_NOOP("entente::ExportDialog", "PNG, an image")},
    FormatSpec{RenderFormat::Svg, "svg",
               QT_TRANSLATE_NOOP("entente::ExportDialog", "SVG, lines and text to edit")},
    FormatSpec{RenderFormat::Pdf, "pdf",
               QT_TRANSLATE_NOOP("entente::ExportDialog", "PDF, to print and send")},
    FormatSpec{RenderFormat::Webp, "webp",
               QT_TRANSLATE_NOOP("entente::ExportDialog", "WebP, a small image")},
};

QString labelOf(const char *text)
{
    return QCoreApplication::translate("entente::ExportDialog", text);
}

QComboBox *combo(const char *name)
{
    auto *box = new QComboBox;
    box->setObjectName(QString::fromLatin1(name));
    return box;
}

QCheckBox *check(const QString &text, const char *name, bool on)
{
    auto *box = new QCheckBox(text);
    box->setObjectName(QString::fromLatin1(name));
    box->setChecked(on);
    return box;
}

/// A row with what belongs together.
QLayout *rowOf(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    for (QWidget *widget : widgets)
        row->addWidget(widget, qobject_cast<QLabel *>(widget) ? 0 : 1);
    return row;
}

} // namespace

QString suffixOf(RenderFormat format)
{
    for (const FormatSpec &spec : formats) {
        if (spec.format == format)
            return QString::fromLatin1(spec.suffix);
    }
    return QStringLiteral("png");
}

ExportForm::ExportForm(const RenderRequest &initial, bool hasSelection, QWidget *parent)
    : QWidget(parent)
    , m_initial(initial)
    , m_hasSelection(hasSelection)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(9);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addPresets(*form);
    addWhat(*form);
    addSize(*form);
    addParts(*form);
    addWords(*form);
    connectAll();
    updateEnabled();
}

void ExportForm::addPresets(QFormLayout &form)
{
    m_saved = combo("exportSaved");
    m_saved->setAccessibleName(tr("Preset"));
    auto *save = new QPushButton(tr("Keep…"));
    save->setObjectName(QStringLiteral("exportKeep"));
    save->setToolTip(tr("Keep these choices under a name"));
    auto *remove = new QPushButton(tr("Forget"));
    remove->setObjectName(QStringLiteral("exportForget"));
    remove->setToolTip(tr("Forget the preset that is chosen"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_saved, 1);
    row->addWidget(save);
    row->addWidget(remove);
    form.addRow(tr("Preset"), row);
    connect(save, &QPushButton::clicked, this, &ExportForm::savePreset);
    connect(remove, &QPushButton::clicked, this, &ExportForm::removePreset);
    fillPresets({});
}

void ExportForm::addWhat(QFormLayout &form)
{
    m_view = combo("exportView");
    m_view->addItem(tr("Timeline"), int(RenderView::Timeline));
    m_view->addItem(tr("Map"), int(RenderView::Map));
    m_view->addItem(tr("A page of several views"), int(RenderView::Page));
    m_view->addItem(tr("Calendar"), int(RenderView::Calendar));
    m_view->addItem(tr("Matrix"), int(RenderView::Matrix));
    m_view->addItem(tr("Network"), int(RenderView::Network));
    m_view->addItem(tr("Index of the network"), int(RenderView::Index));
    m_view->addItem(tr("Table"), int(RenderView::Table));
    m_view->setCurrentIndex(m_view->findData(int(m_initial.view)));
    form.addRow(tr("Show"), m_view);

    m_rows = new QLineEdit;
    m_rows->setObjectName(QStringLiteral("exportRows"));
    m_rows->setPlaceholderText(tr("map / timeline"));
    m_rows->setToolTip(tr("Views beside each other with commas, rows of them with strokes between: "
                          "“map, network / 2: timeline” has a second row twice as high. There are "
                          "timeline, map, network, matrix, calendar and table."));
    form.addRow(tr("Page"), m_rows);

    m_scope = combo("exportScope");
    m_scope->addItem(tr("What is on screen"), int(ExportScope::Visible));
    if (m_hasSelection)
        m_scope->addItem(tr("What is selected, alone"), int(ExportScope::Selection));
    m_scope->addItem(tr("All of it"), int(ExportScope::All));
    form.addRow(tr("Part"), m_scope);

    QStringList dates;
    for (const NetworkRequest::Date &date : m_initial.network.dates)
        dates << QString::fromStdString(date.words);
    m_dates = new QLineEdit(dates.join(QStringLiteral(", ")));
    m_dates->setObjectName(QStringLiteral("exportDates"));
    m_dates->setPlaceholderText(tr("1955, 1985, 2007, 2023"));
    m_dates->setToolTip(tr("Networks of these dates side by side"));
    form.addRow(tr("Dates"), m_dates);

    m_format = combo("exportFormat");
    for (const FormatSpec &spec : formats) {
        if (renderFormatFor(std::string("x.") + spec.suffix))
            m_format->addItem(labelOf(spec.label), int(spec.format));
    }
    form.addRow(tr("Format"), m_format);

    m_theme = combo("exportTheme");
    m_theme->addItem(tr("Light"), QStringLiteral("light"));
    m_theme->addItem(tr("Dark"), QStringLiteral("dark"));
    m_theme->addItem(tr("For paper"), QStringLiteral("print"));
    m_theme->setCurrentIndex(
        std::max(0, m_theme->findData(QString::fromStdString(m_initial.theme->name))));
    form.addRow(tr("Colours"), m_theme);
}

void ExportForm::addSize(QFormLayout &form)
{
    m_named = combo("exportPreset");
    for (const NamedSize &size : namedSizes())
        m_named->addItem(labelOf(size.label));
    m_named->addItem(tr("Own size"));
    form.addRow(tr("Size"), m_named);

    const auto side = [](const char *name, const QString &label) {
        auto *box = new QDoubleSpinBox;
        box->setObjectName(QString::fromLatin1(name));
        box->setAccessibleName(label);
        box->setKeyboardTracking(false);
        return box;
    };
    m_width = side("exportWidth", tr("Width"));
    m_height = side("exportHeight", tr("Height"));
    m_unit = combo("exportUnit");
    m_unit->addItem(tr("pixels"), int(PictureSize::Unit::Pixels));
    m_unit->addItem(tr("mm"), int(PictureSize::Unit::Millimetres));
    m_unit->setAccessibleName(tr("Unit"));
    form.addRow(QString(), rowOf({m_width, new QLabel(QStringLiteral("×")), m_height, m_unit}));

    m_dpi = new QSpinBox;
    m_dpi->setObjectName(QStringLiteral("exportDpi"));
    m_dpi->setRange(30, 2400);
    m_dpi->setValue(m_initial.dpi);
    m_dpi->setKeyboardTracking(false);
    m_dpi->setSuffix(tr(" dpi"));
    m_dpi->setAccessibleName(tr("Dots per inch"));
    m_times = combo("exportScale");
    m_times->setAccessibleName(tr("Times the pixels"));
    for (int times = 1; times <= 4; ++times)
        m_times->addItem(times == 1 ? tr("As the size says") : tr("%1 times the pixels").arg(times),
                         times);
    form.addRow(tr("Resolution"), rowOf({m_dpi, m_times}));

    m_text = new QSpinBox;
    m_text->setObjectName(QStringLiteral("exportText"));
    m_text->setRange(80, 200);
    m_text->setSingleStep(10);
    m_text->setValue(qRound(m_initial.textScale * 100));
    m_text->setKeyboardTracking(false);
    m_text->setSuffix(tr(" %"));
    form.addRow(tr("Text size"), m_text);
    setSizeFields({double(m_initial.size.width()), double(m_initial.size.height()),
                   PictureSize::Unit::Pixels});
}

void ExportForm::addParts(QFormLayout &form)
{
    m_head = check(tr("Title and subtitle"), "exportHead", m_initial.hasHead);
    m_legend = check(tr("Legend"), "exportLegend", m_initial.hasLegend);
    m_sourceNote = check(tr("Sources"), "exportSourceNote", m_initial.hasSources);
    m_numbers = check(tr("numbered"), "exportNumbers", m_initial.numbersSources);
    m_numbers->setToolTip(tr("Labels refer to their sources by numbers, where there is room"));
    auto *sources = new QHBoxLayout;
    sources->addWidget(m_sourceNote);
    sources->addWidget(m_numbers);
    sources->addStretch(1);
    form.addRow(tr("With"), m_head);
    form.addRow(QString(), m_legend);
    form.addRow(QString(), sources);
}

void ExportForm::addWords(QFormLayout &form)
{
    const auto line = [&](const QString &label, const std::string &text, const char *name,
                          const QString &hint) {
        auto *edit = new QLineEdit(QString::fromStdString(text));
        edit->setObjectName(QString::fromLatin1(name));
        edit->setPlaceholderText(hint);
        edit->setMaxLength(2000);
        form.addRow(label, edit);
        return edit;
    };
    const QString made = tr("made from what is shown");
    m_title = line(tr("Title"), m_initial.title, "exportTitle", made);
    m_subtitle = line(tr("Subtitle"), m_initial.subtitle, "exportSubtitle", made);
    m_caption = line(tr("Caption"), m_initial.caption, "exportCaption", tr("none"));
    m_sources = line(tr("Source note"), m_initial.sourceNote, "exportSources", made);
    m_altText = new QPlainTextEdit(QString::fromStdString(m_initial.altText));
    m_altText->setObjectName(QStringLiteral("exportAltText"));
    m_altText->setPlaceholderText(made);
    m_altText->setTabChangesFocus(true);
    m_altText->setFixedHeight(qRound(72 * textScale()));
    form.addRow(tr("Alt text"), m_altText);
}

void ExportForm::connectAll()
{
    const auto tell = [this] {
        updateEnabled();
        emit changed();
    };
    for (QComboBox *box : {m_view, m_scope, m_format, m_theme, m_times})
        connect(box, &QComboBox::currentIndexChanged, this, tell);
    connect(m_saved, &QComboBox::activated, this, &ExportForm::choosePreset);
    connect(m_named, &QComboBox::currentIndexChanged, this, &ExportForm::chooseSize);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &ExportForm::unitChosen);
    for (QDoubleSpinBox *box : {m_width, m_height})
        connect(box, &QDoubleSpinBox::valueChanged, this, &ExportForm::sizeEdited);
    for (QSpinBox *box : {m_dpi, m_text})
        connect(box, &QSpinBox::valueChanged, this, tell);
    for (QCheckBox *box : {m_head, m_legend, m_sourceNote, m_numbers})
        connect(box, &QCheckBox::toggled, this, tell);
    for (QLineEdit *edit : {m_title, m_subtitle, m_caption, m_sources, m_dates, m_rows})
        connect(edit, &QLineEdit::textChanged, this, tell);
    connect(m_altText, &QPlainTextEdit::textChanged, this, tell);
}

void ExportForm::updateEnabled()
{
    const auto format = RenderFormat(m_format->currentData().toInt());
    const bool isImage = format == RenderFormat::Png || format == RenderFormat::Webp;
    const bool isPaper = size().unit == PictureSize::Unit::Millimetres;
    m_times->setEnabled(isImage && !isPaper);
    m_title->setEnabled(m_head->isChecked());
    m_subtitle->setEnabled(m_head->isChecked());
    m_sources->setEnabled(m_sourceNote->isChecked());
    m_numbers->setEnabled(m_sourceNote->isChecked() && m_sources->text().trimmed().isEmpty());
    const QString parts = m_rows->text();
    const bool isPage = view() == RenderView::Page;
    // What does not go with the view is not in the way.
    auto *form = static_cast<QFormLayout *>(layout());
    form->setRowVisible(m_rows, isPage);
    form->setRowVisible(m_dates, view() == RenderView::Network ||
                                     (isPage && parts.contains(QLatin1String("network"))));
}

PictureSize ExportForm::size() const
{
    return {m_width->value(), m_height->value(), PictureSize::Unit(m_unit->currentData().toInt())};
}

void ExportForm::setSizeFields(const PictureSize &size)
{
    const QSignalBlocker blockers[] = {QSignalBlocker(m_width), QSignalBlocker(m_height),
                                       QSignalBlocker(m_unit), QSignalBlocker(m_named)};
    const bool isPaper = size.unit == PictureSize::Unit::Millimetres;
    m_unit->setCurrentIndex(m_unit->findData(int(size.unit)));
    for (QDoubleSpinBox *box : {m_width, m_height}) {
        box->setDecimals(isPaper ? 1 : 0);
        box->setRange(isPaper ? 32 : 120, isPaper ? 2000 : 16000);
    }
    m_width->setValue(size.width);
    m_height->setValue(size.height);
    int named = int(namedSizes().size());
    for (int i = 0; i < int(namedSizes().size()); ++i) {
        if (namedSizes()[std::size_t(i)].size == size)
            named = i;
    }
    m_named->setCurrentIndex(named);
}

void ExportForm::chooseSize(int index)
{
    if (index >= 0 && index < int(namedSizes().size())) {
        const PictureSize &chosen = namedSizes()[std::size_t(index)].size;
        const bool toPaper = chosen.unit == PictureSize::Unit::Millimetres &&
                             size().unit == PictureSize::Unit::Pixels;
        setSizeFields(chosen);
        if (toPaper && m_dpi->value() < 150) {
            const QSignalBlocker blocker(m_dpi);
            m_dpi->setValue(300); // what printers want
        }
    }
    updateEnabled();
    emit changed();
}

void ExportForm::sizeEdited()
{
    setSizeFields(size());
    emit changed();
}

/// The same size on screen, in the other unit.
void ExportForm::unitChosen()
{
    constexpr double mmPerPixel = 25.4 / 96;
    PictureSize same = size();
    const double factor = same.unit == PictureSize::Unit::Millimetres ? mmPerPixel : 1 / mmPerPixel;
    same.width = qRound(same.width * factor);
    same.height = qRound(same.height * factor);
    setSizeFields(same);
    updateEnabled();
    emit changed();
}

RenderView ExportForm::view() const
{
    return RenderView(m_view->currentData().toInt());
}

ExportChoices ExportForm::choices() const
{
    ExportChoices choices;
    choices.format = RenderFormat(m_format->currentData().toInt());
    choices.size = size();
    choices.times = m_times->currentData().toInt();
    choices.dpi = m_dpi->value();
    choices.textPercent = m_text->value();
    choices.theme = m_theme->currentData().toString().toStdString();
    choices.scope = ExportScope(m_scope->currentData().toInt());
    choices.hasHead = m_head->isChecked();
    choices.hasLegend = m_legend->isChecked();
    choices.hasSources = m_sourceNote->isChecked();
    choices.numbersSources = m_numbers->isChecked();
    return choices;
}

void ExportForm::setChoices(const ExportChoices &choices)
{
    {
        const QSignalBlocker blocker(this);
        setSizeFields(choices.size);
        const auto choose = [](QComboBox *box, const QVariant &data) {
            if (const int index = box->findData(data); index >= 0)
                box->setCurrentIndex(index);
        };
        choose(m_format, int(choices.format));
        choose(m_times, choices.times);
        choose(m_scope, int(choices.scope));
        if (!choices.theme.empty())
            choose(m_theme, QString::fromStdString(choices.theme));
        m_dpi->setValue(choices.dpi);
        m_text->setValue(choices.textPercent);
        m_head->setChecked(choices.hasHead);
        m_legend->setChecked(choices.hasLegend);
        m_sourceNote->setChecked(choices.hasSources);
        m_numbers->setChecked(choices.numbersSources);
    }
    updateEnabled();
    emit changed();
}

void ExportForm::writeWords(RenderRequest &request) const
{
    request.title = m_title->text().trimmed().toStdString();
    request.subtitle = m_subtitle->text().trimmed().toStdString();
    request.caption = m_caption->text().trimmed().toStdString();
    request.sourceNote = m_sources->text().trimmed().toStdString();
    const QString words = m_altText->toPlainText();
    request.altText = words == m_madeWords ? std::string() : words.trimmed().toStdString();
    request.rows.clear();
    if (const std::string rows = m_rows->text().trimmed().toStdString(); !rows.empty()) {
        // What is no page yet is still being typed.
        if (Result<std::vector<PageRow>> read = pageRowsFrom(rows); read)
            request.rows = std::move(*read);
    }
    request.network.dates.clear();
    for (const QString &each : m_dates->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const Result<Date> date = understandDate(each.trimmed().toStdString());
        // A date that is still being typed is left out.
        if (date && !date->isEmpty() && !date->bounds().strict.end.isOpen())
            request.network.dates.push_back({inWords(*date), date->bounds().strict.end});
    }
}

void ExportForm::setPictureInWords(const QString &words)
{
    // What nobody has touched follows the picture; what somebody wrote stays.
    const QString text = m_altText->toPlainText();
    if (!text.isEmpty() && text != m_madeWords)
        return;
    m_madeWords = words;
    const QSignalBlocker blocker(m_altText);
    m_altText->setPlainText(words);
    m_madeWords = m_altText->toPlainText();
}

void ExportForm::fillPresets(const QString &current)
{
    const QSignalBlocker blocker(m_saved);
    m_saved->clear();
    m_saved->addItem(tr("None"));
    m_saved->addItems(exportPresets());
    m_saved->setCurrentIndex(std::max(0, m_saved->findText(current)));
}

void ExportForm::choosePreset(int index)
{
    if (index <= 0)
        return;
    if (const std::optional<ExportChoices> choices = exportPreset(m_saved->itemText(index)))
        setChoices(*choices);
}

void ExportForm::savePreset()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("exportKeepName"));
    dialog->setWindowTitle(tr("Keep as a preset"));
    dialog->setLabelText(tr("Name of the preset"));
    dialog->setTextValue(m_saved->currentIndex() > 0 ? m_saved->currentText() : QString());
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &text) {
        const QString name = text.trimmed();
        if (name.isEmpty())
            return;
        saveExportPreset(name, choices());
        fillPresets(name);
    });
    dialog->open();
}

void ExportForm::removePreset()
{
    if (m_saved->currentIndex() <= 0)
        return;
    removeExportPreset(m_saved->currentText());
    fillPresets({});
}

} // namespace entente
