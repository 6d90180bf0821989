package org.fumikura.records;

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

/** The records' share of the menu and of the home page. */
@Component
class RecordsDesk implements DeskSource, Menu {

    private static final int SHOWN = 8;
    private static final String UNFINISHED = "/receipts?unfinished";

    private final Receipts receipts;
    private final Transactions transactions;

    RecordsDesk(Receipts receipts, Transactions transactions) {
        this.receipts = receipts;
        this.transactions = transactions;
    }

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        Actor actor = CurrentActor.of(request);
        int unfinished = transactions.read(() -> receipts.countUnfinished(actor.reader()));
        return List.of(
                new MenuEntry(30, new Text("収受", "Receipts"), "/receipts", unfinished),
                new MenuEntry(40, new Text("文書", "Documents"), "/documents", 0),
                new MenuEntry(50, new Text("簿冊", "Files"), "/files", 0));
    }

    @Override
    public List<DeskCard> cards(Actor actor) {
        Paged<Receipts.Line> unfinished = receipts.list("", true, actor.reader(), new PageRequest(1, SHOWN));
        return List.of(new DeskCard(
                DeskPart.MOVE,
                40,
                new Text("完結していない収受文書", "Received documents to be dealt with"),
                UNFINISHED,
                unfinished.more() ? receipts.countUnfinished(actor.reader()) : unfinished.total(),
                unfinished.items().stream().map(RecordsDesk::item).toList(),
                null));
    }

    private static DeskItem item(Receipts.Line line) {
        String sender = line.receipt().map(Receipt::sender).orElse("");
        return new DeskItem(
                "/documents/" + line.document().id().value(),
                Text.same(line.document().title()),
                Text.same((line.numbers() + "　" + sender).strip()),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
