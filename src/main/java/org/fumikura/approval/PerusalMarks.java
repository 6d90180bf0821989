package org.fumikura.approval;

import java.util.Set;
import org.fumikura.records.Disclosure;
import org.fumikura.records.Document;
import org.fumikura.records.Flag;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.fumikura.records.Version;

/** Who may read a perusal: as the document from which it was begun, else within the section. */
record PerusalMarks(Secrecy secrecy, Scope scope, Set<Flag> flags, Disclosure disclosure, String disclosureReason) {

    static final PerusalMarks USUAL = new PerusalMarks(Secrecy.GENERAL, Scope.SECTION, Set.of(), Disclosure.OPEN, "");

    static PerusalMarks of(Document document, Version version) {
        return new PerusalMarks(
                document.secrecy(),
                document.scope(),
                document.flags(),
                document.disclosure(),
                version.disclosureReason());
    }
}
