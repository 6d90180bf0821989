package org.fumikura.renditions;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The pictures of an image file; a scanned TIFF may have many. */
final class ImagePages implements Pages {

    /** More than the largest scanner in use makes. */
    private static final long MOST_DOTS = 400_000_000;

    /** What is decoded at once; a larger picture is thinned out while it is read. */
    static final long DECODED_DOTS = 24_000_000;

    /** For images that do not say how large they are. */
    private static final float USUAL_RESOLUTION = 150;

    private static final float FINE_RESOLUTION = 300;

    /** So many dots have pages that were scanned finely. */
    private static final int MANY_DOTS = 3_000;

    /** 72 and 96 are what programs write that know nothing of paper. */
    private static final float LEAST_RESOLUTION = 100;

    private static final float MOST_RESOLUTION = 1_300;
    private static final float MILLIMETRES = 25.4f;

    private final ImageReader reader;
    private final ImageInputStream input;
    private final Upright upright;

    private ImagePages(ImageReader reader, ImageInputStream input, Upright upright) {
        this.reader = reader;
        this.input = input;
        this.upright = upright;
    }

    static ImagePages open(File file) throws IOException {
        // what is read goes through memory: no file of its own is needed
        ImageIO.setUseCache(false);
        ImageInputStream input = ImageIO.createImageInputStream(file);
        Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
        if (!readers.hasNext()) {
            input.close();
            throw new IOException("no image");
        }
        ImageReader reader = readers.next();
        reader.setInput(input);
        return new ImagePages(reader, input, Upright.of(file));
    }

    @Override
    public String mediaType() {
        try {
            return "image/" + reader.getFormatName().toLowerCase(Locale.ROOT);
        } catch (IOException unknown) {
            return "image/unknown";
        }
    }

    @Override
    public void tell(Consumer<PageWords> listener) throws IOException, TooLarge {
        int pages = reader.getNumImages(true);
        if (pages > MOST_PAGES) {
            throw new TooLarge(pages + " images");
        }
        for (int i = 0; i < pages; i++) {
            long width = reader.getWidth(i);
            long height = reader.getHeight(i);
            if (width * height > MOST_DOTS) {
                throw new TooLarge(width + " × " + height);
            }
            listener.accept(new PageWords(size(i + 1), List.of()));
        }
    }

    @Override
    public int count() throws IOException {
        return reader.getNumImages(true);
    }

    @Override
    public Rendition.PageSize size(int number) throws IOException {
        int width = reader.getWidth(number - 1);
        int height = reader.getHeight(number - 1);
        float points = 72 / resolution(number, Math.max(width, height));
        return upright.size(new Rendition.PageSize(width * points, height * points));
    }

    /** In dots to the inch. */
    private float resolution(int number, int dots) {
        float told = told(number);
        if (told >= LEAST_RESOLUTION && told <= MOST_RESOLUTION) {
            return told;
        }
        return dots > MANY_DOTS ? FINE_RESOLUTION : USUAL_RESOLUTION;
    }

    /** What the image says itself; 0 when it says nothing that can be understood. */
    private float told(int number) {
        try {
            Node tree = reader.getImageMetadata(number - 1).getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
            NodeList sizes = ((Element) tree).getElementsByTagName("HorizontalPixelSize");
            return sizes.getLength() == 0
                    ? 0
                    : MILLIMETRES / Float.parseFloat(((Element) sizes.item(0)).getAttribute("value"));
        } catch (IOException | RuntimeException broken) {
            return 0;
        }
    }

    @Override
    public BufferedImage draw(int number, Cut cut) throws IOException, TooLarge {
        int width = reader.getWidth(number - 1);
        int height = reader.getHeight(number - 1);
        if ((long) width * height > MOST_DOTS) {
            throw new TooLarge(width + " × " + height);
        }
        if (cut.area() > DECODED_DOTS * 2) {
            throw new TooLarge(cut.width() + " × " + cut.height());
        }
        AffineTransform from = placed(new Rendition.PageSize(width, height), cut);
        Rectangle needed = needed(from, cut, new Rectangle(width, height));
        var drawn = new BufferedImage(cut.width(), cut.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, cut.width(), cut.height());
        if (!needed.isEmpty()) {
            ImageReadParam how = reader.getDefaultReadParam();
            int step = Math.max(1, (int) (1 / (2 * Math.sqrt(Math.abs(from.getDeterminant())))));
            while ((long) (needed.width / step) * (needed.height / step) > DECODED_DOTS) {
                step++;
            }
            how.setSourceRegion(needed);
            how.setSourceSubsampling(step, step, 0, 0);
            BufferedImage read = reader.read(number - 1, how);
            pen.transform(from);
            pen.drawImage(read, needed.x, needed.y, needed.width, needed.height, null);
        }
        pen.dispose();
        return drawn;
    }

    /** From the dots of the file to those of what is drawn. */
    private AffineTransform placed(Rendition.PageSize file, Cut cut) {
        Rendition.PageSize seen = upright.size(file);
        var placed = AffineTransform.getTranslateInstance(-cut.left(), -cut.top());
        placed.scale(cut.dots() / seen.width(), seen.heightAt(cut.dots()) / seen.height());
        placed.concatenate(upright.turn(file));
        return placed;
    }

    /** The part of the file that is seen, with a few dots around it so that neighbours meet without a seam. */
    private static Rectangle needed(AffineTransform from, Cut cut, Rectangle all) throws IOException {
        try {
            Rectangle part = from.createInverse()
                    .createTransformedShape(new Rectangle(cut.width(), cut.height()))
                    .getBounds();
            part.grow(part.width / 64 + 2, part.height / 64 + 2);
            return part.intersection(all);
        } catch (NoninvertibleTransformException flat) {
            throw new IOException("an image without an extent", flat);
        }
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        input.close();
    }
}
