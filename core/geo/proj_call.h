// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/projection.h"

#include <optional>
#include <string>

struct PJconsts;

namespace entente
{

/// PROJ's object for a definition ("+proj=eqearth +R=1"). PROJ's objects must not be shared
/// between threads, so each thread keeps its own and finds it by the definition. Use it in the
/// function that made it; do not keep it.
class ProjCall
{
public:
    explicit ProjCall(const std::string &definition);

    bool isValid() const { return m_pj != nullptr; } ///< false: PROJ does not know the definition
    /// Degrees to the plane, relative to the definition's own centre; nothing where PROJ fails.
    std::optional<PlanePoint> forward(double lonDegrees, double latDegrees) const;
    /// The plane to degrees.
    std::optional<LatLon> inverse(PlanePoint point) const;

private:
    PJconsts *m_pj; ///< owned by the thread
};

} // namespace entente
