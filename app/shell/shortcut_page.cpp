// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/shortcut_page.h"

#include "app/commands/fuzzy.h"
#include "app/commands/shortcuts.h"
#include "app/style/fonts.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

namespace entente
{

namespace
{

constexpr int specRole = Qt::UserRole;

QString shownKeys(const QList<QKeySequence> &keys)
{
    return QKeySequence::listToString(keys, QKeySequence::NativeText);
}

} // namespace

QString plainName(const ActionSpec &spec)
{
    QString name = QCoreApplication::translate("Actions", spec.text);
    return name.remove(QLatin1Char('&'));
}

ShortcutPage::ShortcutPage(Shortcuts &shortcuts, QWidget *parent)
    : QWidget(parent)
    , m_shortcuts(shortcuts)
    , m_find(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_name(new QLabel(this))
    , m_keys(new QKeySequenceEdit(this))
    , m_none(new QPushButton(tr("None"), this))
    , m_reset(new QPushButton(tr("As usual"), this))
    , m_resetAll(new QPushButton(tr("All as usual"), this))
    , m_message(new QLabel(this))
{
    m_find->setObjectName(QStringLiteral("shortcutFind"));
    m_find->setPlaceholderText(tr("Find an action by its name or its keys"));
    m_find->setAccessibleName(m_find->placeholderText());
    m_list->setObjectName(QStringLiteral("shortcutList"));
    m_list->setAccessibleName(tr("Actions and their keys"));
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("Action"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFont(fontFor(TextStyle::Label));
    m_list->header()->setStretchLastSection(true);
    m_name->setFont(fontFor(TextStyle::LabelBold));
    m_keys->setObjectName(QStringLiteral("shortcutKeys"));
    m_keys->setMinimumWidth(qRound(140 * textScale()));
    m_none->setObjectName(QStringLiteral("shortcutNone"));
    m_reset->setObjectName(QStringLiteral("shortcutReset"));
    m_resetAll->setObjectName(QStringLiteral("shortcutResetAll"));
    for (QPushButton *button : {m_none, m_reset, m_resetAll})
        button->setAutoDefault(false); // Enter in the field above would press one
    m_message->setObjectName(QStringLiteral("shortcutMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setFont(fontFor(TextStyle::Label));

    layOut();
    for (const ActionSpec &spec : actionTable()) {
        auto *item = new QTreeWidgetItem(m_list, {plainName(spec)});
        item->setData(0, specRole, QVariant::fromValue(quintptr(&spec)));
        item->setToolTip(0, QCoreApplication::translate("Actions", spec.about).toHtmlEscaped());
    }
    m_list->resizeColumnToContents(0);
    fill();
    followFields();
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

void ShortcutPage::layOut()
{
    auto *row = new QHBoxLayout;
    row->addWidget(m_name, 1);
    row->addWidget(m_keys);
    row->addWidget(m_none);
    row->addWidget(m_reset);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_message, 1);
    foot->addWidget(m_resetAll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(8);
    column->addWidget(m_find);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    column->addLayout(foot);
}

void ShortcutPage::followFields()
{
    connect(m_find, &QLineEdit::textChanged, this, &ShortcutPage::narrow);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutPage::showChosen);
    connect(m_keys, &QKeySequenceEdit::editingFinished, this, &ShortcutPage::take);
    connect(m_none, &QPushButton::clicked, this, [this] {
        if (const ActionSpec *spec = chosen())
            m_shortcuts.set(*spec, {});
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        if (const ActionSpec *spec = chosen())
            m_shortcuts.reset(*spec);
    });
    connect(m_resetAll, &QPushButton::clicked, &m_shortcuts, &Shortcuts::resetAll);
    connect(&m_shortcuts, &Shortcuts::changed, this, [this] {
        fill();
        showChosen();
    });
}

const ActionSpec *ShortcutPage::chosen() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? reinterpret_cast<const ActionSpec *>(item->data(0, specRole).value<quintptr>())
                : nullptr;
}

void ShortcutPage::fill()
{
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_list->topLevelItem(row);
        const auto *spec =
            reinterpret_cast<const ActionSpec *>(item->data(0, specRole).value<quintptr>());
        item->setText(1, shownKeys(m_shortcuts.of(*spec)));
        item->setFont(
            1, fontFor(m_shortcuts.isUsual(*spec) ? TextStyle::Label : TextStyle::LabelBold));
    }
    m_resetAll->setEnabled(m_shortcuts.changedCount() > 0);
}

void ShortcutPage::narrow(const QString &text)
{
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_list->topLevelItem(row);
        const bool found = fuzzyMatch(text, item->text(0)).has_value() ||
                           item->text(1).contains(text, Qt::CaseInsensitive);
        item->setHidden(!found);
    }
}

void ShortcutPage::showChosen()
{
    const ActionSpec *spec = chosen();
    for (QWidget *part : {static_cast<QWidget *>(m_keys), static_cast<QWidget *>(m_none)})
        part->setEnabled(spec != nullptr);
    m_reset->setEnabled(spec && !m_shortcuts.isUsual(*spec));
    if (!spec)
        return;
    m_name->setText(plainName(*spec));
    m_keys->setAccessibleName(tr("Keys of %1").arg(plainName(*spec)));
    const QSignalBlocker blocker(m_keys);
    m_keys->setKeySequence(m_shortcuts.of(*spec).value(0));
    say(tr("Click into the field and press the new keys."), false);
}

void ShortcutPage::take()
{
    const ActionSpec *spec = chosen();
    const QKeySequence keys = m_keys->keySequence();
    if (!spec || keys.isEmpty() || m_shortcuts.of(*spec).contains(keys))
        return;
    if (const ActionSpec *other = m_shortcuts.holder(keys, *spec)) {
        const QSignalBlocker blocker(m_keys);
        m_keys->setKeySequence(m_shortcuts.of(*spec).value(0));
        say(tr("%1 belongs to “%2”. Choose other keys, or take them from there first.")
                .arg(keys.toString(QKeySequence::NativeText), plainName(*other)),
            true);
        return;
    }
    m_shortcuts.set(*spec, keys);
    say(tr("%1 does this from now on.").arg(keys.toString(QKeySequence::NativeText)), false);
}

void ShortcutPage::say(const QString &words, bool wrong)
{
    m_message->setProperty("look", wrong ? QStringLiteral("error") : QStringLiteral("muted"));
    m_message->setStyleSheet(QString()); // asks the style sheet again
    m_message->setText(words);
}

} // namespace entente
