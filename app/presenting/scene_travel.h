// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/presenting/stage.h"
#include "app/session/asker.h"
#include "app/session/frame_timer.h"
#include "app/session/session.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <vector>

namespace entente
{

class FadeCover;
class MotionPreference;

/// Brings a stage from what it shows to a scene: the window glides, the map's camera travels, the
/// playhead moves, other lanes and views come through the picture before. What it sets it says
/// (isSetting), so that others can tell its doing from that of a hand.
class SceneTravel : public QObject
{
    Q_OBJECT

public:
    enum class Pace
    {
        Glide, ///< where the scene does not ask for a cut, and the desktop not for less motion
        Cut
    };
    /// Milliseconds; tests bring their own.
    using Clock = std::function<double()>;

    SceneTravel(Session &session, Stage &stage, const MotionPreference &motion,
                QObject *parent = nullptr);
    ~SceneTravel() override;

    void setClock(Clock clock) { m_clock = std::move(clock); }

    void go(const Scene &scene, int build, Pace pace = Pace::Glide);
    /// Annotations of the step; those that come fade in.
    void setBuild(int build);
    /// A hand takes over: everything stays where it is.
    void stop();
    bool isRunning() const { return m_isRunning; }
    bool isMoving() const { return m_isMoving; } ///< no longer waiting for what a scene asks
    bool isSetting() const { return m_setting > 0; }
    /// A frame, at the clock's time; called by a timer of its own.
    void advance();

signals:
    void arrived();

private:
    struct Ends
    {
        TimeSpan window;
        std::optional<Instant> playhead;
        std::optional<MapCamera> camera;
    };
    class Setting;

    void apply(const Scene &scene);
    std::optional<MapCamera> cameraFor(const Scene &scene) const;
    Ends endsOf(const Scene &scene);
    TimeSpan windowOf(const Scene &scene);
    void takeSpan(const CountQuestion &question, const CountAnswer &answer);
    void arriveInTime(TimeSpan window);
    void begin(Pace pace);
    void depart(double at);
    void show(double t);
    void finish();
    void showAnnotations();
    double now() const;

    Session &m_session;
    Stage &m_stage;
    const MotionPreference &m_motion;
    Clock m_clock;
    FrameTimer m_frames;

    Scene m_scene;
    AnnotationLook m_annotations;
    std::vector<double> m_shownFrom; ///< of the annotations, before the last step
    std::vector<double> m_shownTo;
    double m_buildSince = -1e9;

    Asker<CountQuestion, CountAnswer> m_spans;   ///< of what passes a scene's filter
    std::optional<CountQuestion> m_spanQuestion; ///< that m_span answers
    TimeSpan m_span;
    quint64 m_spanGeneration = 0;
    bool m_isWindowDue = false; ///< the scene's window is being asked for

    bool m_isRunning = false;
    bool m_isCameraKnown = true; ///< the map was laid out since the views were arranged
    Ends m_from;
    Ends m_to;
    double m_asked = 0; ///< when it was sent off
    double m_since = 0; ///< when it began to move; before that it waits for answers
    bool m_isMoving = false;
    double m_duration = 0;
    QPointer<FadeCover> m_cover;
    int m_setting = 0;
};

} // namespace entente
