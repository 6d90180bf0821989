package org.fumikura.approval;

import java.util.Set;
import org.fumikura.records.AttachedFile;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A scan of a cover sheet that nobody could lay beside what was entered: it is no page that a browser shows. */
final class ScanNotPossible extends Refusal {

    private static final long serialVersionUID = 1;
    private static final Set<String> SHOWN = Set.of("application/pdf", "image/png", "image/jpeg");

    private ScanNotPossible(String name) {
        super(
                "approval.scan-not-possible",
                new Text(
                        "「" + name + "」は PDF・PNG・JPEG のいずれでもないため、照合に使えません。",
                        name + " is no PDF, PNG or JPEG and can not be compared."),
                new Text(
                        "何も登録していません。押印されたかがみを読み取ったPDFか画像を選んでください。",
                        "Nothing was entered. Please choose a PDF or a picture of the signed cover sheet."));
    }

    /** @throws ScanNotPossible for anything but a PDF or a picture */
    static void require(AttachedFile scan) {
        if (!SHOWN.contains(scan.mediaType())) {
            throw new ScanNotPossible(scan.name());
        }
    }
}
