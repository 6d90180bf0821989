package org.fumikura.renditions;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;

/**
 * Makes the PDF/A-2u in which a document is kept for decades: as it is when it is one, mended when little is missing, and else
 * redrawn with its words laid over the pictures. Nothing counts as one before the judge has said so.
 */
final class PreservedPaper {

    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    /** What says something without acting. */
    private static final Set<String> STILL = Set.of(
            "Text",
            "Link",
            "FreeText",
            "Line",
            "Square",
            "Circle",
            "Polygon",
            "PolyLine",
            "Highlight",
            "Underline",
            "Squiggly",
            "StrikeOut",
            "Stamp",
            "Caret",
            "Ink",
            "Popup",
            "Watermark");

    private static final List<String> ACTING =
            List.of("AA", "OpenAction", "AcroForm", "Perms", "Collection", "Requirements", "Threads");

    private final File from;
    private final Pages pages;

    /** @param pages of the same bytes */
    PreservedPaper(File from, Pages pages) {
        this.from = from;
        this.pages = pages;
    }

    /**
     * Writes it.
     *
     * @param words those of each page in their order
     * @throws IOException also when even redrawn it is none
     */
    Preserved write(Iterable<PageWords> words, File to) throws IOException, Pages.TooLarge {
        if (pages instanceof PdfPages) {
            if (Judge.isPreservable(from)) {
                Files.copy(from.toPath(), to.toPath(), StandardCopyOption.REPLACE_EXISTING);
                return Preserved.AS_IT_IS;
            }
            if (isMended(to)) {
                return Preserved.MENDED;
            }
        }
        new RedrawnPaper(pages).write(words, to);
        if (Judge.isPreservable(to)) {
            return Preserved.REDRAWN;
        }
        Files.delete(to.toPath());
        throw new IOException("no PDF/A-2u came of it");
    }

    /** What can not even be read or written anew is redrawn. */
    private boolean isMended(File to) throws IOException {
        try (PDDocument paper = Loader.loadPDF(from, IOUtils.createTempFileOnlyStreamCache())) {
            if (isForm(paper)) {
                return false;
            }
            paper.setAllSecurityToBeRemoved(true);
            still(paper);
            declare(paper);
            paper.save(to);
        } catch (IOException | RuntimeException broken) {
            return false;
        }
        return Judge.isPreservable(to);
    }

    /** What is filled in stays with its form, and goes with it: such a paper is redrawn as it is seen. */
    private static boolean isForm(PDDocument paper) throws IOException {
        for (PDPage page : paper.getPages()) {
            if (page.getAnnotations().stream().anyMatch(each -> "Widget".equals(each.getSubtype()))) {
                return true;
            }
        }
        return false;
    }

    /** Takes away what acts, plays, hides or leads outside. */
    private static void still(PDDocument paper) throws IOException {
        COSDictionary catalog = paper.getDocumentCatalog().getCOSObject();
        ACTING.forEach(name -> catalog.removeItem(COSName.getPDFName(name)));
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        if (names != null) {
            names.removeItem(COSName.getPDFName("JavaScript"));
            names.removeItem(COSName.EMBEDDED_FILES);
        }
        for (PDPage page : paper.getPages()) {
            page.getCOSObject().removeItem(COSName.AA);
            var kept = new ArrayList<PDAnnotation>();
            for (PDAnnotation each : page.getAnnotations()) {
                if (STILL.contains(each.getSubtype()) && !each.isHidden() && !each.isNoView() && !each.isInvisible()) {
                    each.getCOSObject().removeItem(COSName.A);
                    each.getCOSObject().removeItem(COSName.AA);
                    each.setPrinted(true);
                    kept.add(each);
                }
            }
            page.setAnnotations(kept);
        }
    }

    /** Says of a paper that it is a PDF/A-2u; whether that is true is for the judge. */
    static void declare(PDDocument paper) throws IOException {
        try {
            XMPMetadata told = XMPMetadata.createXMPMetadata();
            var kind = told.createAndAddPDFAIdentificationSchema();
            kind.setPart(2);
            kind.setConformance("U");
            told.createAndAddXMPBasicSchema().setCreatorTool("Fumikura");
            var out = new ByteArrayOutputStream();
            new XmpSerializer().serialize(told, out, true);
            var metadata = new PDMetadata(paper, new ByteArrayInputStream(out.toByteArray()));
            PDDocumentCatalog catalog = paper.getDocumentCatalog();
            catalog.setMetadata(metadata);
            paper.setDocumentInformation(new PDDocumentInformation());
            paper.setVersion(1.7f);
            if (catalog.getOutputIntents().isEmpty()) {
                var intent = new PDOutputIntent(paper, new ByteArrayInputStream(SRGB));
                intent.setInfo("sRGB IEC61966-2.1");
                intent.setOutputCondition("sRGB IEC61966-2.1");
                intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
                intent.setRegistryName("http://www.color.org");
                catalog.addOutputIntent(intent);
            }
        } catch (BadFieldValueException | TransformerException impossible) {
            throw new IOException(impossible);
        }
    }
}
