// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/presenting/scene_delegate.h"

#include "app/presenting/scene_list_model.h"
#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/style/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTextLayout>

namespace entente
{

namespace
{

constexpr int filmMargin = 8;
constexpr int numberWidth = 20;
constexpr int nameLines = 2;
constexpr int fewestPixels = 96; ///< of a picture's width

int filmPixels(double pixels)
{
    return qRound(pixels * textScale());
}

/// As many lines as there is room for; what is left of the text is an ellipsis in the last one.
void paintLines(QPainter &painter, const QRect &room, const QString &text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    QTextLayout layout(text, painter.font());
    layout.beginLayout();
    int top = room.top();
    for (int i = 0; i < nameLines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(room.width());
        const QString rest = text.mid(line.textStart());
        const bool isLast = i + 1 == nameLines;
        painter.drawText(room.left(), top + metrics.ascent(),
                         metrics.elidedText(isLast ? rest : rest.left(line.textLength()).trimmed(),
                                            Qt::ElideRight, room.width()));
        top += metrics.lineSpacing();
    }
    layout.endLayout();
}

} // namespace

SceneDelegate::SceneDelegate(const ThemeSwitch &themes, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_themes(themes)
{}

SceneDelegate::Parts SceneDelegate::partsOf(const QRect &rect, const QModelIndex &index) const
{
    Parts parts;
    QRect rest = rect.adjusted(filmPixels(filmMargin), filmPixels(5), -filmPixels(filmMargin),
                               -filmPixels(3));
    if (!index.data(SceneListModel::ChapterRole).toString().isEmpty()) {
        const int height = QFontMetrics(fontFor(TextStyle::Heading)).height() + filmPixels(8);
        parts.chapter = QRect(rest.left(), rest.top(), rest.width(), height);
        rest.setTop(parts.chapter.bottom() + 1);
    }
    parts.number = QRect(rest.left(), rest.top(), filmPixels(numberWidth), filmPixels(20));
    const int width = std::max(fewestPixels, rest.width() - filmPixels(numberWidth));
    parts.picture = QRect(rest.left() + filmPixels(numberWidth), rest.top(), width, width * 9 / 16);
    const int line = QFontMetrics(fontFor(TextStyle::Label)).lineSpacing();
    parts.name = QRect(parts.picture.left(), parts.picture.bottom() + filmPixels(4), width,
                       line * nameLines);
    return parts;
}

QSize SceneDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const Parts parts = partsOf(QRect(0, 0, width, 10), index);
    return {width, parts.name.bottom() + filmPixels(6)};
}

void SceneDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Theme &theme = m_themes.theme();
    const Parts parts = partsOf(option.rect, index);
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (!parts.chapter.isEmpty()) {
        painter->setFont(fontFor(TextStyle::Heading));
        painter->setPen(toQColor(theme.muted));
        const QString chapter = index.data(SceneListModel::ChapterRole).toString().toUpper();
        painter->drawText(
            parts.chapter, int(Qt::AlignLeft | Qt::AlignVCenter),
            painter->fontMetrics().elidedText(chapter, Qt::ElideRight, parts.chapter.width()));
    }
    painter->setFont(fontFor(isCurrent ? TextStyle::LabelBold : TextStyle::Label));
    painter->setPen(toQColor(isCurrent ? theme.accent : theme.muted));
    painter->drawText(parts.number, int(Qt::AlignLeft | Qt::AlignTop),
                      QString::number(index.row() + 1));

    const auto picture = index.data(SceneListModel::ThumbnailRole).value<QImage>();
    painter->fillRect(parts.picture, toQColor(theme.canvas));
    if (!picture.isNull()) {
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        const qreal dpr = painter->device()->devicePixelRatioF();
        painter->drawImage(parts.picture,
                           picture.scaled(parts.picture.size() * dpr, Qt::IgnoreAspectRatio,
                                          Qt::SmoothTransformation));
    }
    const int thick = isCurrent ? 2 : 1;
    painter->setPen(QPen(toQColor(isCurrent ? theme.accent : theme.line), thick));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(QRectF(parts.picture).adjusted(0.5, 0.5, -0.5, -0.5));
    if (option.state.testFlag(QStyle::State_HasFocus) && isCurrent) {
        painter->setPen(QPen(toQColor(theme.accent), 1, Qt::DotLine));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }

    painter->setPen(toQColor(theme.ink));
    painter->setFont(fontFor(isCurrent ? TextStyle::LabelBold : TextStyle::Label));
    const QString name = index.data(Qt::DisplayRole).toString();
    paintLines(*painter, parts.name, name);
    painter->restore();
}

void SceneDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                         const QModelIndex &index) const
{
    const QRect name = partsOf(option.rect, index).name;
    editor->setGeometry(name.left(), name.top(), name.width(),
                        std::max(editor->sizeHint().height(), name.height() / nameLines));
}

} // namespace entente
