// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>
#include <QTimer>

#include <functional>
#include <map>

namespace entente
{

/// Has Qt make an `Interface` for every `View` from now on.
template <class Interface, class View>
void installAccessible()
{
    static const bool installed = [] {
        QAccessible::installFactory(
            [](const QString &className, QObject *object) -> QAccessibleInterface * {
                auto *view = className == QLatin1String(View::staticMetaObject.className())
                                 ? qobject_cast<View *>(object)
                                 : nullptr;
                return view != nullptr ? new Interface(view) : nullptr;
            });
        return true;
    }();
    Q_UNUSED(installed)
}

/// Tells who listens that the keyboard is on the view's current thing now, or `what` else became of
/// it. False when there is none (yet); true when nobody listens.
bool announceFocusChild(QWidget &view, QAccessible::Event what = QAccessible::Focus);

/// The interfaces of what a view draws, by the keys that its things have: each is made when it is
/// asked for and given up with the view, or before.
template <class Key>
class MadeAccessibles
{
public:
    MadeAccessibles() = default;
    MadeAccessibles(const MadeAccessibles &) = delete;
    MadeAccessibles &operator=(const MadeAccessibles &) = delete;
    ~MadeAccessibles()
    {
        for (const auto &[key, id] : m_ids)
            QAccessible::deleteAccessibleInterface(id);
    }

    /// `make()` gives a new interface for the key.
    template <class Make>
    QAccessibleInterface *of(const Key &key, Make make)
    {
        const auto known = m_ids.find(key);
        if (known != m_ids.end()) {
            if (QAccessibleInterface *own = QAccessible::accessibleInterface(known->second))
                return own;
        }
        QAccessibleInterface *own = make();
        m_ids[key] = QAccessible::registerAccessibleInterface(own);
        return own;
    }

    /// Gives up those for which isSeen(key) does not hold and tells that `owner` has others.
    template <class IsSeen>
    void forgetUnseen(QAccessibleInterface *owner, IsSeen isSeen)
    {
        for (auto each = m_ids.begin(); each != m_ids.end();) {
            const bool seen = isSeen(each->first);
            if (!seen)
                QAccessible::deleteAccessibleInterface(each->second);
            each = seen ? std::next(each) : m_ids.erase(each);
        }
        QAccessibleEvent event(owner, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&event);
    }

private:
    std::map<Key, QAccessible::Id> m_ids;
};

/// Has `work` done with `timer` each time that `view`, which says when it has drawn, rests.
template <class View>
void whenPictureRests(QTimer &timer, View *view, std::function<void()> work)
{
    constexpr int pictureRestMs = 400;
    timer.setSingleShot(true);
    timer.setInterval(pictureRestMs);
    QObject::connect(&timer, &QTimer::timeout, &timer, std::move(work));
    QObject::connect(view, &View::drawn, &timer, qOverload<>(&QTimer::start));
}

/// A thing that a view draws and that is no widget, for those who hear it: a list item that can be
/// pressed. It holds the name of the thing and looks up the rest.
class DrawnItemAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    explicit DrawnItemAccessible(const QAccessibleWidget &owner) : m_owner(owner) {}

    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_owner.window(); }
    QAccessibleInterface *parent() const override;
    int childCount() const override { return 0; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    void setText(QAccessible::Text, const QString &) override {}
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void *interface_cast(QAccessible::InterfaceType type) override;

    QStringList actionNames() const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

protected:
    /// What holds for everything drawn: it is gone, or can be reached and chosen but not edited.
    QAccessible::State usualState() const;
    virtual void makeCurrent() = 0; ///< has the keyboard be on it; the view has the focus
    virtual void press() = 0;       ///< while it is the current one

private:
    const QAccessibleWidget &m_owner;
};

} // namespace entente
