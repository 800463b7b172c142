// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/matrix_picture.h"

#include "app/exporting/framing.h"
#include "app/exporting/words.h"
#include "core/layout/matrix_layout.h"
#include "core/time/calendar.h"

#include <QDateTime>

#include <algorithm>

namespace entente
{

namespace
{

Result<MatrixData> matrixOfEvents(const RenderRequest &request, const Engine &engine, TimeSpan span,
                                  const std::stop_token &stop)
{
    LanesQuestion question = matrixQuestion(request.context, span);
    if (request.onlyActors && request.onlyActors->size() == 2) {
        // However rarely they met: other pairs of the same events may be more than can be asked.
        const auto [a, b] = std::minmax((*request.onlyActors)[0], (*request.onlyActors)[1]);
        question.pinned = {a.value + "-" + b.value};
    }
    Result<LanesAnswer> answer = engine.answer(question, stop);
    if (!answer)
        return answer.error();
    std::erase_if(answer->lanes, [&](const Lane &lane) {
        return lane.pair.size() == 2 && !isBetween(request, lane.pair[0], lane.pair[1]);
    });
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
    Result<TiesAnswer> answer = engine.answer(question, stop);
    if (!answer)
        return answer.error();
    for (std::vector<TieEdge> *edges : {&answer->edges, &answer->planned, &answer->lapsed})
        std::erase_if(*edges,
                      [&](const TieEdge &edge) { return !isBetween(request, edge.a, edge.b); });
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
