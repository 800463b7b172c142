// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/annotation.h"

namespace entente
{

namespace
{

struct AnnotationWords
{
    AnnotationKind kind;
    std::string_view word;
    std::string_view label;
};

constexpr AnnotationWords annotationWords[] = {
    {AnnotationKind::Callout, "callout", "Callout"},
    {AnnotationKind::Bracket, "bracket", "Bracket over a span"},
    {AnnotationKind::Arrow, "arrow", "Arrow"},
    {AnnotationKind::Highlight, "highlight", "Highlight"},
    {AnnotationKind::Text, "text", "Text"}};

constexpr AnnotationOn allAnnotatedViews[] = {AnnotationOn::Timeline, AnnotationOn::Map,
                                              AnnotationOn::Network};

} // namespace

std::string_view wordFor(AnnotationKind kind)
{
    return annotationWords[std::size_t(kind)].word;
}

std::string_view labelFor(AnnotationKind kind)
{
    return annotationWords[std::size_t(kind)].label;
}

std::optional<AnnotationKind> annotationKindFrom(std::string_view word)
{
    for (const AnnotationWords &words : annotationWords) {
        if (words.word == word)
            return words.kind;
    }
    return std::nullopt;
}

std::string_view wordFor(AnnotationOn on)
{
    switch (on) {
    case AnnotationOn::Timeline:
        return "timeline";
    case AnnotationOn::Map:
        return "map";
    case AnnotationOn::Network:
        return "network";
    }
    return {};
}

std::optional<AnnotationOn> annotationOnFrom(std::string_view word)
{
    for (const AnnotationOn on : allAnnotatedViews) {
        if (wordFor(on) == word)
            return on;
    }
    return std::nullopt;
}

} // namespace entente
