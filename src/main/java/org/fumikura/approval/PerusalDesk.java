package org.fumikura.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.fumikura.desk.DeskCard;
import org.fumikura.desk.DeskItem;
import org.fumikura.desk.DeskPart;
import org.fumikura.desk.DeskSource;
import org.fumikura.frame.Menu;
import org.fumikura.frame.MenuEntry;
import org.fumikura.organization.Actor;
import org.fumikura.organization.CurrentActor;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** What is there to be seen, on the home page and in the menu. */
@Component
class PerusalDesk implements DeskSource, Menu {

    private static final int SHOWN = 8;
    private static final Text TITLE = new Text("供覧", "Perusals");
    private static final String PATH = "/perusals";

    private final PerusalLists lists;
    private final Transactions transactions;

    PerusalDesk(PerusalLists lists, Transactions transactions) {
        this.lists = lists;
        this.transactions = transactions;
    }

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        Actor actor = CurrentActor.of(request);
        return List.of(new MenuEntry(25, TITLE, PATH, transactions.read(() -> lists.countToSee(actor))));
    }

    @Override
    public List<DeskCard> cards(Actor actor) {
        Paged<PerusalLists.Line> toSee = lists.list(PerusalLists.Kind.TO_SEE, actor, new PageRequest(1, SHOWN));
        return List.of(new DeskCard(
                DeskPart.KNOW,
                10,
                TITLE,
                PATH,
                toSee.total(),
                toSee.items().stream().map(PerusalDesk::item).toList(),
                null));
    }

    private static DeskItem item(PerusalLists.Line line) {
        return new DeskItem(
                PATH + "/" + line.id(),
                Text.same(line.title()),
                line.sender(),
                Optional.of(line.dueOn()),
                Optional.empty(),
                List.of());
    }
}
