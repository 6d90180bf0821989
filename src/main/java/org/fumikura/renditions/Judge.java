package org.fumikura.renditions;

import java.io.File;
import java.io.IOException;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Says whether a file is what it says it is. One at a time: the library keeps notes for each thread. */
final class Judge {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private Judge() {}

    /** Whether it is a PDF/A-2 whose text can be read by machines (ISO 19005-2, level U or A). */
    static boolean isPreservable(File pdf) throws IOException {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(pdf, PDFAFlavour.PDFA_2_U);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_U, 1, false, false, false)) {
            return validator.validate(parser).isCompliant();
        } catch (VeraPDFException | RuntimeException broken) {
            return false;
        }
    }

    /** The judge and its version. */
    static String name() {
        return "veraPDF " + Foundries.defaultInstance().getDetails().getVersion();
    }
}
