package org.fumikura.renditions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;

/**
 * Everything of which a redrawn PDF consists, whether anything leads there or not. It has so few kinds of parts that each can be
 * named: whatever else lies in it came from somewhere else.
 */
final class FileParts {

    /** What the parts of such a file say about themselves; not what they hold. */
    private static final Set<String> NAMED = Set.of(
            // the file
            "Root",
            "Info",
            "ID",
            "Size",
            "W",
            "Index",
            "Type",
            "N",
            "First",
            "Length",
            "Length1",
            "Filter",
            "DecodeParms",
            // its pages
            "Pages",
            "Metadata",
            "OutputIntents",
            "Version",
            "Kids",
            "Count",
            "Parent",
            "MediaBox",
            "Resources",
            "Contents",
            "XObject",
            "Font",
            "Picture",
            "Words",
            // their pictures
            "Subtype",
            "Width",
            "Height",
            "BitsPerComponent",
            "ColorSpace",
            "K",
            "Columns",
            "Rows",
            "BlackIs1",
            "Predictor",
            "Colors",
            "Decode",
            "Interpolate",
            // their letters
            "BaseFont",
            "Encoding",
            "DescendantFonts",
            "ToUnicode",
            "CIDSystemInfo",
            "Registry",
            "Ordering",
            "Supplement",
            "FontDescriptor",
            "FontName",
            "Flags",
            "FontBBox",
            "ItalicAngle",
            "Ascent",
            "Descent",
            "CapHeight",
            "StemV",
            "FontFile2",
            "DW",
            "CIDToGIDMap",
            // its colours
            "S",
            "OutputCondition",
            "OutputConditionIdentifier",
            "RegistryName",
            "DestOutputProfile",
            "Alternate");

    private final List<COSDictionary> dictionaries = new ArrayList<>();
    private final List<COSStream> streams = new ArrayList<>();
    private final List<COSString> strings = new ArrayList<>();
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    FileParts(COSDocument file) {
        walk(file.getTrailer());
        for (COSObjectKey key : List.copyOf(file.getXrefTable().keySet())) {
            walk(file.getObjectFromPool(key));
        }
    }

    private void walk(COSBase part) {
        COSBase here = part instanceof COSObject reference ? reference.getObject() : part;
        if (here == null || !seen.add(here)) {
            return;
        }
        switch (here) {
            case COSDictionary dictionary -> {
                dictionaries.add(dictionary);
                if (dictionary instanceof COSStream stream) {
                    streams.add(stream);
                }
                dictionary.getValues().forEach(this::walk);
            }
            case COSArray array -> array.forEach(this::walk);
            case COSString string -> strings.add(string);
            default -> {
                // numbers and names hold nothing
            }
        }
    }

    /** Whether there is a part that no redrawn PDF has. */
    boolean areForeign() {
        return dictionaries.stream()
                .flatMap(dictionary -> dictionary.keySet().stream())
                .anyMatch(name -> !NAMED.contains(name.getName()));
    }

    /** Whether something is said by any of its strings, those that draw letters among them, as they are written or as bytes. */
    boolean say(Predicate<String> words, Predicate<byte[]> bytes) throws IOException {
        for (COSString string : strings) {
            if (words.test(string.getString()) || bytes.test(string.getBytes())) {
                return true;
            }
        }
        for (COSStream stream : streams) {
            if (!isPicture(stream) && holds(stream, bytes)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPicture(COSStream stream) {
        return COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE));
    }

    /** What draws a page is full of numbers, in which years and amounts are found by chance: only its strings say something. */
    private static boolean holds(COSStream stream, Predicate<byte[]> bytes) throws IOException {
        byte[] unpacked = unpacked(stream);
        if (!new String(unpacked, java.nio.charset.StandardCharsets.ISO_8859_1).startsWith("q ")) {
            return bytes.test(unpacked);
        }
        for (Object token : new PDFStreamParser(unpacked).parse()) {
            if (token instanceof COSString string && bytes.test(string.getBytes())) {
                return true;
            }
        }
        return false;
    }

    private static byte[] unpacked(COSStream stream) throws IOException {
        try (InputStream in = stream.createInputStream()) {
            var out = new ByteArrayOutputStream();
            in.transferTo(out);
            return out.toByteArray();
        }
    }
}
