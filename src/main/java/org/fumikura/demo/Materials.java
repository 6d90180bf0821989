package org.fumikura.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.fumikura.sheets.NoFace;
import org.fumikura.sheets.Sheets;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The materials of the city. Texts and pictures lie beside this class; a PDF is printed from the text of the same name when it
 * is first asked for. A machine without Japanese typefaces gets the text itself.
 */
@Component
@Profile("demo")
class Materials {

    private static final String PDF = ".pdf";
    private static final String TEXT = ".txt";

    private final Sheets sheets;
    private final Map<String, byte[]> printed = new HashMap<>();
    private boolean canPrint = true;

    Materials(Sheets sheets) {
        this.sheets = sheets;
    }

    /** @param entry as the tables write it: file name = shown name */
    Material get(String entry) {
        String[] parts = entry.split("=", 2);
        if (!parts[0].endsWith(PDF)) {
            return new Material(parts[1], bytes(parts[0]));
        }
        byte[] pdf = pdf(parts[0].replace(PDF, TEXT));
        return canPrint
                ? new Material(parts[1], pdf)
                : new Material(parts[1].replace(PDF, TEXT), bytes(parts[0].replace(PDF, TEXT)));
    }

    private byte[] pdf(String text) {
        if (!canPrint) {
            return new byte[0];
        }
        try {
            return printed.computeIfAbsent(
                    text,
                    unused -> sheets.pdf(MaterialSheet.html(new String(bytes(text), StandardCharsets.UTF_8)))
                            .bytes());
        } catch (NoFace none) {
            canPrint = false;
            return new byte[0];
        }
    }

    private static byte[] bytes(String file) {
        String path = "materials/" + file;
        try (InputStream resource = Objects.requireNonNull(Materials.class.getResourceAsStream(path), path)) {
            return resource.readAllBytes();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
