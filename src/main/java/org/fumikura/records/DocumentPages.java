package org.fumikura.records;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Puts the page of a document together. */
@Component
class DocumentPages {

    private final Documents documents;
    private final Files files;
    private final Numbers numbers;
    private final Receipts receipts;
    private final OldRecords old;
    private final AccessWords accessWords;
    private final History history;
    private final Responsibility responsibility;
    private final ChargeWords charge;
    private final Organization organization;
    private final MaterialPages materials;
    private final Transactions transactions;

    DocumentPages(
            Documents documents,
            Files files,
            Numbers numbers,
            Receipts receipts,
            OldRecords old,
            AccessWords accessWords,
            History history,
            Responsibility responsibility,
            ChargeWords charge,
            Organization organization,
            MaterialPages materials,
            Transactions transactions) {
        this.documents = documents;
        this.files = files;
        this.numbers = numbers;
        this.receipts = receipts;
        this.old = old;
        this.accessWords = accessWords;
        this.history = history;
        this.responsibility = responsibility;
        this.charge = charge;
        this.organization = organization;
        this.materials = materials;
        this.transactions = transactions;
    }

    /**
     * The page for a reader. Opens a transaction of its own and reads the bytes of texts after it.
     *
     * @param closing what was typed into the form of completion
     * @throws org.fumikura.shared.NotFound when she may not read it
     */
    DocumentPage of(DocumentId id, Actor actor, DocumentPage.Closing closing, boolean received) {
        DocumentPage page = transactions.read(() -> read(documents.get(id, actor.reader()), actor, closing, received));
        return withMaterials(page);
    }

    private DocumentPage read(Document document, Actor actor, DocumentPage.Closing closing, boolean received) {
        List<Version> versions =
                documents.versions(document.id(), actor.reader()).reversed();
        Inherited inherited = files.inheritedFrom(document.file());
        UnitId inCharge = responsibility.of(document.id());
        Text unit = unitName(inCharge);
        boolean mayClose = document.kind() == DocumentKind.RECEIPT
                && document.state() == DocumentState.RECEIVED
                && RecordsPermissions.mayCloseReceipt(actor, inCharge);
        return new DocumentPage(
                document,
                unit,
                charge.table(responsibility.termsOf(document)),
                files.find(document.file(), actor.reader()),
                numbers.of(document.id()),
                receipts.find(document.id()),
                document.kind() == DocumentKind.OLD ? old.find(document.id()) : Optional.empty(),
                versions.stream().findFirst(),
                Materials.none(document.id()),
                versions.stream().skip(1).toList(),
                inherited.retention().period().text(),
                inherited
                        .retention()
                        .explain(
                                document.closedOn().orElse(null),
                                document.expiresOn().orElse(null)),
                inherited.retention().source(),
                accessWords.of(document, unit, inherited),
                history.of(document.id().value()),
                mayClose ? Optional.of(closing) : Optional.empty(),
                received);
    }

    private Text unitName(UnitId unit) {
        Map<UUID, Text> names = organization.unitNames(List.of(unit.value()));
        return names.getOrDefault(unit.value(), Text.same("—"));
    }

    private DocumentPage withMaterials(DocumentPage page) {
        List<AttachedFile> attached = page.current().map(Version::attachments).orElse(List.of());
        return page.showing(materials.of(page.document().id(), attached));
    }
}
