// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/export_dialog.h"
#include "app/exporting/svg.h"
#include "app/style/paint.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMessageBox>
#include <QMimeData>
#include <QPainter>
#include <QPrintPreviewDialog>
#include <QPrinter>

namespace entente
{

namespace
{

void complain(QWidget *parent, const QString &why)
{
    auto *box =
        new QMessageBox(QMessageBox::Warning, QObject::tr("Entente"), why, QMessageBox::Ok, parent);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

/// Lays the picture out for the paper that was chosen and paints it.
void printOn(QPrinter &printer, const Engine &engine, RenderRequest request, QWidget *parent)
{
    constexpr double pixelsPerInch = 96;
    const QRectF paper = printer.pageRect(QPrinter::Inch);
    request.size = (paper.size() * pixelsPerInch).toSize();
    request.theme = &Theme::print();
    const Result<Drawing> drawing = drawingFor(request, engine);
    if (!drawing) {
        complain(parent, QString::fromStdString(drawing.error().text()));
        return;
    }
    QPainter painter(&printer);
    const double scale = printer.resolution() / pixelsPerInch;
    painter.scale(scale, scale);
    paintDrawing(painter, *drawing);
}

} // namespace

void copyAsImage(QWidget *parent, Session &session, const RenderRequest &request,
                 std::function<void()> copied)
{
    auto *asker = new PictureAsker(
        session,
        [copied = std::move(copied)](const Picture &picture) {
            auto *mime = new QMimeData; // the clipboard owns it
            mime->setImageData(picture.image.convertToFormat(QImage::Format_RGB32));
            mime->setData(QStringLiteral("image/svg+xml"), picture.svg);
            mime->setData(QStringLiteral("application/pdf"), picture.pdf);
            mime->setText(QString::fromStdString(picture.drawing.words));
            QGuiApplication::clipboard()->setMimeData(mime);
            if (copied)
                copied();
        },
        parent);
    QObject::connect(asker, &AskerBase::failed, parent, [parent](const QString &why) {
        complain(parent, QObject::tr("Nothing was copied: %1").arg(why));
    });
    QObject::connect(asker, &AskerBase::busyChanged, asker, [asker](bool busy) {
        if (!busy)
            asker->deleteLater();
    });
    asker->ask(request, PictureAsker::With::AllFormats);
}

void printDrawing(QWidget *parent, Session &session, const RenderRequest &request)
{
    const std::shared_ptr<const Engine> &engine = session.engine();
    if (!engine)
        return;
    QPrinter printer(QPrinter::HighResolution);
    printer.setPageOrientation(QPageLayout::Landscape);
    printer.setDocName(
        QString::fromStdString(request.title.empty() ? engine->vocabulary().title : request.title));
    QPrintPreviewDialog dialog(&printer, parent);
    dialog.resize(1000, 700);
    QObject::connect(&dialog, &QPrintPreviewDialog::paintRequested, &dialog,
                     [&](QPrinter *paper) { printOn(*paper, *engine, request, &dialog); });
    dialog.exec();
}

} // namespace entente
