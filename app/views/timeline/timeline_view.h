// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "app/session/session.h"
#include "app/style/theme.h"
#include "app/views/annotation_editor.h"
#include "core/engine/following.h"
#include "core/layout/annotation.h"
#include "core/layout/drawing_tween.h"
#include "core/layout/timeline_layout.h"

#include <QVariantAnimation>
#include <QWidget>

#include <map>
#include <memory>
#include <optional>

class QContextMenuEvent;
class QKeyEvent;
class QLabel;
class QMenu;
class QScrollBar;

namespace entente
{

class EmptyState;
class LinkedClient;
class EventSteps;
class TimelineGestures;
class TimelineHeads;
class TimelinePlot;

/// Where the keyboard is on a timeline: a mark is an event in a lane.
struct CurrentMark
{
    std::string lane;
    EventId id; ///< of a cluster, its most important event
    bool operator==(const CurrentMark &) const = default;
};

/// The timeline: lanes of events over the session's window. Wheel zooms at the pointer, drags pan,
/// Shift+drag brushes a range of days into the filter.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    TimelineView(Session &session, ThemeSwitch &themes, QWidget *parent = nullptr);
    ~TimelineView() override;

    TimelineHeads &heads() { return *m_heads; }
    TimelineGestures &gestures() { return *m_gestures; }

    /// Leaders behind the lanes of their actors, eras over all lanes.
    bool areErasShown() const { return m_erasShown; }
    void setErasShown(bool shown);

    /// What is on screen; empty before the first answer.
    const TimelineDrawing &currentDrawing() const;
    /// The widget that the drawing's coordinates belong to.
    QWidget *canvas() const;

    /// Remarks on the picture.
    void setAnnotations(const AnnotationLook &annotations);
    const AnnotationLook &annotations() const { return m_annotations; }

    /// Whether the wheel alone scrolls the lanes; then Ctrl+wheel zooms.
    void setWheelScrolls(bool scrolls) { m_wheelScrolls = scrolls; }

    void zoomBy(double factor);  ///< below 1: closer; around the middle
    void panBy(double fraction); ///< of the window; above 0: later
    /// Centres what is selected; when it is centred, fits the window to it.
    void showSelection();
    /// Selects the next event of the lane, or the previous one for -1; the engine is asked where
    /// the lane goes on beyond what is loaded.
    void stepSelection(int by);
    /// The same among all lanes: a mark is visited in the first lane that it stands in.
    void stepInTime(int by);
    /// Goes to the lane below, above for -1, to the mark that is nearest in time.
    void stepLane(int by);
    void copyImage() const;
    /// Whether one way of showing the lanes gives way to another one.
    bool isFading() const;
    /// Whether what is drawn answers what the session asks for now; a moment after each change it
    /// does not yet.
    bool isAnswered() const { return isCovered() && !m_asker.isBusy(); }
    /// The end of the day that the picture calls today; until it is called, the clock's.
    void setToday(Instant endOfDay);

    /// The mark that the keyboard is on; nothing until it went to one that is still selected.
    std::optional<CurrentMark> current() const;
    /// Selects the mark and brings it into sight.
    void setCurrent(const CurrentMark &mark);
    /// Opens an event, zooms to the events of a cluster.
    void openCurrent();

    // What the accessible timeline reads.
    Session &session() const { return m_session; }
    const LanesAnswer &answer() const { return m_answer; }
    quint64 drawings() const { return m_drawings; } ///< grows with every drawing

signals:
    void openRequested(EventId id);  ///< an event was double-clicked
    void said(const QString &words); ///< what a key could not do
    void followRequested(EventId id, Follow direction);
    void mapRequested(EventId id);
    void drawn(); ///< a new drawing is shown
    /// A menu is about to be shown: what others offer there, they add.
    void menuOpening(QMenu *menu, const RemarkSpot &spot);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    QSize sizeHint() const override { return {900, 360}; }
    QSize minimumSizeHint() const override { return {320, 150}; }

private:
    friend class TimelineGestures;
    friend class TimelineHeads;

    void refresh();
    void ask();
    LanesQuestion question() const;
    bool isCovered() const;
    void take(const LanesQuestion &question, LanesAnswer answer);
    void askLives();
    void askLinks();
    void layOut(bool fades = false);
    bool changesTheLevel(const LanesQuestion &question) const;
    /// Shows a drawing; rows and lanes glide to their places where `glides`, else the picture
    /// before fades where `fades`.
    void showDrawing(TimelineDrawing drawing, bool glides, bool fades);
    void glide(double t);
    void updateScrollBar();
    void fail(const QString &why);

    /// The span of events that the last answer holds; nothing when none is in it.
    std::optional<TimeSpan> spanOf(const std::vector<EventId> &ids) const;
    const LaneMark *markOf(EventId id, const std::string &lane = {}) const;
    const Lane *laneOf(const std::string &value) const;
    void scrollToLane(const std::string &value);
    bool isNextKnown(const LaneMark &here, const LaneMark *next) const;
    void goOn(const LaneMark &here, const Lane *lane, int by);
    /// Draws where the keyboard is, and says it.
    void showFocus();
    void selectCluster(const Hit &hit, bool toggle);
    void askDetails();
    void takeDetails(const RowsAnswer &answer);
    void takeMembers(const LanesQuestion &question, const LanesAnswer &answer);
    void zoomTo(const std::vector<EventId> &ids);
    void showMenu(const std::optional<Hit> &hit, Instant at, QPoint globalPosition);
    void addFilterActions(QMenu &menu, const std::vector<Term> &terms, const QString &label);
    void showTip(const EventQuestion &question, const EventAnswer &answer);
    void askTip(EventId id, QPoint globalPosition);
    void showClusterTip(const Hit &cluster, QPoint globalPosition);
    void showEraTip(std::size_t era, QPoint globalPosition);
    void showTipText(const QStringList &lines);
    void sayWhatIsMissing(const Drawing &drawing);
    double longestWindow() const { return 10 * m_session.extent().seconds(); }

    Session &m_session;
    ThemeSwitch &m_themes;
    EmptyState *m_empty;
    TimelinePlot *m_plot;
    LinkedClient *m_client = nullptr;
    QScrollBar *m_scrollBar;
    QLabel *m_message;
    TimelineGestures *m_gestures;
    TimelineHeads *m_heads;
    EventSteps *m_steps;
    bool m_erasShown = true;
    AnnotationLook m_annotations;
    Asker<LanesQuestion, LanesAnswer> m_asker;
    Asker<LanesQuestion, LanesAnswer> m_membersAsker;
    Asker<EventQuestion, EventAnswer> m_tipAsker;
    Asker<RowsQuestion, RowsAnswer> m_detailsAsker;
    std::map<EventId, std::string> m_details; ///< of cards
    Asker<ThreadsQuestion, ThreadsAnswer> m_livesAsker;
    LanesAnswer m_answer;
    Asker<EventQuestion, EventAnswer> m_linksAsker;
    std::optional<EventQuestion> m_linked; ///< whose links are asked for, or known
    std::vector<EventLink> m_links;        ///< of the one event that is selected
    ThreadsAnswer m_lives;                 ///< of the threads in m_answer, or of those before
    std::shared_ptr<TimelineArrangement> m_arrangement; ///< of m_answer
    std::optional<LanesQuestion> m_answered;            ///< what m_answer answers
    quint64 m_answeredGeneration = 0;
    bool m_wheelScrolls = false;
    bool m_fadesNext = false;              ///< the next drawing has another level
    bool m_glidesNext = false;             ///< the next drawing has other rows or lanes
    std::unique_ptr<DrawingTween> m_glide; ///< on its way; null: there
    TimelineDrawing m_glidesTo;            ///< without the drawing itself
    QVariantAnimation m_glideClock;
    struct PendingCluster;
    std::unique_ptr<PendingCluster> m_pending;
    std::optional<Instant> m_today;
    QPoint m_tipPosition;
    std::vector<std::string> m_steady; ///< lanes of the last answer that playback did not limit
    quint64 m_drawings = 0;
    bool m_isUnsaid = false; ///< the keyboard went on, and who listens was not told yet
};

} // namespace entente
