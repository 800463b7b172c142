// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/export_dialog.h"
#include "app/shell/main_window.h"
#include "app/shell/status_line.h"
#include "app/shell/workspace.h"
#include "app/style/theme.h"
#include "app/views/map/map_view.h"
#include "app/views/matrix/matrix_view.h"
#include "app/views/network/network_view.h"

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
        const NetworkView &network = *m_workspace->network();
        request.view = RenderView::Network;
        request.network.layer = network.layer();
        request.network.derived = network.derived();
        request.network.arrangement = network.arrangement();
        request.network.hub = network.hub();
    }
    request.lanes = m_session.lanes();
    request.eras = m_workspace->areErasShown();
    request.projection = m_workspace->map().projection().name();
    request.center = m_workspace->map().projection().center();
    request.camera = m_workspace->map().camera();
    request.layers = m_workspace->map().layers();
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
    copyAsImage(this, m_session, pictureRequest());
    m_status->setHint(tr("Copied the picture"));
}

void MainWindow::print()
{
    printDrawing(this, m_session, pictureRequest());
}

} // namespace entente
