// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"
#include "core/model/actor.h"
#include "core/time/instant.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente
{

enum class AnnotationKind
{
    Callout,   ///< words, with a thin line from them to what they are about
    Bracket,   ///< a brace over a span of time, with words above it
    Arrow,     ///< words, with an arrow from them to what they are about
    Highlight, ///< a ring around what is meant, or a tint behind a span of time
    Text       ///< words alone
};
constexpr AnnotationKind allAnnotationKinds[] = {AnnotationKind::Callout, AnnotationKind::Bracket,
                                                 AnnotationKind::Arrow, AnnotationKind::Highlight,
                                                 AnnotationKind::Text};
std::string_view wordFor(AnnotationKind);  ///< "callout", "bracket", …
std::string_view labelFor(AnnotationKind); ///< "Callout", "Bracket over a span", …
std::optional<AnnotationKind> annotationKindFrom(std::string_view word);

/// Which picture of a scene an annotation stands in.
enum class AnnotationOn
{
    Timeline,
    Map,
    Network
};
std::string_view wordFor(AnnotationOn); ///< "timeline", "map", "network"
std::optional<AnnotationOn> annotationOnFrom(std::string_view word);

struct EventAnchor
{
    std::string key; ///< Event::key: stays when a document is written anew
    bool operator==(const EventAnchor &) const = default;
};
struct ActorAnchor
{
    ActorId id; ///< its lane, its disc in a network, its capital on a map
    bool operator==(const ActorAnchor &) const = default;
};
struct PlaceAnchor
{
    LatLon at;
    bool operator==(const PlaceAnchor &) const = default;
};
struct TimeAnchor
{
    TimeSpan span;    ///< empty: a moment
    std::string lane; ///< by its name in a look; empty: the whole height
    bool operator==(const TimeAnchor &) const = default;
};
/// Somewhere of the picture, 0 to 1 from its left and top: what is about no thing of it.
struct PictureAnchor
{
    PointF at{0.5, 0.5};
    bool operator==(const PictureAnchor &) const = default;
};
/// What an annotation is about: it follows it through zoom, filter and layout.
using Anchor = std::variant<EventAnchor, ActorAnchor, PlaceAnchor, TimeAnchor, PictureAnchor>;

/// A remark on a picture.
struct Annotation
{
    AnnotationKind kind = AnnotationKind::Callout;
    AnnotationOn on = AnnotationOn::Timeline;
    Anchor anchor = PictureAnchor{};
    std::string text;
    /// From the anchor to the middle of the words, in pixels at 100 %.
    PointF offset{0, -44};
    double width = 200; ///< at which words are wrapped, in pixels at 100 %; 40 to 2000
    int build = 0;      ///< 0: there with the scene; n: comes with its n-th step
    bool operator==(const Annotation &) const = default;
};

/// The annotations of a picture, and what is needed to find their anchors.
struct AnnotationLook
{
    std::vector<Annotation> all;
    std::map<std::string, EventId> events; ///< numbers of the keys that anchors name
    /// Of each of `all` how far it is there, 0 to 1; fewer: the rest is all there.
    std::vector<double> shown = {};
    std::optional<std::size_t> selected = {}; ///< one that is worked on: it gets an outline
    bool operator==(const AnnotationLook &) const = default;
};

} // namespace entente
