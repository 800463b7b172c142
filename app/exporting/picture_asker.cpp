// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/picture_asker.h"

#include "app/style/paint.h"
#include "core/formats/export.h"

#include <QFile>

namespace entente
{

PictureAsker::PictureAsker(Session &session, Deliver deliver, QObject *parent)
    : AskerBase(parent)
    , m_session(session)
    , m_deliver(std::move(deliver))
{}

void PictureAsker::ask(const RenderRequest &request, With with)
{
    const std::shared_ptr<const Engine> engine = m_session.engine();
    if (!engine) {
        cancel();
        return;
    }
    start([this, engine, request, with](std::stop_token stop) -> std::function<void()> {
        Result<Drawing> drawing = drawingFor(request, *engine, stop);
        if (!drawing)
            return [this, error = drawing.error()] {
                if (error != Engine::cancelled())
                    emit failed(QString::fromStdString(error.text()));
            };
        auto picture = std::make_shared<Picture>(Picture{request, std::move(*drawing), {}, {}, {}});
        if (!stop.stop_requested())
            picture->image = toImage(picture->drawing);
        if (with == With::AllFormats && !stop.stop_requested()) {
            picture->svg =
                encoded(picture->drawing, RenderFormat::Svg, request, fewKeysFor(request, *engine));
            picture->pdf = encoded(picture->drawing, RenderFormat::Pdf, request);
        }
        return [this, picture] { m_deliver(std::move(*picture)); };
    });
}

PictureWriter::PictureWriter(Session &session, QObject *parent)
    : AskerBase(parent)
    , m_session(session)
{}

void PictureWriter::write(const RenderRequest &request, RenderFormat format, const QString &file)
{
    const std::shared_ptr<const Engine> engine = m_session.engine();
    if (!engine)
        return;
    start([this, engine, request, format, file](std::stop_token stop) -> std::function<void()> {
        const auto failure = [this](const Error &error) {
            return [this, why = QString::fromStdString(error.text())] { emit failed(why); };
        };
        const Result<Drawing> drawing = drawingFor(request, *engine, stop);
        if (!drawing)
            return failure(drawing.error());
        const QByteArray bytes = encoded(*drawing, format, request, fewKeysFor(request, *engine));
        if (bytes.isEmpty())
            return failure({"there is not enough memory for a picture of this size", {}});
        const Outcome outcome =
            writeFileAtomically(QFile::encodeName(file).toStdString(),
                                std::string_view(bytes.constData(), std::size_t(bytes.size())));
        if (!outcome)
            return failure(outcome.error());
        return [this, file] { emit written(file); };
    });
}

} // namespace entente
