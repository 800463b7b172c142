// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/story/scene.h"

#include <algorithm>
#include <utility>

namespace entente
{

namespace
{

constexpr std::pair<SceneView, std::string_view> viewWords[] = {
    {SceneView::Timeline, "timeline"}, {SceneView::Map, "map"},
    {SceneView::Network, "network"},   {SceneView::Matrix, "matrix"},
    {SceneView::Calendar, "calendar"}, {SceneView::Table, "table"}};

} // namespace

std::string_view wordFor(SceneView view)
{
    return viewWords[std::size_t(view)].second;
}

std::optional<SceneView> sceneViewFrom(std::string_view word)
{
    for (const auto &[view, itsWord] : viewWords) {
        if (itsWord == word)
            return view;
    }
    return std::nullopt;
}

std::string_view wordFor(SceneTransition transition)
{
    return transition == SceneTransition::Cut ? "cut" : "glide";
}

bool Scene::shows(SceneView view) const
{
    return std::find(views.begin(), views.end(), view) != views.end();
}

int Scene::builds() const
{
    int last = 0;
    for (const Annotation &annotation : annotations)
        last = std::max(last, annotation.build);
    return last;
}

std::vector<double> shownAt(const Scene &scene, int build)
{
    std::vector<double> shown;
    for (const Annotation &annotation : scene.annotations)
        shown.push_back(annotation.build <= build ? 1 : 0);
    return shown;
}

} // namespace entente
