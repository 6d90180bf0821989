package org.fumikura.renditions;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/** Pages as a PDF/A of pictures with their words laid over them, unseen. */
final class RedrawnPaper {

    /** To the inch; what a scanner of an office makes. */
    private static final int DOTS = 200;

    private static final int WIDEST = 4_000;
    private static final float JPEG_QUALITY = 0.75f;
    private static final COSName PICTURE = COSName.getPDFName("Picture");
    private static final COSName WORDS = COSName.getPDFName("Words");

    private final Pages pages;

    RedrawnPaper(Pages pages) {
        this.pages = pages;
    }

    /**
     * Writes the paper.
     *
     * @param words those of each page in their order; pages beyond have none
     */
    void write(Iterable<PageWords> words, File to) throws IOException, Pages.TooLarge {
        try (var paper = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            var letters = new UnseenLetters(paper);
            var each = words.iterator();
            int count = pages.count();
            if (count > Pages.MOST_PAGES) {
                throw new Pages.TooLarge(count + " pages");
            }
            for (int number = 1; number <= count; number++) {
                add(paper, number, letters, each.hasNext() ? each.next() : null);
            }
            letters.finish();
            PreservedPaper.declare(paper);
            paper.save(to);
        }
    }

    private void add(PDDocument paper, int number, UnseenLetters letters, @Nullable PageWords words)
            throws IOException, Pages.TooLarge {
        Rendition.PageSize size = pages.size(number);
        int dots = Math.clamp(Math.round(size.width() / 72 * DOTS), 1, WIDEST);
        while (dots > 1 && (long) dots * size.heightAt(dots) > (long) WIDEST * WIDEST) {
            dots /= 2;
        }
        PDImageXObject picture = picture(paper, pages.draw(number, Cut.whole(size, dots)));
        var page = new PDPage(new PDRectangle(size.width(), size.height()));
        var resources = new PDResources();
        resources.put(PICTURE, picture);
        resources.getCOSObject().setItem(COSName.FONT, letters.resource(WORDS));
        page.setResources(resources);
        var content = new StringBuilder();
        content.append(
                String.format(Locale.ROOT, "q %.2f 0 0 %.2f 0 0 cm /Picture Do Q%n", size.width(), size.height()));
        if (words != null) {
            letters.lay(words, content);
        }
        var stream = new PDStream(paper);
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.toString().getBytes(StandardCharsets.US_ASCII));
        }
        page.setContents(stream);
        paper.addPage(page);
    }

    /** Black and white as a fax has it, few colours without loss, and photographs as such. */
    private static PDImageXObject picture(PDDocument paper, BufferedImage drawn) throws IOException {
        return switch (Colours.of(drawn)) {
            case TWO -> {
                var thin = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
                thin.createGraphics().drawImage(drawn, 0, 0, null);
                yield CCITTFactory.createFromImage(paper, thin);
            }
            case FEW -> LosslessFactory.createFromImage(paper, drawn);
            case MANY -> JPEGFactory.createFromImage(paper, drawn, JPEG_QUALITY);
        };
    }
}
