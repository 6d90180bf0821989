package org.fumikura.approval;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Page;
import org.fumikura.frame.Slot;
import org.fumikura.organization.CurrentActor;
import org.fumikura.records.DocumentId;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Beside the same case of an earlier year: the way to draft after it. */
@Component
class EarlierCaseSlot implements Slot {

    private final Matters matters;
    private final Transactions transactions;
    private final TemplateEngine templates;

    EarlierCaseSlot(Matters matters, Transactions transactions, TemplateEngine templates) {
        this.matters = matters;
        this.transactions = transactions;
        this.templates = templates;
    }

    @Override
    public String name() {
        return EARLIER_CASE;
    }

    @Override
    public Optional<Content> content(Page page, HttpServletRequest request, @Nullable UUID subject) {
        if (subject == null || !CurrentActor.of(request).may(ApprovalPermissions.DRAFT)) {
            return Optional.empty();
        }
        boolean matter =
                transactions.read(() -> matters.find(new DocumentId(subject)).isPresent());
        return matter
                ? Optional.of(output -> templates.render(
                        "approval/earlier-case.jte", Map.of("page", page, "document", subject), output))
                : Optional.empty();
    }
}
