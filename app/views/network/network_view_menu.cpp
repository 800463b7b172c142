// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/fonts.h"
#include "app/views/network/network_view.h"
#include "core/base/translation.h"
#include "core/network/series_table.h"

#include <QActionGroup>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QSaveFile>
#include <QToolButton>

#include <algorithm>

namespace entente
{

namespace
{

/// Other people's words in a menu: an ampersand is no mnemonic there.
QString plainName(const std::string &words)
{
    return QString::fromStdString(words).simplified().left(48).replace(u'&', QStringLiteral("&&"));
}

QString shownName(NetworkArrangement arrangement)
{
    // A literal, so it ends with a null.
    return QString::fromStdString(translate("Arrangements", labelFor(arrangement).data()));
}

constexpr DerivedTies offeredTies[] = {{1, 1}, {2, 3}, {3, 5}, {5, 5}, {5, 10}};

} // namespace

QToolButton *NetworkView::makeButton(const char *name, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setToolTip(tip);
    button->setProperty("look", QStringLiteral("mode"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFont(fontFor(TextStyle::Label));
    auto *menu = new QMenu(button);
    button->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, button, menu] {
        menu->clear();
        if (button == m_layerButton)
            fillLayers(*menu);
        else if (button == m_arrangementButton)
            fillArrangements(*menu);
        else if (button == m_tiesButton)
            fillTies(*menu);
        else
            fillBlocs(*menu);
    });
    return button;
}

void NetworkView::updateButtons()
{
    const std::string layer =
        m_network && !m_choice.derived ? m_network->answer.layer : m_choice.layer;
    m_layerButton->setText(layer.empty() ? tr("All layers")
                                         : tr("Layer: %1").arg(plainName(layer)));
    m_layerButton->setEnabled(!m_choice.derived);
    m_arrangementButton->setText(shownName(m_choice.arrangement));
    const std::optional<DerivedTies> &derived = m_choice.derived;
    m_tiesButton->setText(
        derived ? tr("Derived: %1 events in %2 years").arg(derived->least).arg(derived->years)
                : tr("Recorded ties"));
    QStringList ringed;
    for (const ActorId &id : m_choice.blocs)
        ringed << plainName(m_session.vocabulary().actorName(id));
    m_blocsButton->setText(ringed.isEmpty() ? tr("Blocs") : ringed.join(tr(", ")));
    for (QToolButton *button : {m_layerButton, m_arrangementButton, m_tiesButton})
        button->setVisible(m_controlsShown);
    m_blocsButton->setVisible(m_controlsShown && !m_blocs.empty());
    m_datesButton->setText(tr("%n date(s) ✕", nullptr, int(m_dates.size())));
    m_datesButton->setVisible(m_controlsShown && !m_dates.empty());
    for (QToolButton *button : {m_layerButton, m_arrangementButton, m_tiesButton, m_blocsButton}) {
        button->setAccessibleName(button->toolTip() + QStringLiteral(": ") + button->text());
        button->setText(button->text() + QStringLiteral(" ▾"));
    }
    placeParts();
}

void NetworkView::fillLayers(QMenu &menu)
{
    const std::string now = m_network ? m_network->answer.layer : m_choice.layer;
    auto *group = new QActionGroup(&menu);
    for (const Layer &layer : m_session.vocabulary().layers) {
        QAction *action = menu.addAction(plainName(layer.name), this,
                                         [this, name = layer.name] { setLayer(name); });
        action->setCheckable(true);
        action->setChecked(layer.name == now);
        group->addAction(action);
    }
    if (menu.isEmpty())
        menu.addAction(tr("The document names no layers"))->setEnabled(false);
}

void NetworkView::fillArrangements(QMenu &menu)
{
    auto *group = new QActionGroup(&menu);
    for (const NetworkArrangement each : allArrangements) {
        QAction *action =
            menu.addAction(shownName(each), this, [this, each] { setArrangement(each); });
        action->setCheckable(true);
        action->setChecked(each == m_choice.arrangement);
        group->addAction(action);
    }
    if (m_choice.hub.isEmpty())
        return;
    menu.addSeparator();
    menu.addAction(tr("The hub of most ties"), this, [this] { setHub({}); });
}

void NetworkView::fillTies(QMenu &menu)
{
    auto *group = new QActionGroup(&menu);
    const auto add = [&](const QString &text, std::optional<DerivedTies> derived) {
        QAction *action = menu.addAction(text, this, [this, derived] { setDerived(derived); });
        action->setCheckable(true);
        action->setChecked(derived == m_choice.derived);
        group->addAction(action);
    };
    add(tr("Recorded ties"), {});
    menu.addSection(tr("Derived from the events of the filter"));
    for (const DerivedTies &each : offeredTies)
        add(tr("At least %1 in %n year(s)", nullptr, each.years).arg(each.least), each);
    menu.addAction(tr("Other…"), this, [this] {
        const DerivedTies now = m_choice.derived.value_or(DerivedTies{});
        bool ok = false;
        const QString text = QInputDialog::getText(
            this, tr("Derived ties"), tr("Shared events and years, as in 3/5:"), QLineEdit::Normal,
            QStringLiteral("%1/%2").arg(now.least).arg(now.years), &ok);
        if (const auto derived = derivedTiesFrom(text.trimmed().toStdString()); ok && derived)
            setDerived(derived);
    });
}

void NetworkView::fillBlocs(QMenu &menu)
{
    const std::vector<ActorId> &ringed = m_choice.blocs;
    for (const Bloc &bloc : m_blocs) {
        const auto found = std::find(ringed.begin(), ringed.end(), bloc.id);
        QAction *action = menu.addAction(plainName(bloc.label), this, [this, id = bloc.id] {
            std::vector<ActorId> blocs = m_choice.blocs;
            if (std::erase(blocs, id) == 0)
                blocs.push_back(id);
            setBlocs(blocs);
        });
        action->setCheckable(true);
        action->setChecked(found != ringed.end());
        action->setEnabled(action->isChecked() || ringed.size() < mostBlocs);
    }
    if (m_blocs.empty()) {
        menu.addAction(tr("No two of these are members of one bloc"))->setEnabled(false);
    } else if (!ringed.empty()) {
        menu.addSeparator();
        menu.addAction(tr("No blocs"), this, [this] { setBlocs({}); });
    }
}

/// The measures through all times as a table.
void NetworkView::exportIndex()
{
    const NetworkSeries *series = m_charts.series();
    if (series == nullptr)
        return;
    QString path = QFileDialog::getSaveFileName(this, tr("Export the index"),
                                                QStringLiteral("network-index.csv"),
                                                tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".csv");
    const QByteArray table = QByteArray::fromStdString(seriesTable(*series) + '\n');
    QSaveFile file(path); // replaced by rename
    if (!file.open(QIODevice::WriteOnly) || file.write(table) != table.size() || !file.commit())
        QMessageBox::warning(this, tr("Export the index"),
                             tr("“%1” could not be written: %2. Choose another folder.")
                                 .arg(QFileInfo(path).fileName(), file.errorString()));
}

void NetworkView::addTerms(const std::vector<ActorId> &actors)
{
    Filter filter = m_session.filter();
    for (const ActorId &actor : actors)
        filter = filter.with(Term{Field::Party, {actor.value}, false, Certainty::Possibly});
    m_session.setFilter(filter);
}

void NetworkView::contextMenuEvent(QContextMenuEvent *event)
{
    const QPointF at = event->reason() == QContextMenuEvent::Mouse || !m_keyed
                           ? QPointF(event->pos())
                           : QPointF(boxOf(*m_keyed).center());
    QMenu menu(this);
    const NetworkHit hit = m_network ? hitAt(at) : NetworkHit{};
    if (hit.actor) {
        const TieActor &actor = m_network->answer.actors[*hit.actor];
        const QString name = plainName(actor.label);
        menu.addAction(
            tr("Filter to events with %1 (party:%2)").arg(name, plainName(actor.id.value)), this,
            [this, id = actor.id] { addTerms({id}); });
        menu.addAction(tr("Make %1 the hub").arg(name), this,
                       [this, id = actor.id] { setHub(id); });
        menu.addSeparator();
    } else if (hit.edge) {
        const NetworkState::Edge &edge = m_drawnState.edges[*hit.edge];
        const TieActor &a = m_network->answer.actors[edge.a];
        const TieActor &b = m_network->answer.actors[edge.b];
        menu.addAction(
            tr("Filter to events of %1 and %2").arg(plainName(a.label), plainName(b.label)), this,
            [this, a = a.id, b = b.id] {
                addTerms({a, b});
            });
        menu.addAction(tr("History of %1 and %2").arg(plainName(a.label), plainName(b.label)), this,
                       [this, a = a.id, b = b.id] {
                           m_session.setSelection(ActorSelection{{a, b}});
                       });
        menu.addSeparator();
    }
    RemarkSpot spot;
    if (hit.actor)
        spot.anchor = ActorAnchor{m_network->answer.actors[*hit.actor].id};
    else if (m_plot.width() > 0 && m_plot.height() > 0)
        spot.anchor =
            PictureAnchor{{std::clamp((at.x() - m_plot.x()) / m_plot.width(), 0.0, 1.0),
                           std::clamp((at.y() - m_plot.y()) / m_plot.height(), 0.0, 1.0)}};
    emit menuOpening(&menu, spot);
    fillArrangements(*menu.addMenu(tr("Layout")));
    fillLayers(*menu.addMenu(tr("Layer")));
    fillTies(*menu.addMenu(tr("Ties")));
    fillBlocs(*menu.addMenu(tr("Blocs")));
    menu.addSeparator();
    QAction *index =
        menu.addAction(tr("Export the index as CSV…"), this, [this] { exportIndex(); });
    index->setEnabled(series() != nullptr && series()->hasStructure);
    menu.addAction(tr("Copy network as image"), this, &NetworkView::copyAsImage);
    menu.exec(event->globalPos());
}

} // namespace entente
