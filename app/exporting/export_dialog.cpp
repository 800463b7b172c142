// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/export_dialog.h"

#include "app/exporting/preview.h"
#include "app/style/fonts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <array>

namespace entente
{

namespace
{

struct Preset
{
    const char *label;
    QSize size;
};

const std::array presets = {
    Preset{QT_TRANSLATE_NOOP("entente::ExportDialog", "Full HD, 1920 × 1080"), {1920, 1080}},
    Preset{QT_TRANSLATE_NOOP("entente::ExportDialog", "Small slide, 1280 × 720"), {1280, 720}},
    Preset{QT_TRANSLATE_NOOP("entente::ExportDialog", "4K, 3840 × 2160"), {3840, 2160}},
    Preset{QT_TRANSLATE_NOOP("entente::ExportDialog", "Portrait, 1080 × 1350"), {1080, 1350}},
    Preset{QT_TRANSLATE_NOOP("entente::ExportDialog", "A4 across, 1123 × 794"), {1123, 794}},
    Preset{QT_TRANSLATE_NOOP("entente::ExportDialog", "A3 across, 1587 × 1123"), {1587, 1123}},
    Preset{QT_TRANSLATE_NOOP("entente::ExportDialog", "Own size"), {}},
};

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

QString suffixOf(RenderFormat format)
{
    for (const FormatSpec &spec : formats) {
        if (spec.format == format)
            return QString::fromLatin1(spec.suffix);
    }
    return QStringLiteral("png");
}

QSpinBox *spinBox(int least, int most, int value, const QString &name)
{
    auto *box = new QSpinBox;
    box->setRange(least, most);
    box->setValue(value);
    box->setAccessibleName(name);
    box->setKeyboardTracking(false);
    return box;
}

/// A file name from a title: no letter that a file system refuses.
QString fileNameFrom(const QString &title)
{
    QString name;
    for (const QChar letter : title)
        name += letter.isLetterOrNumber() ? letter : QLatin1Char(' ');
    name = name.simplified().left(80);
    return name.isEmpty() ? QStringLiteral("picture") : name;
}

} // namespace

ExportDialog::ExportDialog(Session &session, const RenderRequest &initial, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_initial(initial)
    , m_asker(
          session, [this](Picture picture) { present(std::move(picture)); }, this)
    , m_writer(session, this)
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export image"));
    m_preview = new Preview(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(makeForm());
    row->addWidget(m_preview, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 14);
    column->addLayout(row, 1);
    column->addLayout(makeButtons());
    resize(1080, 620);
    readSettings();
    connectAll();
    refresh();
}

ExportDialog::~ExportDialog() = default;

QWidget *ExportDialog::makeForm()
{
    auto *holder = new QWidget(this);
    holder->setFixedWidth(qRound(330 * textScale()));
    auto *form = new QFormLayout(holder);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(9);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addWhat(*form);
    addSize(*form);
    addWords(*form);
    return holder;
}

void ExportDialog::addWhat(QFormLayout &form)
{
    m_view = new QComboBox;
    m_view->setObjectName(QStringLiteral("exportView"));
    m_view->addItem(tr("Timeline"), int(RenderView::Timeline));
    m_view->addItem(tr("Map"), int(RenderView::Map));
    m_view->addItem(tr("Map and timeline, a page"), int(RenderView::Page));
    m_view->addItem(tr("Calendar"), int(RenderView::Calendar));
    m_view->addItem(tr("Matrix"), int(RenderView::Matrix));
    m_view->addItem(tr("Network"), int(RenderView::Network));
    m_view->setCurrentIndex(m_view->findData(int(m_initial.view)));
    form.addRow(tr("Show"), m_view);

    m_allTime = new QCheckBox(tr("All dates, not only those on screen"));
    m_allTime->setObjectName(QStringLiteral("exportAllTime"));
    m_allTime->setChecked(!m_initial.window);
    m_allTime->setEnabled(m_initial.window.has_value());
    form.addRow(QString(), m_allTime);

    m_format = new QComboBox;
    m_format->setObjectName(QStringLiteral("exportFormat"));
    for (const FormatSpec &spec : formats) {
        const std::string file = std::string("x.") + spec.suffix;
        if (renderFormatFor(file))
            m_format->addItem(tr(spec.label), int(spec.format));
    }
    form.addRow(tr("Format"), m_format);

    m_theme = new QComboBox;
    m_theme->setObjectName(QStringLiteral("exportTheme"));
    m_theme->addItem(tr("Light"), QStringLiteral("light"));
    m_theme->addItem(tr("Dark"), QStringLiteral("dark"));
    m_theme->addItem(tr("For paper"), QStringLiteral("print"));
    m_theme->setCurrentIndex(
        std::max(0, m_theme->findData(QString::fromStdString(m_initial.theme->name))));
    form.addRow(tr("Colours"), m_theme);
}

void ExportDialog::addSize(QFormLayout &form)
{
    m_preset = new QComboBox;
    m_preset->setObjectName(QStringLiteral("exportPreset"));
    for (const Preset &preset : presets)
        m_preset->addItem(tr(preset.label));
    form.addRow(tr("Size"), m_preset);

    m_width = spinBox(320, 8000, m_initial.size.width(), tr("Width in pixels"));
    m_height = spinBox(240, 8000, m_initial.size.height(), tr("Height in pixels"));
    m_width->setObjectName(QStringLiteral("exportWidth"));
    m_height->setObjectName(QStringLiteral("exportHeight"));
    auto *sides = new QHBoxLayout;
    sides->addWidget(m_width, 1);
    sides->addWidget(new QLabel(QStringLiteral("×")));
    sides->addWidget(m_height, 1);
    form.addRow(QString(), sides);

    m_scale = new QComboBox;
    m_scale->setObjectName(QStringLiteral("exportScale"));
    for (int times = 1; times <= 4; ++times)
        m_scale->addItem(times == 1 ? tr("As the size says") : tr("%1 times the pixels").arg(times),
                         times);
    form.addRow(tr("Sharpness"), m_scale);
    m_dpi = spinBox(30, 2400, m_initial.dpi, tr("Dots per inch"));
    m_dpi->setObjectName(QStringLiteral("exportDpi"));
    m_dpi->setSuffix(tr(" dpi"));
    form.addRow(tr("Resolution"), m_dpi);
}

void ExportDialog::addWords(QFormLayout &form)
{
    m_decorated = new QCheckBox(tr("Title, legend and sources around it"));
    m_decorated->setObjectName(QStringLiteral("exportDecorated"));
    m_decorated->setChecked(m_initial.decorated);
    form.addRow(QString(), m_decorated);
    const auto line = [&](const QString &label, const std::string &text, const char *name) {
        auto *edit = new QLineEdit(QString::fromStdString(text));
        edit->setObjectName(QString::fromLatin1(name));
        edit->setPlaceholderText(tr("made from what is shown"));
        edit->setMaxLength(2000);
        form.addRow(label, edit);
        return edit;
    };
    m_title = line(tr("Title"), m_initial.title, "exportTitle");
    m_subtitle = line(tr("Subtitle"), m_initial.subtitle, "exportSubtitle");
    m_sources = line(tr("Sources"), m_initial.sourceNote, "exportSources");
}

QLayout *ExportDialog::makeButtons()
{
    auto *row = new QHBoxLayout;
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("exportMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    row->addWidget(m_message, 1);
    auto *copyButton = new QPushButton(tr("Copy as image"), this);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    m_save = new QPushButton(tr("Save…"), this);
    m_save->setObjectName(QStringLiteral("exportSave"));
    m_save->setDefault(true);
    for (QPushButton *button : {copyButton, cancel, m_save})
        row->addWidget(button);
    connect(copyButton, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::save);
    return row;
}

void ExportDialog::connectAll()
{
    connect(m_preset, &QComboBox::currentIndexChanged, this, &ExportDialog::choosePreset);
    for (QComboBox *box : {m_view, m_format, m_theme, m_scale})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    for (QSpinBox *box : {m_width, m_height}) {
        connect(box, &QSpinBox::valueChanged, this, [this] {
            const QSize size(m_width->value(), m_height->value());
            if (presets[std::size_t(m_preset->currentIndex())].size != size) {
                const QSignalBlocker blocker(m_preset);
                m_preset->setCurrentIndex(int(presets.size()) - 1);
            }
            refresh();
        });
    }
    connect(m_dpi, &QSpinBox::valueChanged, this, &ExportDialog::refresh);
    for (QCheckBox *box : {m_allTime, m_decorated})
        connect(box, &QCheckBox::toggled, this, &ExportDialog::refresh);
    for (QLineEdit *edit : {m_title, m_subtitle, m_sources})
        connect(edit, &QLineEdit::textChanged, this, &ExportDialog::refresh);
    connect(&m_asker, &AskerBase::failed, this, [this](const QString &why) { say(why, true); });
    connect(&m_writer, &AskerBase::failed, this, [this](const QString &why) {
        m_save->setEnabled(true);
        say(tr("Not saved: %1").arg(why), true);
    });
    connect(&m_writer, &PictureWriter::written, this, [this](const QString &file) {
        writeSettings(file);
        emit saved(file);
        accept();
    });
}

void ExportDialog::readSettings()
{
    const QSettings settings;
    const QSize size = settings.value(QStringLiteral("export/size"), m_initial.size).toSize();
    m_width->setValue(size.width());
    m_height->setValue(size.height());
    int preset = int(presets.size()) - 1;
    for (std::size_t i = 0; i + 1 < presets.size(); ++i) {
        if (presets[i].size == QSize(m_width->value(), m_height->value()))
            preset = int(i);
    }
    m_preset->setCurrentIndex(preset);
    const QString suffix = settings.value(QStringLiteral("export/format")).toString();
    for (const FormatSpec &spec : formats) {
        if (suffix == QLatin1String(spec.suffix) && m_format->findData(int(spec.format)) >= 0)
            m_format->setCurrentIndex(m_format->findData(int(spec.format)));
    }
    m_scale->setCurrentIndex(
        std::clamp(settings.value(QStringLiteral("export/scale"), 1).toInt(), 1, 4) - 1);
    m_dpi->setValue(settings.value(QStringLiteral("export/dpi"), m_initial.dpi).toInt());
}

void ExportDialog::writeSettings(const QString &file)
{
    QSettings settings;
    settings.setValue(QStringLiteral("export/size"), request().size);
    settings.setValue(QStringLiteral("export/format"), suffixOf(format()));
    settings.setValue(QStringLiteral("export/scale"), m_scale->currentData());
    settings.setValue(QStringLiteral("export/dpi"), m_dpi->value());
    settings.setValue(QStringLiteral("export/folder"), QFileInfo(file).absolutePath());
}

void ExportDialog::choosePreset(int index)
{
    const QSize size = presets[std::size_t(std::max(0, index))].size;
    if (!size.isEmpty()) {
        const QSignalBlocker widthBlocker(m_width);
        const QSignalBlocker heightBlocker(m_height);
        m_width->setValue(size.width());
        m_height->setValue(size.height());
    }
    refresh();
}

RenderRequest ExportDialog::request() const
{
    RenderRequest request = m_initial;
    request.view = RenderView(m_view->currentData().toInt());
    request.size = QSize(m_width->value(), m_height->value());
    request.scale = m_scale->currentData().toInt();
    request.dpi = m_dpi->value();
    request.theme = Theme::named(m_theme->currentData().toString().toStdString());
    if (m_allTime->isChecked())
        request.window.reset();
    request.decorated = m_decorated->isChecked();
    request.title = m_title->text().trimmed().toStdString();
    request.subtitle = m_subtitle->text().trimmed().toStdString();
    request.sourceNote = m_sources->text().trimmed().toStdString();
    return request;
}

RenderFormat ExportDialog::format() const
{
    return RenderFormat(m_format->currentData().toInt());
}

void ExportDialog::refresh()
{
    const bool pixels = format() == RenderFormat::Png || format() == RenderFormat::Webp;
    m_scale->setEnabled(pixels);
    m_dpi->setEnabled(pixels);
    for (QLineEdit *edit : {m_title, m_subtitle, m_sources})
        edit->setEnabled(m_decorated->isChecked());
    m_preview->setStale(true);
    m_asker.ask(request());
}

void ExportDialog::present(Picture picture)
{
    m_preview->setImage(picture.image);
    m_preview->setAccessibleDescription(QString::fromStdString(picture.drawing.words));
    const QSizeF size = QSizeF(picture.request.size) * picture.request.scale;
    const bool pixels = format() == RenderFormat::Png || format() == RenderFormat::Webp;
    say(pixels ? tr("%1 × %2 pixels").arg(qRound(size.width())).arg(qRound(size.height()))
               : tr("%1 × %2 mm")
                     .arg(qRound(picture.request.size.width() / 96.0 * 25.4))
                     .arg(qRound(picture.request.size.height() / 96.0 * 25.4)),
        false);
    m_picture = std::move(picture);
}

void ExportDialog::say(const QString &text, bool wrong)
{
    m_message->setProperty("look", wrong ? QStringLiteral("error") : QStringLiteral("muted"));
    m_message->setStyleSheet(m_message->styleSheet()); // the property counts from now on
    m_message->setText(text);
}

void ExportDialog::save()
{
    const QSettings settings;
    QString folder = settings.value(QStringLiteral("export/folder")).toString();
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    const QString suffix = suffixOf(format());
    const QString title = m_title->text().trimmed().isEmpty()
                              ? QString::fromStdString(m_session.vocabulary().title)
                              : m_title->text();
    QFileDialog dialog(this, tr("Save image"), folder,
                       tr("%1 files (*.%2)").arg(suffix.toUpper(), suffix));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suffix);
    dialog.selectFile(fileNameFrom(title) + QLatin1Char('.') + suffix);
    if (dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty())
        saveTo(dialog.selectedFiles().front());
}

void ExportDialog::saveTo(const QString &file)
{
    m_save->setEnabled(false);
    say(tr("Saving…"), false);
    m_writer.write(request(), format(), file);
}

void ExportDialog::copy()
{
    copyAsImage(this, m_session, request());
    say(tr("Copied"), false);
}

void showExportDialog(QWidget *parent, Session &session, ThemeSwitch &,
                      const RenderRequest &initial)
{
    auto *dialog = new ExportDialog(session, initial, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace entente
