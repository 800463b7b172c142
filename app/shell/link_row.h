// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace entente
{

/// A row that one clicks: a line in bold, a quieter one under it, and at its end something short,
/// the keys that do the same. Too long a line is cut where `elide` says, and the tip has it whole.
class LinkRow : public QAbstractButton
{
    Q_OBJECT

public:
    LinkRow(const QString &title, const QString &about, QWidget *parent);

    void setAbout(const QString &about);
    void setEnd(const QString &end);
    void setElide(Qt::TextElideMode mode) { m_elide = mode; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void say();
    int textWidth() const;

    QString m_about;
    QString m_end;
    Qt::TextElideMode m_elide = Qt::ElideRight;
};

} // namespace entente
