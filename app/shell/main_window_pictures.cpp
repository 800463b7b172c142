// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/render.h"
#include "app/shell/main_window.h"
#include "app/shell/message_bar.h"
#include "app/shell/status_line.h"
#include "app/shell/workspace.h"
#include "app/style/paint.h"
#include "app/style/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFutureWatcher>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>
#include <QtConcurrent>

namespace entente
{

namespace
{

const QString pictureSubject = QStringLiteral("picture");

QSize printedSize(const QPrinter &printer)
{
    // At 96 dots per inch text has the size on paper that it has on the screen.
    return printer.pageLayout().paintRect(QPageLayout::Inch).size().toSize().isEmpty()
               ? QSize(1060, 750)
               : (printer.pageLayout().paintRect(QPageLayout::Inch).size() * 96).toSize();
}

} // namespace

RenderRequest MainWindow::pictureRequest() const
{
    RenderRequest request;
    request.view =
        m_workspace->centre() == Workspace::Centre::Map ? RenderView::Page : RenderView::Timeline;
    request.size = m_workspace->size().expandedTo({640, 400});
    request.context = m_session.context();
    request.window = m_session.window();
    request.lanes = m_workspace->lanes();
    request.projection = m_workspace->projection().toStdString();
    request.theme = &m_themes.theme();
    for (const EventId id : m_session.selectedEvents())
        request.selected.insert(id);
    return request;
}

void MainWindow::draw(const RenderRequest &request, std::function<void(const Drawing &)> use)
{
    const std::shared_ptr<const Engine> engine = m_session.engine();
    if (!engine)
        return;
    auto *watcher = new QFutureWatcher<Result<Drawing>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, use = std::move(use)] {
        watcher->deleteLater();
        const Result<Drawing> drawing = watcher->result();
        if (drawing)
            use(*drawing);
        else
            m_messages->say(pictureSubject, MessageBar::Severity::Error,
                            QString::fromStdString(drawing.error().text()));
    });
    watcher->setFuture(QtConcurrent::run(
        &AskerBase::pool(), [engine, request] { return drawingFor(request, *engine); }));
}

void MainWindow::copyImage()
{
    draw(pictureRequest(), [this](const Drawing &drawing) {
        QApplication::clipboard()->setImage(toImage(drawing, qMax(2.0, devicePixelRatio())));
        m_status->setHint(tr("Copied the picture"));
    });
}

void MainWindow::exportImage()
{
    const QString target = QFileDialog::getSaveFileName(
        this, tr("Export image"), QString(), tr("PNG (*.png);;SVG (*.svg);;PDF (*.pdf)"));
    const std::optional<RenderFormat> format =
        renderFormatFor(std::filesystem::path(QFile::encodeName(target).toStdString()));
    if (target.isEmpty() || !format)
        return;
    const RenderRequest request = pictureRequest();
    draw(request, [=](const Drawing &drawing) {
        QSaveFile file(target);
        if (file.open(QIODevice::WriteOnly))
            file.write(encoded(drawing, *format, request));
        file.commit();
    });
}

void MainWindow::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageOrientation(QPageLayout::Landscape);
    printer->setDocName(windowTitle());
    QPrintDialog dialog(printer.get(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    RenderRequest request = pictureRequest();
    request.theme = &Theme::print();
    request.size = printedSize(*printer);
    draw(request, [this, printer](const Drawing &drawing) {
        QPainter painter;
        if (!painter.begin(printer.get())) {
            m_messages->say(pictureSubject, MessageBar::Severity::Error,
                            tr("The printer does not take the page."));
            return;
        }
        const double scale = double(painter.viewport().width()) / drawing.width;
        painter.scale(scale, scale);
        paintDrawing(painter, drawing);
    });
}

} // namespace entente
