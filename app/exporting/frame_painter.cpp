// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/frame_painter.h"

#include "app/style/paint.h"

#include <QPainter>

#include <algorithm>

namespace entente
{

namespace
{

/// Fewer marks than this are not worth an image of their own.
constexpr std::size_t leastKept = 3; // the land of a map is one mark

bool haveAlike(const Drawing &a, const Drawing &b)
{
    return a.width == b.width && a.height == b.height && a.background == b.background;
}

/// The clips of marks [from, to) as marks of a drawing that begins with them.
std::vector<Drawing::Clip> clipsOf(const Drawing &drawing, std::size_t from, std::size_t to,
                                   bool withTexts)
{
    std::vector<Drawing::Clip> clips;
    for (Drawing::Clip clip : drawing.clips) {
        clip.markFrom = std::clamp(clip.markFrom, from, to) - from;
        clip.markTo = std::clamp(clip.markTo, from, to) - from;
        if (!withTexts)
            clip.textFrom = clip.textTo = 0;
        if (clip.markFrom < clip.markTo || clip.textFrom < clip.textTo)
            clips.push_back(clip);
    }
    return clips;
}

Drawing groundOf(const Drawing &drawing, std::size_t marks)
{
    Drawing ground;
    ground.width = drawing.width;
    ground.height = drawing.height;
    ground.background = drawing.background;
    ground.marks.assign(drawing.marks.begin(), drawing.marks.begin() + std::ptrdiff_t(marks));
    ground.clips = clipsOf(drawing, 0, marks, false);
    return ground;
}

bool beginsWith(const Drawing &drawing, const Drawing &ground)
{
    return haveAlike(drawing, ground) && drawing.marks.size() >= ground.marks.size() &&
           std::equal(ground.marks.begin(), ground.marks.end(), drawing.marks.begin()) &&
           clipsOf(drawing, 0, ground.marks.size(), false) == ground.clips;
}

/// The marks that a drawing begins with and that lie under all data.
std::size_t groundMarks(const Drawing &drawing)
{
    const auto isGround = [](const Mark &mark) {
        return mark.role == Role::Background || mark.role == Role::Grid || mark.role == Role::Title;
    };
    const auto end = std::find_if_not(drawing.marks.begin(), drawing.marks.end(), isGround);
    return std::size_t(end - drawing.marks.begin());
}

std::size_t inCommon(const Drawing &a, const Drawing &b)
{
    if (!haveAlike(a, b))
        return 0;
    const std::size_t most = std::min(a.marks.size(), b.marks.size());
    std::size_t count = 0;
    while (count < most && a.marks[count] == b.marks[count])
        ++count;
    return count;
}

} // namespace

QImage FramePicture::begun(const Drawing &ground) const
{
    return toImage(ground, m_scale, m_size, QImage::Format_RGB32);
}

/// What comes after that which is kept.
QImage FramePicture::finished(const Kept &kept, const Drawing &drawing) const
{
    const std::size_t done = kept.ground.marks.size();
    Drawing rest;
    rest.width = drawing.width;
    rest.height = drawing.height;
    rest.background = drawing.background;
    rest.marks.assign(drawing.marks.begin() + std::ptrdiff_t(done), drawing.marks.end());
    rest.texts = drawing.texts;
    rest.clips = clipsOf(drawing, done, drawing.marks.size(), true);
    QImage image = kept.image;
    QPainter painter(&image);
    painter.scale(m_scale, m_scale);
    paintMarks(painter, rest);
    return image;
}

/// The first marks of a drawing, over what is kept of them (null: nothing).
FramePicture::Keep FramePicture::keptFor(const Drawing &drawing, std::size_t marks,
                                         const Keep &under) const
{
    Kept fresh{groundOf(drawing, marks), {}};
    fresh.image = under ? finished(*under, fresh.ground) : begun(fresh.ground);
    return std::make_shared<const Kept>(std::move(fresh));
}

QImage FramePicture::of(const Drawing &drawing)
{
    Keep ground;
    Keep recent;
    std::shared_ptr<const Drawing> last;
    {
        const std::lock_guard lock(m_mutex);
        ground = m_ground;
        recent = m_recent;
        last = std::exchange(m_last, std::make_shared<const Drawing>(drawing));
    }
    if (recent && beginsWith(drawing, recent->ground))
        return finished(*recent, drawing);
    const std::size_t withLast = last ? inCommon(*last, drawing) : 0;
    if (!ground || !beginsWith(drawing, ground->ground)) {
        const std::size_t marks = groundMarks(drawing);
        ground = nullptr;
        if (marks >= leastKept && marks <= withLast) {
            ground = keptFor(drawing, marks, nullptr);
            const std::lock_guard lock(m_mutex);
            m_ground = ground;
        }
    }
    const std::size_t done = ground ? ground->ground.marks.size() : 0;
    if (withLast < done + leastKept)
        return ground ? finished(*ground, drawing) : begun(drawing);
    recent = keptFor(drawing, withLast, ground);
    {
        const std::lock_guard lock(m_mutex);
        m_recent = recent;
    }
    return finished(*recent, drawing);
}

} // namespace entente
