// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

#include <functional>
#include <vector>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace entente
{

/// One thing that the palette can do.
struct PaletteEntry
{
    QString text; ///< "By party"
    QString path; ///< where it is found else: "View ▸ Lanes"
    QString keys; ///< as people read them; empty for none
    bool isEnabled = true;
    bool isChecked = false;
    std::function<void()> run;
};

/// A field over the window where one types what one wants to do: a list beneath narrows while one
/// types, Enter does the entry that is marked, Esc leaves. Deletes itself when closed.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    /// What there is for a text; asked with every letter.
    using Source = std::function<std::vector<PaletteEntry>(const QString &text)>;

    explicit CommandPalette(QWidget *window);

    /// `fixed` entries narrow by what is typed, the best first.
    void setEntries(std::vector<PaletteEntry> fixed);
    /// What stands above them, as the source orders it: what the text itself names.
    void addSource(Source source);
    /// What was found for `text` after it had been typed: stands under what the sources have and
    /// under the entries whose names hold the text.
    /// Nothing happens when another text has been typed since. What was marked by hand stays
    /// marked.
    void setFound(const QString &text, std::vector<PaletteEntry> found);
    /// Opens near the top of the window.
    void open();

signals:
    void typed(const QString &text); ///< without blanks around it

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void narrow(const QString &text);
    void mark(int row);
    void fit(); ///< as tall as its rows need, up to a dozen
    void addRow(const PaletteEntry &entry);
    void step(int by);
    void run(int row);

    QLineEdit *m_edit;
    QListView *m_list;
    QStandardItemModel *m_model;
    std::vector<PaletteEntry> m_fixed;
    std::vector<Source> m_sources;
    std::vector<PaletteEntry> m_found;
    QString m_foundFor;
    std::vector<PaletteEntry> m_shown;
    bool m_isByHand = false; ///< a row was marked by hand, since one typed
};

} // namespace entente
