package org.fumikura.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fumikura.records.Disclosure;
import org.fumikura.records.Document;
import org.fumikura.records.Flag;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.fumikura.records.Version;
import org.fumikura.shared.Text;

/** Who may read what is being written, and how open it is. */
public record DraftMarks(
        Secrecy secrecy, Scope scope, Set<Flag> flags, Disclosure disclosure, String disclosureReason) {

    static final int LONGEST_REASON = 200;

    /** What most have: open, and read within the section. */
    static final DraftMarks USUAL = new DraftMarks(Secrecy.GENERAL, Scope.SECTION, Set.of(), Disclosure.OPEN, "");

    /** As a document has them from which it comes. */
    static DraftMarks of(Document document, Version version) {
        return new DraftMarks(
                document.secrecy(),
                document.scope(),
                document.flags(),
                document.disclosure(),
                version.disclosureReason());
    }

    /** What they still lack, in the order of the form. */
    List<Shortcoming> shortcomings() {
        var found = new ArrayList<Shortcoming>();
        if (disclosure != Disclosure.OPEN && disclosureReason.isBlank()) {
            found.add(new Shortcoming(
                    "disclosureReason", new Text("公開しない理由（条項）を入力してください。", "Enter why it is not open (the article).")));
        }
        Shortcoming.ofLength(
                        "disclosureReason",
                        new Text("公開しない理由", "The reason why it is not open"),
                        disclosureReason,
                        LONGEST_REASON)
                .ifPresent(found::add);
        if (secrecy.compareTo(Secrecy.SECRET) >= 0 && scope != Scope.NAMED) {
            found.add(new Shortcoming(
                    "scope",
                    new Text(
                            "秘・極秘の文書は、閲覧範囲を「指定者」にしてください（回付・供覧する人は読めます）。",
                            "What is secret is open to named people only (those to whom it goes can read it).")));
        }
        return List.copyOf(found);
    }
}
