// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "core/layout/network_charts.h"

#include <QImage>
#include <QPointF>

#include <functional>
#include <memory>
#include <string>
#include <vector>

class QPainter;

namespace entente
{

/// The charts of the hub-and-spokes index beside the network. What does not change while time is
/// played is laid out and painted behind the window, and kept as a picture; the names, the values
/// and the playhead over it are always of the series that the picture is of.
class IndexCharts : public AskerBase
{
    Q_OBJECT

public:
    /// `changed` is called when another picture has come: then it is time to lay out again.
    IndexCharts(std::function<void()> changed, QObject *parent);

    /// Null: there is nothing to show, at once. Else what was shown stays until the charts of
    /// `series` have been painted. `labels` are of its actors.
    void setSeries(std::shared_ptr<const NetworkSeries> series,
                   const std::vector<std::string> &labels);
    const NetworkSeries *series() const { return m_series.get(); }

    /// Writes what changes with the day, and has the rest painted anew where that is needed. A
    /// picture of another size or with others lit stays until then; one of another theme does not.
    void layOut(const NetworkChartsLook &look, const Theme &theme, double textScale,
                double pixelRatio);
    const NetworkCharts &charts() const { return m_now; } ///< names, values and words
    void paint(QPainter &painter, QPointF at) const;
    /// Whether what is shown is what was last asked for.
    bool isComplete() const;

private:
    using Labels = std::shared_ptr<const std::vector<std::string>>;

    /// All that the picture depends on.
    struct Request
    {
        std::shared_ptr<const NetworkSeries> series;
        Labels labels;
        NetworkChartsLook look; ///< without the playhead
        const Theme *theme = nullptr;
        double textScale = 1;
        double pixelRatio = 1;
        bool operator==(const Request &) const = default;
    };
    struct Picture
    {
        Request request;
        NetworkCharts ground;
        QImage image;
    };
    void request();

    std::function<void()> m_changed;
    std::shared_ptr<const NetworkSeries> m_series;
    Labels m_labels;
    int m_epoch = 0; ///< what was begun before there was nothing to show is not shown
    Request m_wanted;
    std::shared_ptr<const Picture> m_picture; ///< null: none yet
    NetworkCharts m_now;                      ///< over m_picture; empty: it is not to be shown
};

} // namespace entente
