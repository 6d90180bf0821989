package org.fumikura.approval;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Page;
import org.fumikura.frame.Slot;
import org.fumikura.organization.Actor;
import org.fumikura.organization.CurrentActor;
import org.fumikura.records.DocumentId;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On the page of a received document: the matters that answer it, and the way to begin one. */
@Component
class DocumentLinks implements Slot {

    private final DraftOrigins origins;
    private final Transactions transactions;
    private final TemplateEngine templates;

    DocumentLinks(DraftOrigins origins, Transactions transactions, TemplateEngine templates) {
        this.origins = origins;
        this.transactions = transactions;
        this.templates = templates;
    }

    @Override
    public String name() {
        return RECEIPT;
    }

    @Override
    public Optional<Content> content(Page page, HttpServletRequest request, @Nullable UUID subject) {
        if (subject == null) {
            return Optional.empty();
        }
        Actor actor = CurrentActor.of(request);
        List<DraftOrigins.Link> links = transactions.read(() -> origins.of(new DocumentId(subject), actor));
        boolean mayDraft = actor.may(ApprovalPermissions.DRAFT);
        return Optional.of(output -> templates.render(
                "approval/receipt-links.jte",
                Map.of("page", page, "document", subject, "links", links, "mayDraft", mayDraft),
                output));
    }
}
