// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/export_dialog.h"
#include "app/shell/compare_days.h"
#include "app/shell/main_window.h"
#include "app/shell/message_bar.h"
#include "app/shell/status_line.h"
#include "app/shell/workspace.h"
#include "app/style/theme.h"
#include "app/views/map/map_view.h"
#include "app/views/matrix/matrix_view.h"
#include "app/views/network/network_view.h"

#include <QInputDialog>
#include <QLineEdit>

namespace entente
{

/// The picture that is on screen: the map over the timeline, or the timeline alone beside the
/// table.
RenderRequest MainWindow::pictureRequest() const
{
    RenderRequest request;
    const bool map = m_workspace->centre() == Workspace::Centre::Map;
    const bool timeline = m_workspace->isShown(Workspace::Panel::Timeline);
    request.view = map && timeline ? RenderView::Page
                   : map           ? RenderView::Map
                   : timeline || m_workspace->centre() != Workspace::Centre::Table
                       ? RenderView::Timeline
                       : RenderView::Table;
    request.size = m_workspace->size().expandedTo({640, 400});
    request.context = m_session.context();
    request.window = m_session.window();
    if (m_workspace->centre() == Workspace::Centre::Calendar) {
        request.view = RenderView::Calendar;
        request.window = m_session.extent();
    }
    if (const MatrixView *matrix = m_workspace->matrix();
        matrix != nullptr && m_workspace->centre() == Workspace::Centre::Matrix) {
        request.view = RenderView::Matrix;
        request.matrix.measure = matrix->measure();
        request.matrix.order = matrix->order();
    }
    if (m_workspace->centre() == Workspace::Centre::Network) {
        const NetworkChoice choice = m_workspace->networkChoice();
        request.view = RenderView::Network;
        request.network.layer = choice.layer;
        request.network.derived = choice.derived;
        request.network.arrangement = choice.arrangement;
        request.network.hub = choice.hub;
        request.network.blocs = choice.blocs;
        if (const NetworkView *view = m_workspace->network())
            request.network.dates = view->dates();
    }
    request.lanes = m_session.lanes();
    request.eras = m_workspace->areErasShown();
    request.projection = m_workspace->map().projection().name();
    request.center = m_workspace->map().projection().center();
    request.camera = m_workspace->map().camera();
    request.layers = m_workspace->map().layers();
    request.language = m_workspace->map().language();
    request.theme = &m_themes.theme();
    for (const EventId id : m_session.selectedEvents())
        request.selected.insert(id);
    return request;
}

void MainWindow::exportImage()
{
    showExportDialog(this, m_session, m_themes, pictureRequest());
}

void MainWindow::copyImage()
{
    copyAsImage(this, m_session, pictureRequest(),
                [this] { m_status->setHint(tr("Copied the picture")); });
}

/// The ties of several days side by side, as a picture to look at, copy or save.
void MainWindow::compareDays()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("compareDaysDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Compare days"));
    dialog->setLabelText(tr("Days, months or years, with commas between them:"));
    dialog->setTextValue(m_comparedDays);
    connect(dialog, &QInputDialog::textValueSelected, this, &MainWindow::showCompared);
    dialog->open();
    if (auto *edit = dialog->findChild<QLineEdit *>())
        edit->setPlaceholderText(QStringLiteral("1955, 2023"));
}

void MainWindow::showCompared(const QString &days)
{
    const QString subject = QStringLiteral("compare");
    m_comparedDays = days;
    Result<std::vector<NetworkRequest::Date>> dates = daysToCompare(days);
    if (!dates) {
        m_messages->say(subject, MessageBar::Severity::Error,
                        QString::fromStdString(dates.error().text()),
                        {{tr("Try again…"), [this] { compareDays(); }}});
        return;
    }
    m_messages->take(subject);
    m_workspace->setCentre(Workspace::Centre::Network);
    RenderRequest request = pictureRequest();
    request.network.dates = std::move(*dates);
    showExportDialog(this, m_session, m_themes, request);
}

void MainWindow::print()
{
    printDrawing(this, m_session, pictureRequest());
}

} // namespace entente
