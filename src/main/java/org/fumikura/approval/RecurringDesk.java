package org.fumikura.approval;

import java.util.List;
import java.util.Optional;
import org.fumikura.desk.DeskCard;
import org.fumikura.desk.DeskItem;
import org.fumikura.desk.DeskPart;
import org.fumikura.desk.DeskSource;
import org.fumikura.organization.Actor;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** What a post has to draft now because it comes again and again, on the home page. */
@Component
class RecurringDesk implements DeskSource {

    private static final int SHOWN = 8;
    private static final Text TITLE = new Text("定例の起案", "Recurring drafts");

    private final Recurrences recurrences;

    RecurringDesk(Recurrences recurrences) {
        this.recurrences = recurrences;
    }

    @Override
    public List<DeskCard> cards(Actor actor) {
        List<RecurringPage.Due> due = recurrences.due(actor);
        return List.of(new DeskCard(
                DeskPart.MOVE,
                15,
                TITLE,
                RecurringController.LIST.path(),
                due.size(),
                due.stream().limit(SHOWN).map(RecurringDesk::item).toList(),
                null));
    }

    private static DeskItem item(RecurringPage.Due turn) {
        return new DeskItem(
                RecurringController.LIST.path(),
                Text.same(turn.name()),
                new Text("起案する回", "to be drafted"),
                Optional.of(turn.dueOn()),
                Optional.empty(),
                List.of());
    }
}
