// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/presenting/scene_list_model.h"

#include <QMimeData>

namespace entente
{

namespace
{

const QString sceneMime = QStringLiteral("application/x-entente-scene");

} // namespace

SceneListModel::SceneListModel(StoryBoard &board, Thumbnails &thumbnails, QObject *parent)
    : QAbstractListModel(parent)
    , m_board(board)
    , m_thumbnails(thumbnails)
{
    const auto count = [this] { return m_board.story() ? int(m_board.story()->scenes.size()) : 0; };
    m_rows = count();
    connect(&board, &StoryBoard::changed, this, [this, count] {
        if (count() == m_rows) {
            if (m_rows > 0)
                emit dataChanged(index(0), index(m_rows - 1));
            return;
        }
        beginResetModel();
        m_rows = count();
        endResetModel();
    });
    connect(&thumbnails, &Thumbnails::painted, this, [this] {
        if (m_rows > 0)
            emit dataChanged(index(0), index(m_rows - 1), {ThumbnailRole});
    });
}

int SceneListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

const Scene *SceneListModel::sceneAt(int row) const
{
    const Story *story = m_board.story();
    return story && row >= 0 && row < int(story->scenes.size()) ? &story->scenes[std::size_t(row)]
                                                                : nullptr;
}

QVariant SceneListModel::data(const QModelIndex &index, int role) const
{
    const Scene *scene = sceneAt(index.row());
    if (!scene)
        return {};
    const QString name = QString::fromStdString(scene->name);
    const QString caption = QString::fromStdString(scene->caption);
    switch (role) {
    case Qt::DisplayRole:
        return name.isEmpty() ? tr("Scene %1").arg(index.row() + 1) : name;
    case Qt::EditRole:
        return name;
    case Qt::ToolTipRole:
        return caption.toHtmlEscaped();
    case Qt::AccessibleTextRole: {
        QString spoken = tr("Scene %1 of %2: %3").arg(index.row() + 1).arg(m_rows).arg(name);
        if (!scene->chapter.empty())
            spoken += tr(", chapter %1").arg(QString::fromStdString(scene->chapter));
        return caption.isEmpty() ? spoken : spoken + QStringLiteral(". ") + caption;
    }
    case ThumbnailRole:
        return m_thumbnails.of(*scene);
    case ChapterRole: {
        const Scene *before = sceneAt(index.row() - 1);
        return before && before->chapter == scene->chapter ? QString()
                                                           : QString::fromStdString(scene->chapter);
    }
    default:
        return {};
    }
}

bool SceneListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Scene *scene = sceneAt(index.row());
    if (!scene || role != Qt::EditRole)
        return false;
    Scene renamed = *scene;
    renamed.name = value.toString().trimmed().toStdString();
    m_board.changeScene(index.row(), renamed, tr("Rename scene"));
    return true;
}

Qt::ItemFlags SceneListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled |
           Qt::ItemNeverHasChildren;
}

QStringList SceneListModel::mimeTypes() const
{
    return {sceneMime};
}

QMimeData *SceneListModel::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    if (!indexes.isEmpty())
        data->setData(sceneMime, QByteArray::number(indexes.front().row()));
    return data;
}

bool SceneListModel::dropMimeData(const QMimeData *data, Qt::DropAction, int row, int,
                                  const QModelIndex &parent)
{
    bool ok = false;
    const int from = data->data(sceneMime).toInt(&ok);
    if (!ok)
        return false;
    const int before = row >= 0 ? row : parent.isValid() ? parent.row() : m_rows;
    m_board.moveScene(from, before > from ? before - 1 : before);
    return false; // it has been moved: the view must not remove the row that was dragged
}

} // namespace entente
