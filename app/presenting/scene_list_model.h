// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/presenting/thumbnails.h"
#include "app/session/story_board.h"

#include <QAbstractListModel>

namespace entente
{

/// The scenes of the current story, as a list that is reordered by dragging.
class SceneListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        ThumbnailRole = Qt::UserRole, ///< QImage
        ChapterRole                   ///< of the first scene of a chapter: its name
    };

    SceneListModel(StoryBoard &board, Thumbnails &thumbnails, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

private:
    const Scene *sceneAt(int row) const;

    StoryBoard &m_board;
    Thumbnails &m_thumbnails;
    int m_rows = 0; ///< that views know of
};

} // namespace entente
