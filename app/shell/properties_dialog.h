// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"

#include <QColor>
#include <QDialog>

#include <map>
#include <optional>
#include <string>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace entente
{

class DocumentKeeper;
struct Handling;

/// What a document says of itself: title, description, and how it is to be handled, which every
/// export then bears. File ▸ Properties…
class PropertiesDialog : public QDialog
{
    Q_OBJECT

public:
    /// Something must be open.
    PropertiesDialog(DocumentKeeper &keeper, QWidget *parent);

    /// As the fields say; the rest of `before` stays.
    std::map<std::string, std::string>
    properties(const std::map<std::string, std::string> &before) const;

public slots:
    /// Writes what changed into the document and loads it again.
    void accept() override;

private:
    void makeFields(const Dataset &document, const std::optional<Handling> &handling);
    void layOut();
    void chooseColor();
    void showColor();
    void say(const QString &text, bool wrong);

    DocumentKeeper &m_keeper;
    QLineEdit *m_title = nullptr;
    QPlainTextEdit *m_description = nullptr;
    QLineEdit *m_handling = nullptr;
    QPushButton *m_colorButton = nullptr;
    QLabel *m_strip = nullptr; ///< as exports will bear it
    QLabel *m_message = nullptr;
    QPushButton *m_save = nullptr;
    QColor m_color;
};

} // namespace entente
