// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/command_palette.h"

#include "app/commands/fuzzy.h"
#include "app/style/fonts.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace entente
{

namespace
{

constexpr int pathRole = Qt::UserRole;
constexpr int keysRole = Qt::UserRole + 1;
constexpr int checkedRole = Qt::UserRole + 2;
constexpr std::size_t mostRowsShown = 200;
constexpr int rowsInSight = 12;

/// "✓ By party  View ▸ Lanes        Ctrl+…"
class PaletteDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {200, option.fontMetrics.height() + 11};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, option.palette.color(QPalette::Midlight));
        const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
        const auto group = enabled ? QPalette::Active : QPalette::Disabled;
        const QColor muted = option.palette.color(QPalette::PlaceholderText);
        const QColor ink = enabled ? option.palette.color(group, QPalette::Text) : muted;
        QRect area = option.rect.adjusted(26, 0, -12, 0);
        painter->setPen(ink);
        if (index.data(checkedRole).toBool())
            painter->drawText(option.rect.adjusted(9, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                              QStringLiteral("✓"));
        const auto write = [&](const QString &text, Qt::Alignment alignment, const QColor &color) {
            const QString shown =
                option.fontMetrics.elidedText(text, Qt::ElideRight, std::max(0, area.width()));
            painter->setPen(color);
            painter->drawText(area, alignment | Qt::AlignVCenter, shown);
            return option.fontMetrics.horizontalAdvance(shown);
        };
        const QString keys = index.data(keysRole).toString();
        if (!keys.isEmpty())
            area.setRight(area.right() - write(keys, Qt::AlignRight, muted) - 16);
        area.setLeft(area.left() +
                     write(index.data(Qt::DisplayRole).toString(), Qt::AlignLeft, ink) + 12);
        if (area.width() > 40)
            write(index.data(pathRole).toString(), Qt::AlignLeft, muted);
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window, Qt::Popup)
    , m_edit(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setProperty("look", QStringLiteral("popover"));
    setAccessibleName(tr("All commands"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_edit->setObjectName(QStringLiteral("commandEdit"));
    m_edit->setAccessibleName(tr("What to do"));
    m_edit->setPlaceholderText(tr("What to do, a date to go to, a party, a place, an event"));
    m_edit->setFont(fontFor(TextStyle::Body));
    m_edit->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("commandList"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFont(fontFor(TextStyle::Label));
    m_list->setFocusPolicy(Qt::NoFocus); // keys stay in the field
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_edit);
    column->addWidget(m_list, 1);
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_isByHand = false;
        narrow(text);
        emit typed(text.trimmed());
    });
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { run(index.row()); });
}

void CommandPalette::setEntries(std::vector<PaletteEntry> fixed)
{
    m_fixed = std::move(fixed);
}

void CommandPalette::addSource(Source source)
{
    m_sources.push_back(std::move(source));
}

void CommandPalette::open()
{
    narrow({});
    const QWidget *window = parentWidget();
    move(window->mapToGlobal(QPoint((window->width() - this->width()) / 2, 48)));
    show();
    m_edit->setFocus();
}

void CommandPalette::fit()
{
    const QWidget *window = parentWidget();
    const int width = std::clamp(window->width() - 80, 280, 620);
    const int row = QFontMetrics(m_list->font()).height() + 11;
    const int rows = std::clamp(m_model->rowCount(), 1, rowsInSight);
    const int height = m_edit->sizeHint().height() + rows * row + 26;
    resize(width, std::min(height, window->height() - 60));
}

void CommandPalette::addRow(const PaletteEntry &entry)
{
    auto *item = new QStandardItem(entry.text);
    item->setData(entry.path, pathRole);
    item->setData(entry.keys, keysRole);
    item->setData(entry.isChecked, checkedRole);
    item->setEnabled(entry.isEnabled);
    QStringList spoken{entry.text, entry.path, entry.keys};
    if (entry.isChecked)
        spoken << tr("checked");
    if (!entry.isEnabled)
        spoken << tr("not now");
    spoken.removeAll(QString());
    item->setData(spoken.join(QStringLiteral(", ")), Qt::AccessibleTextRole);
    m_model->appendRow(item);
    m_shown.push_back(entry);
}

void CommandPalette::narrow(const QString &text)
{
    m_model->clear();
    m_shown.clear();
    const QString wanted = text.trimmed();
    if (!wanted.isEmpty()) {
        for (const Source &source : m_sources) {
            for (const PaletteEntry &entry : source(wanted))
                addRow(entry);
        }
    }
    struct Found
    {
        const PaletteEntry *entry;
        int score;
    };
    std::vector<Found> found;
    for (const PaletteEntry &entry : m_fixed) {
        // The name counts for more than the way to it.
        const std::optional<int> own = fuzzyMatch(wanted, entry.text);
        const std::optional<int> whole =
            own ? own : fuzzyMatch(wanted, entry.text + QLatin1Char(' ') + entry.path);
        if (whole)
            found.push_back({&entry, *whole + (own ? 25 : 0)});
    }
    std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) {
        if (a.entry->isEnabled != b.entry->isEnabled)
            return a.entry->isEnabled;
        return a.score > b.score;
    });
    // What is called as one types comes first, what was found for the text next.
    const auto isNamed = [&](const Found &each) {
        return each.entry->isEnabled && each.entry->text.contains(wanted, Qt::CaseInsensitive);
    };
    const auto rest = std::stable_partition(found.begin(), found.end(), isNamed);
    const auto addFrom = [this](auto from, auto to) {
        for (; from != to && m_shown.size() < mostRowsShown; ++from)
            addRow(*from->entry);
    };
    addFrom(found.begin(), rest);
    if (!wanted.isEmpty() && wanted == m_foundFor) {
        for (const PaletteEntry &entry : m_found)
            addRow(entry);
    }
    addFrom(rest, found.end());
    if (m_shown.empty()) {
        auto *nothing = new QStandardItem(tr("Nothing is called like this"));
        nothing->setEnabled(false);
        m_model->appendRow(nothing);
        m_edit->setAccessibleDescription(nothing->text());
    } else {
        mark(0);
    }
    fit();
}

void CommandPalette::setFound(const QString &text, std::vector<PaletteEntry> found)
{
    if (text != m_edit->text().trimmed())
        return;
    m_found = std::move(found);
    m_foundFor = text;
    const int marked = m_list->currentIndex().row();
    std::optional<PaletteEntry> kept;
    if (m_isByHand && marked >= 0 && marked < int(m_shown.size()))
        kept = m_shown[std::size_t(marked)];
    narrow(m_edit->text());
    for (std::size_t row = 0; kept && row < m_shown.size(); ++row) {
        if (m_shown[row].text == kept->text && m_shown[row].path == kept->path)
            return mark(int(row));
    }
}

void CommandPalette::mark(int row)
{
    m_list->setCurrentIndex(m_model->index(row, 0));
    // The keyboard stays in the field: who listens hears there what Enter would do.
    m_edit->setAccessibleDescription(
        m_model->index(row, 0).data(Qt::AccessibleTextRole).toString());
}

void CommandPalette::step(int by)
{
    const int rows = m_model->rowCount();
    const int row = std::clamp(m_list->currentIndex().row() + by, 0, std::max(0, rows - 1));
    m_isByHand = true;
    mark(row);
}

void CommandPalette::run(int row)
{
    if (row < 0 || row >= int(m_shown.size()) || !m_shown[std::size_t(row)].isEnabled)
        return;
    const std::function<void()> deed = m_shown[std::size_t(row)].run;
    close(); // first: what is done may open something itself
    deed();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_PageUp:
        step(-rowsInSight);
        return true;
    case Qt::Key_PageDown:
        step(rowsInSight);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex().row());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace entente
