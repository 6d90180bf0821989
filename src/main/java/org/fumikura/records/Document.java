package org.fumikura.records;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.fumikura.organization.UnitId;

/**
 * The register entry of a document, as one who may read it sees it.
 *
 * @param unit the unit for which it was entered; which one is in charge of it today says {@link Responsibility}
 */
public record Document(
        DocumentId id,
        DocumentKind kind,
        UnitId unit,
        int fiscalYear,
        String title,
        FileId file,
        String fileTitle,
        Secrecy secrecy,
        Scope scope,
        Set<Flag> flags,
        Disclosure disclosure,
        DocumentState state,
        LocalDate registeredOn,
        Optional<LocalDate> decidedOn,
        Optional<LocalDate> effectiveOn,
        Optional<LocalDate> closedOn,
        Optional<LocalDate> expiresOn,
        Optional<LocalDate> erasedOn) {}
