package org.fumikura.approval;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
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

/** In the reader's own window: what is noted on the attachments of a matter. */
@Component
class NoteSlot implements Slot {

    private final MatterPages pages;
    private final Transactions transactions;
    private final TemplateEngine templates;

    NoteSlot(MatterPages pages, Transactions transactions, TemplateEngine templates) {
        this.pages = pages;
        this.transactions = transactions;
        this.templates = templates;
    }

    @Override
    public String name() {
        return MATERIALS;
    }

    @Override
    public Optional<Content> content(Page page, HttpServletRequest request, @Nullable UUID subject) {
        if (subject == null) {
            return Optional.empty();
        }
        Actor actor = CurrentActor.of(request);
        return transactions
                .read(() -> pages.notes(new DocumentId(subject), actor))
                .map(notes ->
                        output -> templates.render("approval/notes.jte", Map.of("page", page, "notes", notes), output));
    }
}
