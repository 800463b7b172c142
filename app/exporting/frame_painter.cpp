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

QImage FramePicture::of(const Drawing &drawing)
{
    std::shared_ptr<const Kept> kept;
    std::shared_ptr<const Drawing> last;
    {
        const std::lock_guard lock(m_mutex);
        kept = m_kept;
        last = std::exchange(m_last, std::make_shared<const Drawing>(drawing));
    }
    if (!kept || !beginsWith(drawing, kept->ground)) {
        // What was kept shrinks to what really stays; another picture begins anew.
        std::size_t common = kept ? inCommon(kept->ground, drawing) : 0;
        if (common < leastKept && last)
            common = inCommon(*last, drawing);
        if (common < leastKept)
            return begun(drawing);
        Kept fresh{groundOf(drawing, common), {}};
        fresh.image = begun(fresh.ground);
        kept = std::make_shared<const Kept>(std::move(fresh));
        const std::lock_guard lock(m_mutex);
        m_kept = kept;
    }
    const std::size_t done = kept->ground.marks.size();
    Drawing rest;
    rest.width = drawing.width;
    rest.height = drawing.height;
    rest.background = drawing.background;
    rest.marks.assign(drawing.marks.begin() + std::ptrdiff_t(done), drawing.marks.end());
    rest.texts = drawing.texts;
    rest.clips = clipsOf(drawing, done, drawing.marks.size(), true);
    QImage image = kept->image;
    QPainter painter(&image);
    painter.scale(m_scale, m_scale);
    paintMarks(painter, rest);
    return image;
}

} // namespace entente
