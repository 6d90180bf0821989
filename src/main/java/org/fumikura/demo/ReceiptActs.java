package org.fumikura.demo;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.fumikura.content.Contents;
import org.fumikura.content.Stored;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.records.Arrival;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.AttachmentRole;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Receipts;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Uuid7;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Receives the city's mail by the same use cases as people do. Each is part of the caller's transaction. */
@Component
@Profile("demo")
class ReceiptActs {

    private final Receipts receipts;
    private final Contents contents;
    private final Cast cast;
    private final Materials materials;
    private final OfficialClock clock;
    private final Uuid7 ids;

    ReceiptActs(Receipts receipts, Contents contents, Cast cast, Materials materials, OfficialClock clock, Uuid7 ids) {
        this.receipts = receipts;
        this.contents = contents;
        this.cast = cast;
        this.materials = materials;
        this.clock = clock;
        this.ids = ids;
    }

    DocumentId receive(PlannedReceipt receipt) {
        Actor clerk = cast.actor(receipt.clerk(), clock.today());
        UnitId section = clerk.unitAt(UnitLevel.SECTION).id();
        var arrival = new Arrival(
                section,
                section,
                cast.file(clerk, receipt.file(), clock.today()),
                receipt.title(),
                receipt.sender(),
                Optional.of(receipt.sentOn()),
                clock.today(),
                receipt.number(),
                receipt.medium(),
                Secrecy.GENERAL,
                Scope.SECTION,
                Set.of(),
                Disclosure.OPEN,
                "",
                Set.of(),
                attachments(receipt, clerk));
        return receipts.receive(arrival, clerk.doer());
    }

    void close(DocumentId id, PlannedReceipt receipt) {
        receipts.close(id, receipt.closed(), cast.actor(receipt.clerk(), clock.today()));
    }

    private List<AttachedFile> attachments(PlannedReceipt receipt, Actor clerk) {
        var attachments = new ArrayList<AttachedFile>();
        for (String entry : receipt.materials()) {
            Material material = materials.get(entry).filledIn(letterhead(receipt, clerk));
            // the receipt refers to them later; nobody else is there yet who could give up the same bytes
            Stored stored =
                    contents.put(new ByteArrayInputStream(material.bytes()), material.bytes().length, Supplier::get);
            attachments.add(new AttachedFile(
                    ids.create(),
                    attachments.size() + 1,
                    AttachmentRole.REFERENCE,
                    material.name(),
                    stored.mediaType(),
                    stored.size(),
                    stored.sha256()));
        }
        return attachments;
    }

    private static Map<String, String> letterhead(PlannedReceipt receipt, Actor clerk) {
        return Map.of(
                "number", receipt.number(),
                "sent_on", new JapaneseDate(receipt.sentOn()).full(),
                "to", clerk.unitAt(UnitLevel.SECTION).name().ja() + "長　殿",
                "sender", receipt.sender(),
                "title", receipt.title());
    }
}
