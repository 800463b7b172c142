// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/pptx.h"

#include "app/exporting/pptx_parts.h"
#include "app/exporting/pptx_shapes.h"
#include "app/exporting/xml_text.h"
#include "app/style/paint.h"
#include "core/base/text.h"
#include "core/formats/zip_output.h"

#include <QBuffer>
#include <QImage>

#include <cstdio>

namespace entente
{

namespace
{

/// How much finer than the slide an image of marks is.
constexpr double imageScale = 2;

std::string pngOfMarks(Drawing drawing)
{
    drawing.texts.clear();
    for (Drawing::Clip &clip : drawing.clips)
        clip.textFrom = clip.textTo = 0;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    toImage(drawing, imageScale).convertToFormat(QImage::Format_RGB32).save(&buffer, "png");
    return buffer.data().toStdString();
}

std::string placeholderText(int id, const char *name, const std::string &kind,
                            const std::string &text)
{
    std::string paragraphs;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        const std::string line = xmlText(text.substr(from, end - from));
        paragraphs += line.empty()
                          ? "<a:p/>"
                          : "<a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>" + line + "</a:t></a:r></a:p>";
        from = end + 1;
    }
    return "<p:sp><p:nvSpPr><p:cNvPr id=\"" + std::to_string(id) + "\" name=\"" + name +
           "\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph " + kind +
           "/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>" + paragraphs +
           "</p:txBody></p:sp>";
}

/// The strip that says how the talk is to be handled.
std::string handlingStrip(int id, const Handling &handling)
{
    DrawingText text{handling.text, 14, true, inkOn(handling.color), "ctr"};
    return "<p:sp><p:nvSpPr><p:cNvPr id=\"" + std::to_string(id) +
           "\" name=\"Handling\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>" +
           pptxFrame({0, 0, slideWidth, 26}) +
           "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>" +
           solidFill(handling.color) +
           "<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" "
           "tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"/><a:lstStyle/>" +
           paragraphsOf(text) + "</p:txBody></p:sp>";
}

/// What is said under a slide: the notes, what became an image, and the sources in full.
std::string notesOf(const Slide &slide, std::size_t shapes)
{
    std::string notes = slide.notes;
    const auto add = [&](const std::string &text) {
        notes += (notes.empty() ? "" : "\n\n") + text;
    };
    if (shapes > mostShapes)
        add("The marks of this slide are a picture: they would be " +
            grouped(std::int64_t(shapes)) + " shapes, and more than " +
            grouped(std::int64_t(mostShapes)) + " are not written as shapes.");
    if (!slide.sources.empty()) {
        std::string list = "Sources";
        for (std::size_t i = 0; i < slide.sources.size(); ++i)
            list += "\n" + std::to_string(i + 1) + ". " + slide.sources[i];
        add(list);
    }
    return notes;
}

std::string notesSlide(const std::string &notes)
{
    return std::string(xmlHead) + "<p:notes " + pptxNames + "><p:cSld>" +
           pptxTree("<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide image\"/><p:cNvSpPr>"
                    "<a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr>"
                    "<p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>" +
                    placeholderText(3, "Notes", "type=\"body\" idx=\"3\"", notes)) +
           "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>";
}

std::string coreProperties(const Deck &deck)
{
    return std::string(xmlHead) +
           "<cp:coreProperties "
           "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
           xmlText(deck.title) + "</dc:title><dc:creator>Entente</dc:creator>" +
           (deck.handling
                ? "<cp:contentStatus>" + xmlText(deck.handling->text) + "</cp:contentStatus>"
                : std::string()) +
           "</cp:coreProperties>";
}

/// Chapters as sections, which PowerPoint knows since 2010.
std::string sectionsOf(const Deck &deck)
{
    std::string sections;
    std::size_t chapters = 0;
    for (std::size_t i = 0; i < deck.slides.size(); ++i) {
        const std::string &chapter = deck.slides[i].chapter;
        if (i == 0 || chapter != deck.slides[i - 1].chapter) {
            char id[64];
            std::snprintf(id, sizeof id, "{456E7465-0000-4000-8000-%012zX}", ++chapters);
            sections += std::string(i ? "</p14:sldIdLst></p14:section>" : "") +
                        "<p14:section name=\"" + xmlText(chapter.empty() ? deck.title : chapter) +
                        "\" id=\"" + id + "\"><p14:sldIdLst>";
        }
        sections += "<p14:sldId id=\"" + std::to_string(256 + i) + "\"/>";
    }
    if (chapters < 2)
        return {};
    return "<p:extLst><p:ext uri=\"{521415D9-36F7-43E2-AB2F-B90AF26B5E84}\"><p14:sectionLst "
           "xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\">" +
           sections + "</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>";
}

std::string presentation(const Deck &deck)
{
    std::string slides;
    for (std::size_t i = 0; i < deck.slides.size(); ++i)
        slides += "<p:sldId id=\"" + std::to_string(256 + i) + "\" r:id=\"rId" +
                  std::to_string(4 + i) + "\"/>";
    return std::string(xmlHead) + "<p:presentation " + pptxNames +
           " saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" "
           "r:id=\"rId1\"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId "
           "r:id=\"rId2\"/></p:notesMasterIdLst><p:sldIdLst>" +
           slides + "</p:sldIdLst><p:sldSz cx=\"" + std::to_string(emuOf(slideWidth)) + "\" cy=\"" +
           std::to_string(emuOf(slideHeight)) + "\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/>" +
           sectionsOf(deck) + "</p:presentation>";
}

std::string contentTypes(std::size_t slides)
{
    const auto part = [](const std::string &name, const std::string &type) {
        return "<Override PartName=\"/" + name + "\" ContentType=\"application/" + type +
               "+xml\"/>";
    };
    const std::string office = "vnd.openxmlformats-officedocument.";
    const std::string point = office + "presentationml.";
    std::string text =
        std::string(xmlHead) +
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
        "Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default "
        "Extension=\"png\" ContentType=\"image/png\"/>" +
        part("ppt/presentation.xml", point + "presentation.main") +
        part("ppt/slideMasters/slideMaster1.xml", point + "slideMaster") +
        part("ppt/slideLayouts/slideLayout1.xml", point + "slideLayout") +
        part("ppt/notesMasters/notesMaster1.xml", point + "notesMaster") +
        part("ppt/theme/theme1.xml", office + "theme") +
        part("ppt/theme/theme2.xml", office + "theme") +
        part("docProps/core.xml", "vnd.openxmlformats-package.core-properties") +
        part("docProps/app.xml", office + "extended-properties");
    for (std::size_t i = 1; i <= slides; ++i) {
        text +=
            part("ppt/slides/slide" + std::to_string(i) + ".xml", point + "slide") +
            part("ppt/notesSlides/notesSlide" + std::to_string(i) + ".xml", point + "notesSlide");
    }
    return text + "</Types>";
}

class Package
{
public:
    explicit Package(const Deck &deck) : m_deck(deck) {}

    void addFrame()
    {
        m_files.push_back({"[Content_Types].xml", contentTypes(m_deck.slides.size())});
        m_files.push_back(
            {"_rels/.rels", pptxRelations({{"officeDocument", "ppt/presentation.xml"},
                                           {"core-properties", "docProps/core.xml"},
                                           {"extended-properties", "docProps/app.xml"}})});
        m_files.push_back({"docProps/core.xml", coreProperties(m_deck)});
        m_files.push_back({"docProps/app.xml",
                           std::string(xmlHead) +
                               "<Properties xmlns=\"http://schemas.openxmlformats.org/"
                               "officeDocument/2006/extended-properties\"><Application>Entente"
                               "</Application></Properties>"});
        m_files.push_back({"ppt/presentation.xml", presentation(m_deck)});
        std::vector<std::pair<std::string, std::string>> relations = {
            {"slideMaster", "slideMasters/slideMaster1.xml"},
            {"notesMaster", "notesMasters/notesMaster1.xml"},
            {"theme", "theme/theme1.xml"}};
        for (std::size_t i = 1; i <= m_deck.slides.size(); ++i)
            relations.emplace_back("slide", "slides/slide" + std::to_string(i) + ".xml");
        m_files.push_back({"ppt/_rels/presentation.xml.rels", pptxRelations(relations)});
        m_files.push_back({"ppt/theme/theme1.xml", pptxTheme(*m_deck.theme, "Entente")});
        m_files.push_back({"ppt/theme/theme2.xml", pptxTheme(Theme::light(), "Notes")});
        m_files.push_back({"ppt/slideMasters/slideMaster1.xml", pptxSlideMaster(*m_deck.theme)});
        m_files.push_back({"ppt/slideMasters/_rels/slideMaster1.xml.rels",
                           pptxRelations({{"slideLayout", "../slideLayouts/slideLayout1.xml"},
                                          {"theme", "../theme/theme1.xml"}})});
        m_files.push_back({"ppt/slideLayouts/slideLayout1.xml", pptxSlideLayout()});
        m_files.push_back({"ppt/slideLayouts/_rels/slideLayout1.xml.rels",
                           pptxRelations({{"slideMaster", "../slideMasters/slideMaster1.xml"}})});
        m_files.push_back({"ppt/notesMasters/notesMaster1.xml", pptxNotesMaster()});
        m_files.push_back({"ppt/notesMasters/_rels/notesMaster1.xml.rels",
                           pptxRelations({{"theme", "../theme/theme2.xml"}})});
    }

    void add(const Slide &slide, std::size_t number)
    {
        const std::string name = std::to_string(number);
        std::vector<std::pair<std::string, std::string>> relations = {
            {"slideLayout", "../slideLayouts/slideLayout1.xml"},
            {"notesSlide", "../notesSlides/notesSlide" + name + ".xml"}};
        const RectF &box = slidePictureBox;
        ShapeWriter shapes(slide.drawing,
                           {box.x + (box.width - slide.drawing.width) / 2,
                            box.y + (box.height - slide.drawing.height) / 2},
                           20);
        const std::size_t count = shapes.shapeCount();
        std::optional<std::string> image;
        if (count > mostShapes) {
            relations.emplace_back("image", "../media/image" + name + ".png");
            image = "rId3";
            m_files.push_back({"ppt/media/image" + name + ".png", pngOfMarks(slide.drawing), true});
        }
        const std::string picture = shapes.group("Picture", slide.drawing.words, image);
        std::string parts = placeholderText(2, "Title", "type=\"title\"", slide.title) +
                            placeholderText(3, "Caption", "type=\"body\" sz=\"quarter\" idx=\"10\"",
                                            slide.caption) +
                            picture +
                            placeholderText(4, "Sources", "type=\"body\" sz=\"quarter\" idx=\"11\"",
                                            slide.sourceNote);
        if (m_deck.handling)
            parts += handlingStrip(5, *m_deck.handling);
        m_files.push_back({"ppt/slides/slide" + name + ".xml",
                           std::string(xmlHead) + "<p:sld " + pptxNames + "><p:cSld>" +
                               pptxTree(parts) +
                               "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
                               "</p:sld>"});
        m_files.push_back(
            {"ppt/slides/_rels/slide" + name + ".xml.rels", pptxRelations(relations)});
        m_files.push_back(
            {"ppt/notesSlides/notesSlide" + name + ".xml", notesSlide(notesOf(slide, count))});
        m_files.push_back({"ppt/notesSlides/_rels/notesSlide" + name + ".xml.rels",
                           pptxRelations({{"notesMaster", "../notesMasters/notesMaster1.xml"},
                                          {"slide", "../slides/slide" + name + ".xml"}})});
    }

    Result<std::string> bytes() const { return zipOf(m_files); }

private:
    const Deck &m_deck;
    std::vector<FileToPack> m_files;
};

} // namespace

Result<QByteArray> pptxOf(const Deck &deck, std::stop_token stop, const SlideStep &step)
{
    Package package(deck);
    package.addFrame();
    for (std::size_t i = 0; i < deck.slides.size(); ++i) {
        if (stop.stop_requested())
            return Error{"cancelled", {}};
        if (step)
            step(i);
        package.add(deck.slides[i], i + 1);
    }
    const Result<std::string> bytes = package.bytes();
    if (!bytes)
        return bytes.error();
    return QByteArray::fromStdString(*bytes);
}

} // namespace entente
