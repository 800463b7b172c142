// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/file_drop.h"

#include "app/shell/document_keeper.h"
#include "app/style/fonts.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <QWidget>

namespace entente
{

/// Lies over the whole window while files are held over it.
class DropVeil : public QWidget
{
public:
    explicit DropVeil(QWidget *window) : QWidget(window)
    {
        setObjectName(QStringLiteral("dropVeil"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

    void showFor(const QStringList &paths)
    {
        m_words = paths.size() > 1 ? FileDrop::tr("Import %n file(s)", nullptr, int(paths.size()))
                  : paths.front().endsWith(QLatin1String(".entente"), Qt::CaseInsensitive)
                      ? FileDrop::tr("Open “%1”").arg(fileName(paths.front()))
                      : FileDrop::tr("Import “%1”").arg(fileName(paths.front()));
        setAccessibleName(m_words);
        setGeometry(parentWidget()->rect());
        raise();
        show();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QColor ground = palette().color(QPalette::Base);
        ground.setAlphaF(0.82f);
        painter.fillRect(rect(), ground);
        QPen pen(palette().color(QPalette::WindowText), 2, Qt::DashLine);
        painter.setPen(pen);
        painter.drawRoundedRect(QRectF(rect()).adjusted(14, 14, -14, -14), 8, 8);
        painter.setFont(fontFor(TextStyle::Title));
        painter.drawText(rect().adjusted(40, 40, -40, -40), int(Qt::AlignCenter),
                         painter.fontMetrics().elidedText(m_words, Qt::ElideMiddle, width() - 80));
    }

private:
    QString m_words;
};

QStringList droppedFiles(const QMimeData *data)
{
    QStringList paths;
    if (!data)
        return paths;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

FileDrop::FileDrop(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_veil(new DropVeil(window))
{
    window->setAcceptDrops(true);
    qApp->installEventFilter(this);
}

FileDrop::~FileDrop() = default;

bool FileDrop::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::DragLeave &&
        type != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || widget->window() != m_window)
        return QObject::eventFilter(watched, event);
    if (type == QEvent::DragLeave) {
        m_veil->hide();
        return QObject::eventFilter(watched, event);
    }
    auto *drag = static_cast<QDropEvent *>(event);
    const QStringList paths = droppedFiles(drag->mimeData());
    if (paths.isEmpty())
        return QObject::eventFilter(watched, event);
    drag->setDropAction(Qt::CopyAction);
    drag->accept();
    if (type == QEvent::Drop) {
        m_veil->hide();
        emit dropped(paths);
    } else {
        m_veil->showFor(paths);
    }
    return true;
}

} // namespace entente
