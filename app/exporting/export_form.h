// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/export_choices.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace entente
{

/// The fields of the export dialog: what is shown, how large, with which words.
class ExportForm : public QWidget
{
    Q_OBJECT

public:
    /// `hasSelection`: whether there is something to leave the rest out for.
    ExportForm(const RenderRequest &initial, bool hasSelection, QWidget *parent = nullptr);

    ExportChoices choices() const;
    void setChoices(const ExportChoices &choices);

    RenderView view() const;
    /// What was typed; empty where it is to be made from what is shown.
    void writeWords(RenderRequest &request) const;
    /// What the picture is in words: the alt text, until somebody writes another.
    void setPictureInWords(const QString &words);

signals:
    void changed();

private:
    void addPresets(QFormLayout &form);
    void addWhat(QFormLayout &form);
    void addSize(QFormLayout &form);
    void addParts(QFormLayout &form);
    void addWords(QFormLayout &form);
    void connectAll();
    void chooseSize(int index);
    void sizeEdited();
    void unitChosen();
    void updateEnabled();
    void fillPresets(const QString &current);
    void choosePreset(int index);
    void savePreset();
    void removePreset();
    PictureSize size() const;
    void setSizeFields(const PictureSize &size);

    RenderRequest m_initial;
    bool m_hasSelection;
    QComboBox *m_saved = nullptr;
    QComboBox *m_view = nullptr;
    QComboBox *m_scope = nullptr;
    QComboBox *m_format = nullptr;
    QComboBox *m_theme = nullptr;
    QComboBox *m_named = nullptr;
    QDoubleSpinBox *m_width = nullptr;
    QDoubleSpinBox *m_height = nullptr;
    QComboBox *m_unit = nullptr;
    QComboBox *m_times = nullptr;
    QSpinBox *m_dpi = nullptr;
    QSpinBox *m_text = nullptr;
    QCheckBox *m_head = nullptr;
    QCheckBox *m_legend = nullptr;
    QCheckBox *m_sourceNote = nullptr;
    QCheckBox *m_numbers = nullptr;
    QLineEdit *m_rows = nullptr; ///< of a page: what stands where
    QLineEdit *m_title = nullptr;
    QLineEdit *m_subtitle = nullptr;
    QLineEdit *m_caption = nullptr;
    QLineEdit *m_sources = nullptr;
    QLineEdit *m_dates = nullptr; ///< of a network, side by side
    QPlainTextEdit *m_altText = nullptr;
    QString m_madeWords; ///< the alt text as it was made from the picture
};

/// "png"
QString suffixOf(RenderFormat format);

} // namespace entente
