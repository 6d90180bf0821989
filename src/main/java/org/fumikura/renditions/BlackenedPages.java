package org.fumikura.renditions;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** The pages of a PDF with parts of them painted over: what is under the paint is in no picture of them. */
final class BlackenedPages implements Pages {

    private final PdfPages pages;
    private final List<PageArea> areas;

    BlackenedPages(PdfPages pages, List<PageArea> areas) {
        this.pages = pages;
        this.areas = areas;
    }

    @Override
    public BufferedImage draw(int number, Cut cut) throws IOException, TooLarge {
        BufferedImage drawn = pages.draw(number, cut);
        Rendition.PageSize size = pages.size(number);
        float across = cut.dots() / size.width();
        float down = size.heightAt(cut.dots()) / size.height();
        Graphics2D pen = drawn.createGraphics();
        pen.setColor(Color.BLACK);
        for (PageArea area : areas) {
            if (area.page() == number) {
                int left = (int) Math.floor(area.left() * across);
                int top = (int) Math.floor(area.top() * down);
                pen.fillRect(
                        left - cut.left(),
                        top - cut.top(),
                        (int) Math.ceil((area.left() + area.width()) * across) - left,
                        (int) Math.ceil((area.top() + area.height()) * down) - top);
            }
        }
        pen.dispose();
        return drawn;
    }

    @Override
    public String mediaType() {
        return pages.mediaType();
    }

    @Override
    public void tell(Consumer<PageWords> listener) {
        throw new UnsupportedOperationException("what remains of the words is told by nobody here");
    }

    @Override
    public int count() {
        return pages.count();
    }

    @Override
    public Rendition.PageSize size(int number) {
        return pages.size(number);
    }

    @Override
    public void close() throws IOException {
        pages.close();
    }
}
