// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/matrix_picture.h"

#include "app/exporting/words.h"
#include "core/layout/matrix_layout.h"
#include "core/time/calendar.h"

#include <QDateTime>

namespace entente
{

namespace
{

Result<MatrixData> matrixOfEvents(const RenderRequest &request, const Engine &engine, TimeSpan span,
                                  const std::stop_token &stop)
{
    const Result<LanesAnswer> answer = engine.answer(matrixQuestion(request.context, span), stop);
    if (!answer)
        return answer.error();
    MatrixData data =
        matrixFrom(*answer, [&](const ActorId &id) { return engine.vocabulary().actorName(id); });
    if (request.window) // else all of it is no news
        data.when = inWords(span);
    return data;
}

Result<MatrixData> matrixOfTies(const RenderRequest &request, const Engine &engine,
                                const std::stop_token &stop)
{
    const std::optional<Instant> &inForce = request.context.inForce;
    const Instant moment =
        inForce ? Instant{inForce->seconds - 1} : Instant{QDateTime::currentSecsSinceEpoch()};
    TiesQuestion question;
    question.day = startOf(civilDate(moment));
    question.layer = request.matrix.layer;
    const Result<TiesAnswer> answer = engine.answer(question, stop);
    if (!answer)
        return answer.error();
    MatrixData data = matrixFrom(*answer);
    data.when = "in force on " + asOfInWords({question.day.seconds + secondsPerDay}) +
                (answer->layer.empty() ? "" : " · " + answer->layer);
    return data;
}

} // namespace

Result<Drawing> matrixPicture(const RenderRequest &request, const Engine &engine, TimeSpan span,
                              double width, double height, const TextMeasure &measure,
                              const std::stop_token &stop)
{
    const Result<MatrixData> data = request.matrix.measure == MatrixData::Measure::Ties
                                        ? matrixOfTies(request, engine, stop)
                                        : matrixOfEvents(request, engine, span, stop);
    if (!data)
        return data.error();
    MatrixLook look;
    look.width = width;
    look.height = height;
    look.order = request.matrix.order;
    return layoutMatrix(*data, look, *request.theme, measure).drawing;
}

} // namespace entente
