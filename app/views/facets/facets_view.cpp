// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/facets/facets_view.h"

#include "app/models/facets_model.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/facets/facet_delegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QVBoxLayout>

namespace entente
{

namespace
{

Field fieldOf(const QModelIndex &index)
{
    return Field(index.data(FacetsModel::FieldRole).toInt());
}

std::string valueOf(const QModelIndex &index)
{
    return index.data(FacetsModel::ValueRole).toString().toStdString();
}

} // namespace

FacetsView::FacetsView(Session &session, ThemeSwitch &theme, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new FacetsModel(this))
    , m_seek(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_message(new QLabel(this))
    , m_asker(
          session,
          [this](const FacetQuestion &question, const FacetAnswer &answer) {
              take(answer, question.context);
          },
          this)
    , m_client(session, *this, LinkedClient::FilterState | LinkedClient::AsOfState,
               [this] { ask(); })
{
    layOut(theme);
    connect(&m_asker, &AskerBase::failed, this, &FacetsView::say);
    connect(m_seek, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setSought(text);
        ask();
    });
    connect(&theme, &ThemeSwitch::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(m_list, &QListView::customContextMenuRequested, this, &FacetsView::showMenu);
    m_client.schedule();
}

FacetsView::~FacetsView() = default;

void FacetsView::layOut(ThemeSwitch &theme)
{
    setObjectName(QStringLiteral("facets"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(2);

    m_seek->setObjectName(QStringLiteral("facetsSeek"));
    m_seek->setPlaceholderText(tr("Find in these lists"));
    m_seek->setAccessibleName(tr("Find in the lists of kinds, parties and places"));
    m_seek->setClearButtonEnabled(true);
    m_seek->setFont(fontFor(TextStyle::Label));
    m_seek->installEventFilter(this);
    auto *seekRow = new QVBoxLayout;
    seekRow->setContentsMargins(12, 0, 12, 0);
    seekRow->addWidget(m_seek);
    column->addLayout(seekRow);

    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setMargin(14);
    m_message->hide();
    column->addWidget(m_message);

    m_list->setObjectName(QStringLiteral("facetsList"));
    m_list->setAccessibleName(tr("Kinds, parties, states and places"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FacetDelegate(theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setAttribute(Qt::WA_StyledBackground);
    m_list->setStyleSheet(QStringLiteral("QListView { background: transparent; border: none; }"));
    m_list->viewport()->setAutoFillBackground(false);
    m_list->viewport()->installEventFilter(this);
    m_list->installEventFilter(this);
    column->addWidget(m_list, 1);
}

void FacetsView::ask()
{
    FacetQuestion question;
    question.context = m_session.context();
    for (const FacetSection &section : facetSections())
        question.fields.push_back(section.field);
    // All values of a long list are asked for only when somebody wants to see them.
    const bool all = m_model->anyExpanded() || !m_seek->text().isEmpty();
    question.limit = all ? 5000 : 24;
    if (!m_session.engine())
        take({}, {});
    m_asker.ask(question);
}

void FacetsView::take(const FacetAnswer &answer, const Context &context)
{
    m_message->hide();
    m_model->show(answer, context.filter, m_session.vocabulary());
}

void FacetsView::say(const QString &text)
{
    m_message->setText(text);
    m_message->show();
}

void FacetsView::activate(const QModelIndex &index, Qt::KeyboardModifiers modifiers)
{
    if (!index.isValid())
        return;
    const Field field = fieldOf(index);
    switch (index.data(FacetsModel::TypeRole).toInt()) {
    case FacetsModel::ValueRow: {
        const std::string value = valueOf(index);
        const Filter &filter = m_session.filter();
        const bool excluded = index.data(FacetsModel::ExcludedRole).toBool();
        if ((modifiers & Qt::ControlModifier) || excluded)
            m_session.setFilter(excluding(filter, field, value));
        else
            m_session.setFilter(filter.toggled(field, value));
        break;
    }
    case FacetsModel::MoreRow:
        m_model->setExpanded(field, index.data().toString() != tr("Show fewer"));
        ask();
        break;
    default:
        break;
    }
}

void FacetsView::showMenu(QPoint at)
{
    const QModelIndex index = m_list->indexAt(at);
    if (!index.isValid() || index.data(FacetsModel::TypeRole).toInt() != FacetsModel::ValueRow)
        return;
    const Field field = fieldOf(index);
    const std::string value = valueOf(index);
    const QString label = index.data().toString();
    QMenu menu(this);
    menu.addAction(tr("Filter to this only"), this, [this, field, value] {
        m_session.setFilter(m_session.filter().withoutField(field).toggled(field, value));
    });
    menu.addAction(
        index.data(FacetsModel::ExcludedRole).toBool() ? tr("Let in again") : tr("Leave out"), this,
        [this, field, value] { m_session.setFilter(excluding(m_session.filter(), field, value)); });
    QAction *clear = menu.addAction(tr("Clear this section"), this, [this, field] {
        m_session.setFilter(m_session.filter().withoutField(field));
    });
    clear->setEnabled(m_session.filter().withoutField(field) != m_session.filter());
    menu.addSeparator();
    menu.addAction(tr("Copy"), this, [label] { QGuiApplication::clipboard()->setText(label); });
    menu.exec(m_list->viewport()->mapToGlobal(at));
}

bool FacetsView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton)
            activate(m_list->indexAt(mouse->position().toPoint()), mouse->modifiers());
    } else if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter ||
                           key->key() == Qt::Key_Space;
        if (watched == m_list && enter) {
            activate(m_list->currentIndex(), key->modifiers());
            return true;
        }
        if (watched == m_seek && key->key() == Qt::Key_Escape && !m_seek->text().isEmpty()) {
            m_seek->clear();
            return true;
        }
        if (watched == m_seek && key->key() == Qt::Key_Down) {
            m_list->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace entente
