// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/pptx_parts.h"

#include "app/exporting/pptx_shapes.h"
#include "app/exporting/xml_text.h"

namespace entente
{

namespace
{

std::string hex(Rgba color)
{
    return toHex(Rgba{color.r, color.g, color.b, 255}).substr(1);
}

std::string themeColor(const char *name, Rgba color)
{
    return "<a:" + std::string(name) + "><a:srgbClr val=\"" + hex(color) + "\"/></a:" + name + ">";
}

/// A placeholder of the master and its layout.
std::string placeholder(int id, const char *name, const std::string &kind, const RectF &box,
                        const std::string &body, const std::string &text)
{
    return "<p:sp><p:nvSpPr><p:cNvPr id=\"" + std::to_string(id) + "\" name=\"" + name +
           "\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph " + kind +
           "/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>" + pptxFrame(box) +
           "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody>" + body +
           "<a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>" + text + "</a:t></a:r></a:p></p:txBody></p:sp>";
}

std::string bodyStyle(const char *anchor, int size, bool bold, const char *color)
{
    return "<a:bodyPr vert=\"horz\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"" +
           std::string(anchor) +
           "\"><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL=\"0\" indent=\"0\" "
           "algn=\"l\"><a:lnSpc><a:spcPct val=\"100000\"/></a:lnSpc><a:spcBef><a:spcPts "
           "val=\"0\"/></a:spcBef><a:buNone/><a:defRPr sz=\"" +
           std::to_string(size) + "\" b=\"" + (bold ? "1" : "0") +
           "\"><a:solidFill><a:schemeClr val=\"" + color +
           "\"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>";
}

std::string levels(const char *style, int size, const char *color)
{
    std::string text = "<p:" + std::string(style) + ">";
    for (int level = 1; level <= 9; ++level)
        text += "<a:lvl" + std::to_string(level) +
                "pPr algn=\"l\" defTabSz=\"914400\"><a:buNone/><a:defRPr sz=\"" +
                std::to_string(size) + "\"><a:solidFill><a:schemeClr val=\"" + color +
                "\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/>"
                "<a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl" +
                std::to_string(level) + "pPr>";
    return text + "</p:" + style + ">";
}

constexpr const char *colorMap =
    "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" "
    "accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" "
    "accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";

std::string sceneParts(bool isLayout)
{
    // Only the layout's own placeholders have numbers.
    const std::string caption =
        isLayout ? "type=\"body\" sz=\"quarter\" idx=\"10\"" : "type=\"body\" idx=\"1\"";
    std::string parts = placeholder(2, "Title", "type=\"title\"", slideTitleBox,
                                    bodyStyle("b", 2600, true, "tx1"), "Title") +
                        placeholder(3, "Caption", caption, slideCaptionBox,
                                    bodyStyle("t", 1400, false, "tx2"), "Caption");
    if (isLayout)
        parts += placeholder(4, "Sources", "type=\"body\" sz=\"quarter\" idx=\"11\"",
                             slideSourcesBox, bodyStyle("ctr", 900, false, "tx2"), "Sources");
    return parts;
}

} // namespace

const char *const xmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const char *const pptxNames =
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

std::string pptxFrame(const RectF &box)
{
    return "<a:off x=\"" + std::to_string(emuOf(box.x)) + "\" y=\"" + std::to_string(emuOf(box.y)) +
           "\"/><a:ext cx=\"" + std::to_string(emuOf(box.width)) + "\" cy=\"" +
           std::to_string(emuOf(box.height)) + "\"/>";
}

std::string pptxTree(const std::string &shapes)
{
    return "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/>"
           "</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/>"
           "<a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>" +
           shapes + "</p:spTree>";
}

std::string pptxRelations(const std::vector<std::pair<std::string, std::string>> &relations)
{
    std::string text =
        std::string(xmlHead) +
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    int id = 0;
    for (const auto &[type, target] : relations) {
        const bool isProperties = type == "core-properties";
        text += "<Relationship Id=\"rId" + std::to_string(++id) + "\" Type=\"" +
                (isProperties
                     ? "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                     : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/") +
                type + "\" Target=\"" + xmlText(target) + "\"/>";
    }
    return text + "</Relationships>";
}

std::string pptxTheme(const Theme &theme, const std::string &name)
{
    const std::string fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    const std::string line = "<a:ln w=\"9525\">" + fill + "</a:ln>";
    const std::string effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    const std::string fonts =
        "<a:latin typeface=\"Inter\" panose=\"020B0604020202020204\"/><a:ea typeface=\"\"/>"
        "<a:cs typeface=\"\"/>";
    return std::string(xmlHead) +
           "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"" +
           name + "\"><a:themeElements><a:clrScheme name=\"Entente\">" +
           themeColor("dk1", theme.ink) + themeColor("lt1", theme.canvas) +
           themeColor("dk2", theme.muted) + themeColor("lt2", theme.panel) +
           themeColor("accent1", theme.pacts) + themeColor("accent2", theme.encounters) +
           themeColor("accent3", theme.words) + themeColor("accent4", theme.forces) +
           themeColor("accent5", theme.states) + themeColor("accent6", theme.crisis) +
           themeColor("hlink", theme.accent) + themeColor("folHlink", theme.muted) +
           "</a:clrScheme><a:fontScheme name=\"Entente\"><a:majorFont>" + fonts +
           "</a:majorFont><a:minorFont>" + fonts +
           "</a:minorFont></a:fontScheme><a:fmtScheme name=\"Entente\"><a:fillStyleLst>" + fill +
           fill + fill + "</a:fillStyleLst><a:lnStyleLst>" + line + line + line +
           "</a:lnStyleLst><a:effectStyleLst>" + effect + effect + effect +
           "</a:effectStyleLst><a:bgFillStyleLst>" + fill + fill + fill +
           "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>";
}

std::string pptxSlideMaster(const Theme &theme)
{
    return std::string(xmlHead) + "<p:sldMaster " + pptxNames + "><p:cSld><p:bg><p:bgPr>" +
           solidFill(theme.canvas) + "<a:effectLst/></p:bgPr></p:bg>" +
           pptxTree(sceneParts(false)) + "</p:cSld>" + colorMap +
           "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst>"
           "<p:txStyles>" +
           levels("titleStyle", 2600, "tx1") + levels("bodyStyle", 1400, "tx2") +
           levels("otherStyle", 1200, "tx1") + "</p:txStyles></p:sldMaster>";
}

std::string pptxSlideLayout()
{
    return std::string(xmlHead) + "<p:sldLayout " + pptxNames +
           " preserve=\"1\" userDrawn=\"1\"><p:cSld name=\"Scene\">" + pptxTree(sceneParts(true)) +
           "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>";
}

std::string pptxNotesMaster()
{
    // Portrait, 7.5 by 10 inches.
    const std::string parts =
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide image\"/><p:cNvSpPr><a:spLocks "
        "noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" "
        "idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"685800\"/><a:ext "
        "cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>"
        "<a:noFill/><a:ln w=\"9525\"><a:solidFill><a:prstClr "
        "val=\"black\"/></a:solidFill></a:ln></p:spPr></p:sp>" +
        placeholder(3, "Notes", "type=\"body\" sz=\"quarter\" idx=\"3\"", {72, 416, 576, 476},
                    "<a:bodyPr/><a:lstStyle/>", "Notes");
    return std::string(xmlHead) + "<p:notesMaster " + pptxNames +
           "><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>" +
           pptxTree(parts) + "</p:cSld>" + colorMap + levels("notesStyle", 1200, "tx1") +
           "</p:notesMaster>";
}

} // namespace entente
