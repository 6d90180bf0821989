package org.fumikura.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonNames;
import org.fumikura.renditions.Rendition;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Gathers what the page of a redaction shows. */
@Component
class RedactionPages {

    /** Whose name nobody knows any more; not shown where nobody has confirmed. */
    private static final Text SOMEBODY = new Text("職員", "Somebody");

    private final RedactionAccess access;
    private final RedactionRows rows;
    private final RedactionTasks tasks;
    private final Finds finds;
    private final Organization organization;
    private final Submissions submissions;
    private final Transactions transactions;

    RedactionPages(
            RedactionAccess access,
            RedactionRows rows,
            RedactionTasks tasks,
            Finds finds,
            Organization organization,
            Submissions submissions,
            Transactions transactions) {
        this.access = access;
        this.rows = rows;
        this.tasks = tasks;
        this.finds = finds;
        this.organization = organization;
        this.submissions = submissions;
        this.transactions = transactions;
    }

    /** What was sent and is shown again. */
    record Sent(List<ApiProblem.FieldError> problems, Map<String, String> typed) {

        static final Sent NOTHING = new Sent(List.of(), Map.of());
    }

    RedactionPage page(RedactionId id, int number, Optional<Text> done, Sent sent, Actor actor) {
        UUID key = submissions.key();
        return transactions.read(() -> {
            Redaction redaction = access.require(id, actor);
            List<Rendition.PageSize> sizes = rows.sizes(id);
            int shown = Math.clamp(number, 1, Math.max(1, sizes.size()));
            List<Find> all = finds.list(id);
            List<Sought> sought = rows.sought(id);
            Optional<RedactionTasks.Waiting> waiting = tasks.find(id);
            PersonNames names = organization.names(List.of(
                    redaction.markedBy().value(),
                    redaction
                            .confirmation()
                            .map(confirmation -> confirmation.by().value())
                            .orElse(redaction.markedBy().value())));
            return new RedactionPage(
                    redaction,
                    key,
                    done,
                    sent.problems,
                    sent.typed,
                    waiting.isPresent() && waiting.get().failure().isEmpty(),
                    waiting.flatMap(RedactionTasks.Waiting::failure).map(Failure::words),
                    shown,
                    sizes,
                    all.stream()
                            .filter(find -> find.page() == shown)
                            .map(RedactionPages::found)
                            .toList(),
                    all.stream()
                            .filter(Find::chosen)
                            .collect(Collectors.groupingBy(Find::page, TreeMap::new, Collectors.counting())),
                    wanted(sought, all),
                    redaction.state() == RedactionState.MARKING
                            ? List.of()
                            : rows.marks(redaction).stream()
                                    .map(RedactionPages::gone)
                                    .toList(),
                    sought.stream().map(Sought::article).distinct().toList(),
                    names.at(redaction.markedBy().value(), redaction.begunAt()).orElse(SOMEBODY),
                    redaction
                            .confirmation()
                            .flatMap(confirmation -> names.at(confirmation.by().value(), confirmation.at()))
                            .orElse(SOMEBODY),
                    redaction.markedBy().equals(actor.person()));
        });
    }

    private static RedactionPage.Found found(Find find) {
        return new RedactionPage.Found(
                find.ordinal(), find.areas(), find.words(), find.seen().label(), find.article(), find.chosen());
    }

    private static List<RedactionPage.Wanted> wanted(List<Sought> sought, List<Find> all) {
        var wanted = new ArrayList<RedactionPage.Wanted>();
        for (int i = 0; i < sought.size(); i++) {
            int number = i + 1;
            Sought each = sought.get(i);
            wanted.add(new RedactionPage.Wanted(
                    each.kind().label(),
                    each.words(),
                    each.article(),
                    all.stream().filter(find -> find.sought() == number).count()));
        }
        return wanted;
    }

    private static RedactionPage.Gone gone(Mark mark) {
        return new RedactionPage.Gone(
                mark.area(),
                mark.kind().equals(Mark.AREA)
                        ? Find.Seen.DRAWN.label()
                        : SoughtKind.valueOf(mark.kind()).label(),
                mark.article());
    }
}
