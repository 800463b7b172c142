// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/proj_call.h"

#include "core/geo/angles.h"

#include <proj.h>

#include <cmath>
#include <map>
#include <memory>

namespace entente
{
namespace
{

constexpr std::size_t mostKept = 32; ///< a globe that is turned makes a definition per frame

struct Destroyer
{
    void operator()(PJ_CONTEXT *context) const { proj_context_destroy(context); }
    void operator()(PJ *pj) const { proj_destroy(pj); }
};

/// One thread's objects. The context outlives them.
class Kept
{
public:
    PJ *find(const std::string &definition)
    {
        if (const auto it = m_objects.find(definition); it != m_objects.end())
            return it->second.get();
        if (!m_context) {
            m_context.reset(proj_context_create());
            proj_log_level(m_context.get(), PJ_LOG_NONE);
        }
        if (m_objects.size() >= mostKept)
            m_objects.clear();
        std::unique_ptr<PJ, Destroyer> made(proj_create(m_context.get(), definition.c_str()));
        return m_objects.emplace(definition, std::move(made)).first->second.get();
    }

private:
    std::unique_ptr<PJ_CONTEXT, Destroyer> m_context;
    std::map<std::string, std::unique_ptr<PJ, Destroyer>> m_objects;
};

} // namespace

ProjCall::ProjCall(const std::string &definition) : m_pj(nullptr)
{
    thread_local Kept kept;
    m_pj = kept.find(definition);
}

std::optional<PlanePoint> ProjCall::forward(double lonDegrees, double latDegrees) const
{
    const PJ_COORD out =
        proj_trans(m_pj, PJ_FWD,
                   proj_coord(lonDegrees * radiansPerDegree, latDegrees * radiansPerDegree, 0, 0));
    if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y))
        return std::nullopt;
    return PlanePoint{out.xy.x, out.xy.y};
}

std::optional<LatLon> ProjCall::inverse(PlanePoint point) const
{
    const PJ_COORD out = proj_trans(m_pj, PJ_INV, proj_coord(point.x, point.y, 0, 0));
    if (!std::isfinite(out.lp.lam) || !std::isfinite(out.lp.phi))
        return std::nullopt;
    return LatLon{out.lp.phi / radiansPerDegree, out.lp.lam / radiansPerDegree};
}

} // namespace entente
