// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/pdf.h"

// This version of qpdf asks which of its two kinds of pointers one uses: the standard's.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>
#include <memory>

namespace entente
{

namespace
{

using Handle = QPDFObjectHandle;

Handle text(const std::string &words)
{
    return Handle::newUnicodeString(words);
}

/// Each page is one figure with an alt text: a picture, to those who cannot see it.
void tag(QPDF &pdf, std::vector<QPDFPageObjectHelper> &pages, const std::vector<std::string> &alts)
{
    Handle tree = pdf.makeIndirectObject(Handle::parse("<< /Type /StructTreeRoot >>"));
    Handle document = pdf.makeIndirectObject(Handle::parse("<< /Type /StructElem /S /Document >>"));
    document.replaceKey("/P", tree);
    Handle figures = Handle::newArray();
    Handle numbers = Handle::newArray();
    for (std::size_t i = 0; i < pages.size(); ++i) {
        Handle page = pages[i].getObjectHandle();
        page.addPageContents(pdf.newStream("/Figure << /MCID 0 >> BDC\n"), true);
        page.addPageContents(pdf.newStream("\nEMC\n"), false);
        page.replaceKey("/StructParents", Handle::newInteger(static_cast<long long>(i)));
        Handle figure = pdf.makeIndirectObject(Handle::parse("<< /Type /StructElem /S /Figure >>"));
        figure.replaceKey("/P", document);
        figure.replaceKey("/Pg", page);
        figure.replaceKey("/K", Handle::newInteger(0));
        figure.replaceKey("/Alt", text(alts[i]));
        figures.appendItem(figure);
        numbers.appendItem(Handle::newInteger(static_cast<long long>(i)));
        numbers.appendItem(Handle::newArray({figure}));
    }
    document.replaceKey("/K", figures);
    tree.replaceKey("/K", document);
    Handle parents = Handle::newDictionary();
    parents.replaceKey("/Nums", numbers);
    tree.replaceKey("/ParentTree", parents);
    tree.replaceKey("/ParentTreeNextKey", Handle::newInteger(static_cast<long long>(pages.size())));
    Handle root = pdf.getRoot();
    root.replaceKey("/StructTreeRoot", tree);
    root.replaceKey("/MarkInfo", Handle::parse("<< /Marked true >>"));
}

/// Bookmarks of one level under `parent`; returns how many there are.
int addOutline(QPDF &pdf, std::vector<QPDFPageObjectHelper> &pages,
               const std::vector<PdfMark> &marks, std::size_t &next, int level, Handle parent)
{
    Handle last = Handle::newNull();
    int count = 0;
    while (next < marks.size() && marks[next].level >= level) {
        const PdfMark &mark = marks[next++];
        Handle item = pdf.makeIndirectObject(Handle::newDictionary());
        item.replaceKey("/Title", text(mark.title));
        item.replaceKey("/Parent", parent);
        item.replaceKey("/Dest", Handle::newArray({pages[mark.page].getObjectHandle(),
                                                   Handle::newName("/Fit")}));
        if (last.isNull()) {
            parent.replaceKey("/First", item);
        } else {
            item.replaceKey("/Prev", last);
            last.replaceKey("/Next", item);
        }
        last = item;
        ++count;
        if (next < marks.size() && marks[next].level > mark.level)
            count += addOutline(pdf, pages, marks, next, mark.level + 1, item);
    }
    parent.replaceKey("/Last", last);
    parent.replaceKey("/Count", Handle::newInteger(count));
    return count;
}

QByteArray finished(const QByteArray &bytes, const std::vector<std::string> &alts,
                    const PdfDetails &details)
{
    QPDF pdf;
    pdf.processMemoryFile("picture", bytes.constData(), std::size_t(bytes.size()));
    std::vector<QPDFPageObjectHelper> pages = QPDFPageDocumentHelper(pdf).getAllPages();
    tag(pdf, pages, alts);
    Handle root = pdf.getRoot();
    root.removeKey("/Metadata"); // says when, and a number that is new each time
    root.replaceKey("/Lang", Handle::newString("en-GB"));
    root.replaceKey("/ViewerPreferences", Handle::parse("<< /DisplayDocTitle true >>"));
    if (!details.bookmarks.empty()) {
        Handle outlines = pdf.makeIndirectObject(Handle::parse("<< /Type /Outlines >>"));
        std::size_t next = 0;
        addOutline(pdf, pages, details.bookmarks, next, 0, outlines);
        root.replaceKey("/Outlines", outlines);
        root.replaceKey("/PageMode", Handle::newName("/UseOutlines"));
    }
    Handle info = pdf.makeIndirectObject(Handle::newDictionary());
    info.replaceKey("/Title", text(details.title));
    info.replaceKey("/Creator", text("Entente"));
    if (!details.subject.empty())
        info.replaceKey("/Subject", text(details.subject));
    pdf.getTrailer().replaceKey("/Info", info);

    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDeterministicID(true);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char *>(buffer->getBuffer()), qsizetype(buffer->getSize())};
}

} // namespace

Result<QByteArray> finishedPdf(const QByteArray &pdf, const std::vector<std::string> &alts,
                               const PdfDetails &details)
{
    try {
        return finished(pdf, alts, details);
    } catch (const std::exception &e) { // the library's only way to say no
        return Error{"the PDF cannot be written: " + std::string(e.what()), {}};
    }
}

} // namespace entente
