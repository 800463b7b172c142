// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/asker.h"
#include "app/shell/story_desk.h"
#include "app/shell/workspace.h"
#include "app/views/annotation_editor.h"
#include "app/views/map/map_view.h"
#include "app/views/network/network_view.h"
#include "app/views/timeline/timeline_view.h"

#include <QMenu>

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace entente
{

/// Those of the current scene, while one works on the story.
void StoryDesk::showAnnotations()
{
    AnnotationLook look;
    const Scene *scene = m_board.scene();
    if (scene && m_parts.workspace.isStoryShown() && m_parts.session.engine()) {
        look.all = scene->annotations;
        look.selected = m_look.selected;
        if (look.selected && *look.selected >= look.all.size())
            look.selected.reset();
        for (const Annotation &annotation : look.all) {
            if (const auto *event = std::get_if<EventAnchor>(&annotation.anchor)) {
                if (const EventId id = m_parts.session.engine()->find(event->key); id.value != 0)
                    look.events.emplace(event->key, id);
            }
        }
    }
    m_look = look;
    m_parts.workspace.setAnnotations(look);
    for (const auto &[canvas, editor] : m_editors)
        editor->setAnnotations(look);
}

void StoryDesk::addEditors()
{
    TimelineView &timeline = m_parts.workspace.timeline();
    const auto offer = [this](auto &view, AnnotationOn on) {
        using View = std::remove_reference_t<decltype(view)>;
        connect(&view, &View::menuOpening, this,
                [this, on](QMenu *menu, const RemarkSpot &spot) { offerRemarks(*menu, on, spot); });
    };
    if (m_editors.empty()) {
        offer(timeline, AnnotationOn::Timeline);
        offer(m_parts.workspace.map(), AnnotationOn::Map);
    }
    if (NetworkView *network = m_parts.workspace.network(); network && !m_editors.contains(network))
        offer(*network, AnnotationOn::Network);
    addEditor(
        timeline.canvas(),
        [&timeline]() -> const Drawing & { return timeline.currentDrawing().drawing; },
        [] { return QPointF(); }, AnnotationOn::Timeline);
    MapView &map = m_parts.workspace.map();
    addEditor(
        &map, [&map]() -> const Drawing & { return map.currentMarks(); }, [] { return QPointF(); },
        AnnotationOn::Map);
    if (NetworkView *network = m_parts.workspace.network())
        addEditor(
            network, [network]() -> const Drawing & { return network->currentDrawing().drawing; },
            [network] { return network->drawingOrigin(); }, AnnotationOn::Network);
}

void StoryDesk::addEditor(QWidget *canvas, std::function<const Drawing &()> drawing,
                          std::function<QPointF()> origin, AnnotationOn)
{
    if (m_editors.contains(canvas))
        return;
    auto *editor = new AnnotationEditor({canvas, std::move(drawing), std::move(origin)}, this);
    m_editors.emplace(canvas, editor);
    editor->setAnnotations(m_look);
    connect(editor, &AnnotationEditor::chosen, this, [this](int place) {
        m_look.selected = place < 0 ? std::optional<std::size_t>() : std::size_t(place);
        showAnnotations();
    });
    connect(editor, &AnnotationEditor::dragged, this, [this](int place, QPointF offset) {
        AnnotationLook look = m_look;
        look.all[std::size_t(place)].offset = {offset.x(), offset.y()};
        m_parts.workspace.setAnnotations(look);
    });
    connect(editor, &AnnotationEditor::moved, this, [this](int place, QPointF offset) {
        changeAnnotations(tr("Move remark"), [&](Scene &scene) {
            scene.annotations[std::size_t(place)].offset = {std::round(offset.x()),
                                                            std::round(offset.y())};
        });
    });
    connect(editor, &AnnotationEditor::reworded, this, [this](int place, const QString &words) {
        changeAnnotations(tr("Change remark"), [&](Scene &scene) {
            scene.annotations[std::size_t(place)].text = words.trimmed().toStdString();
        });
    });
    connect(editor, &AnnotationEditor::removed, this, [this](int place) {
        m_look.selected.reset();
        changeAnnotations(tr("Delete remark"), [&](Scene &scene) {
            scene.annotations.erase(scene.annotations.begin() + place);
        });
    });
    connect(
        editor, &AnnotationEditor::menuWanted, this,
        [this, editor](int place, const QPoint &at) { showAnnotationMenu(*editor, place, at); });
}

void StoryDesk::changeAnnotations(const QString &what, const std::function<void(Scene &)> &change)
{
    if (!m_board.scene())
        return;
    Scene scene = *m_board.scene();
    change(scene);
    m_board.changeScene(m_board.currentScene(), scene, what);
}

void StoryDesk::showAnnotationMenu(AnnotationEditor &editor, int place,
                                   const QPoint &globalPosition)
{
    const Scene *scene = m_board.scene();
    if (!scene || place >= int(scene->annotations.size()))
        return;
    auto *menu = new QMenu(m_parts.window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Change words"), &editor,
                    [&editor, place] { editor.edit(std::size_t(place)); });
    auto *kinds = menu->addMenu(tr("Kind"));
    const Annotation now = scene->annotations[std::size_t(place)];
    for (const AnnotationKind kind : allAnnotationKinds) {
        QAction *action =
            kinds->addAction(QString::fromUtf8(labelFor(kind).data(), int(labelFor(kind).size())));
        action->setCheckable(true);
        action->setChecked(kind == now.kind);
        connect(action, &QAction::triggered, this, [this, place, kind] {
            changeAnnotations(tr("Change remark"), [&](Scene &changed) {
                changed.annotations[std::size_t(place)].kind = kind;
            });
        });
    }
    auto *builds = menu->addMenu(tr("Comes"));
    for (int build = 0; build <= scene->builds() + 1; ++build) {
        QAction *action =
            builds->addAction(build == 0 ? tr("With the scene") : tr("With step %1").arg(build));
        action->setCheckable(true);
        action->setChecked(build == now.build);
        connect(action, &QAction::triggered, this, [this, place, build] {
            changeAnnotations(tr("Change remark"), [&](Scene &changed) {
                changed.annotations[std::size_t(place)].build = build;
            });
        });
    }
    menu->addSeparator();
    menu->addAction(tr("Delete"), this, [this, place] {
        changeAnnotations(tr("Delete remark"), [&](Scene &changed) {
            changed.annotations.erase(changed.annotations.begin() + place);
        });
    });
    menu->popup(globalPosition);
}

/// Where the focus is, if remarks stand there; else the first view that has some.
AnnotationOn StoryDesk::annotatedView() const
{
    const Workspace &workspace = m_parts.workspace;
    const bool hasTimeline = workspace.isShown(Workspace::Panel::Timeline);
    const Workspace::Centre centre = workspace.centre();
    const QWidget *focus = m_parts.window->focusWidget();
    const bool isOnTimeline =
        hasTimeline && focus &&
        (focus == &workspace.timeline() || workspace.timeline().isAncestorOf(focus));
    if (workspace.isCentreShown() && !isOnTimeline) {
        if (centre == Workspace::Centre::Network)
            return AnnotationOn::Network;
        if (centre == Workspace::Centre::Map && (!hasTimeline || focus == &workspace.map()))
            return AnnotationOn::Map;
    }
    return AnnotationOn::Timeline;
}

Annotation StoryDesk::draft(AnnotationKind kind) const
{
    Annotation annotation;
    annotation.kind = kind;
    annotation.on = annotatedView();
    annotation.text = tr("Remark").toStdString();
    const Session &session = m_parts.session;
    const std::vector<std::string> keys = m_selectedKeys();
    const auto *actors = std::get_if<ActorSelection>(&session.selection());
    const std::optional<TimeSpan> range = session.filter().range();
    const bool isOverSpan = kind == AnnotationKind::Bracket;
    if (annotation.on == AnnotationOn::Timeline && (isOverSpan || (range && keys.empty()))) {
        const TimeSpan window = session.window();
        const auto third = std::int64_t(window.seconds() / 3);
        annotation.anchor = TimeAnchor{
            range.value_or(TimeSpan{{window.begin.seconds + third}, {window.end.seconds - third}}),
            {}};
    } else if (!keys.empty() && annotation.on != AnnotationOn::Network) {
        annotation.anchor = EventAnchor{keys.front()};
    } else if (actors) {
        annotation.anchor = ActorAnchor{actors->ids.front()};
    }
    const bool isAboutSomething = !std::holds_alternative<PictureAnchor>(annotation.anchor);
    annotation.offset = isAboutSomething && !isOverSpan ? PointF{110, 52} : PointF{0, -44};
    return annotation;
}

void StoryDesk::annotate(AnnotationKind kind)
{
    if (m_parts.session.engine())
        addAnnotation(draft(kind));
}

void StoryDesk::addAnnotation(const Annotation &annotation)
{
    // A remark belongs to a scene: what is on screen becomes one where none is worked on.
    if (!m_board.scene())
        m_board.addScene(sceneOf(m_parts.session, m_parts.workspace, m_selectedKeys()));
    m_parts.workspace.setStoryShown(true);
    changeAnnotations(tr("Add remark"),
                      [&](Scene &scene) { scene.annotations.push_back(annotation); });
    const std::size_t place = m_board.scene()->annotations.size() - 1;
    m_look.selected = place;
    showAnnotations();
    QWidget *canvas = m_parts.workspace.timeline().canvas();
    if (annotation.on == AnnotationOn::Map)
        canvas = &m_parts.workspace.map();
    else if (annotation.on == AnnotationOn::Network)
        canvas = m_parts.workspace.network();
    if (const auto found = m_editors.find(canvas); found != m_editors.end())
        found->second->edit(place);
}

void StoryDesk::offerRemarks(QMenu &menu, AnnotationOn on, const RemarkSpot &spot)
{
    QMenu *remarks = menu.addMenu(tr("Add remark"));
    for (const AnnotationKind kind : allAnnotationKinds) {
        if (kind == AnnotationKind::Bracket && on != AnnotationOn::Timeline)
            continue;
        const std::string_view label = labelFor(kind);
        remarks->addAction(QString::fromUtf8(label.data(), qsizetype(label.size())), this,
                           [this, kind, on, spot] { annotateAt(kind, on, spot); });
    }
    menu.addSeparator();
}

/// Events are named by their keys, which the engine is asked for.
void StoryDesk::annotateAt(AnnotationKind kind, AnnotationOn on, const RemarkSpot &spot)
{
    Annotation annotation;
    annotation.kind = kind;
    annotation.on = on;
    annotation.anchor = spot.anchor;
    annotation.text = tr("Remark").toStdString();
    annotation.offset = {90, 52};
    if (kind == AnnotationKind::Text)
        annotation.offset = {0, 0};
    if (auto *time = std::get_if<TimeAnchor>(&annotation.anchor);
        time && (kind == AnnotationKind::Bracket || kind == AnnotationKind::Highlight)) {
        // Around where one clicked, a fifth of what is seen.
        const auto tenth = std::int64_t(m_parts.session.window().seconds() / 10);
        time->span = {{time->span.begin.seconds - tenth}, {time->span.begin.seconds + tenth}};
        annotation.offset = {0, -44};
        addAnnotation(annotation);
        return;
    }
    if (!spot.event) {
        addAnnotation(annotation);
        return;
    }
    auto *owner = new QObject(this);
    auto *asker = new Asker<EventQuestion, EventAnswer>(
        m_parts.session,
        [this, owner, annotation](const EventQuestion &, const EventAnswer &answer) {
            Annotation about = annotation;
            about.anchor = EventAnchor{answer.event.key};
            addAnnotation(about);
            owner->deleteLater();
        },
        owner);
    asker->ask({*spot.event, std::nullopt});
}

} // namespace entente
