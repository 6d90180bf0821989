package org.fumikura.approval;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Page;
import org.fumikura.frame.Slot;
import org.fumikura.organization.Actor;
import org.fumikura.organization.CurrentActor;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On a received document: sends it for perusal, and leads to what was sent. */
@Component
class PerusalSlot implements Slot {

    private final PerusalLists lists;
    private final Transactions transactions;

    PerusalSlot(PerusalLists lists, Transactions transactions) {
        this.lists = lists;
        this.transactions = transactions;
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
        List<Perusal> begun = transactions.read(() -> lists.from(new DocumentId(subject), actor));
        boolean may = actor.may(ApprovalPermissions.DRAFT);
        return Optional.of(output -> {
            output.writeContent("<div class=\"buttons\">");
            if (may) {
                output.writeContent("<form method=\"post\" action=\"/perusals\">");
                hidden(output, page.csrfName(), page.csrfValue());
                hidden(output, page.actingName(), actor.assignment().value().toString());
                hidden(output, "source", subject.toString());
                output.writeContent("<button class=\"button outlined\">");
                output.writeContent(page.t("供覧に付す", "Send for perusal"));
                output.writeContent("</button></form>");
            }
            for (Perusal perusal : begun) {
                LocalDate day = LocalDate.ofInstant(perusal.sentAt(), OfficialClock.ZONE);
                output.writeContent("<a href=\"/perusals/" + perusal.id().value() + "\">");
                output.writeContent(page.t("供覧（" + new JapaneseDate(day).full() + "）", "Perusal (" + day + ")"));
                output.writeContent("</a>");
            }
            output.writeContent("</div>");
        });
    }

    private static void hidden(gg.jte.TemplateOutput output, String name, String value) {
        output.writeContent("<input type=\"hidden\" name=\"" + name + "\" value=\"" + value + "\">");
    }
}
