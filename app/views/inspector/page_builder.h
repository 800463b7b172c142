// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/views/inspector/text_button.h"
#include "core/layout/theme.h"

#include <QString>
#include <QVBoxLayout>
#include <QWidget>

#include <functional>

class QLabel;

namespace entente
{

/// Builds one page of the inspector from top to bottom. All text is plain text and selectable.
class PageBuilder
{
public:
    PageBuilder(const Theme &theme, QWidget *owner);

    QWidget *page() const { return m_page; }
    const Theme &theme() const { return m_theme; }

    /// "ACCESS · OCCURRED" with the kind's glyph.
    void kicker(const QString &text, std::optional<Glyph> glyph, Rgba color);
    void title(const QString &text);
    void heading(const QString &text);
    void text(const QString &text);
    void muted(const QString &text, bool tight = false);
    /// A strong word with a quiet one after it: a party and its role, a date and who spoke. The
    /// quiet one begins at `strongWidth` at the earliest.
    void pair(const QString &strong, const QString &quiet,
              const std::function<void()> &clicked = {}, int strongWidth = 0);
    TextButton *button(const QString &text, TextButton::Look look, std::function<void()> clicked);
    void widget(QWidget *widget);
    void gap(int height);
    /// Small flat buttons side by side.
    void chips(const QStringList &labels, const std::function<void(int)> &clicked);
    /// A label with a count and a rule as long as its share.
    void bar(const QString &label, qint64 count, double share, std::function<void()> clicked);
    void finish();

private:
    QLabel *label(const QString &text, const QFont &font, bool quiet);

    const Theme &m_theme;
    QWidget *m_page;
    QVBoxLayout *m_column;
};

} // namespace entente
