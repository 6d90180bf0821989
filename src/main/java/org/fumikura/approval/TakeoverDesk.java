package org.fumikura.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fumikura.desk.DeskCard;
import org.fumikura.desk.DeskItem;
import org.fumikura.desk.DeskPart;
import org.fumikura.desk.DeskSource;
import org.fumikura.organization.Actor;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** What stands without its drafter in the unit, on the home page. */
@Component
class TakeoverDesk implements DeskSource {

    private static final int SHOWN = 8;

    private final LeftBehind left;
    private final MatterLists lists;

    TakeoverDesk(LeftBehind left, MatterLists lists) {
        this.left = left;
        this.lists = lists;
    }

    @Override
    public List<DeskCard> cards(Actor actor) {
        Paged<MatterLine> matters = lists.list(MatterLists.Kind.TAKEOVER, actor, new PageRequest(1, SHOWN));
        List<TakeoverPage.Left> drafts = left.drafts(actor);
        var items = new ArrayList<DeskItem>();
        matters.items().forEach(matter -> items.add(ApprovalDesk.item(matter)));
        drafts.stream().limit(SHOWN - items.size()).forEach(draft -> items.add(item(draft)));
        return List.of(new DeskCard(
                DeskPart.MOVE,
                12,
                new Text("引き継ぐ起案", "Drafts to take over"),
                TakeoverController.PATH,
                matters.total() + drafts.size(),
                items,
                null));
    }

    private static DeskItem item(TakeoverPage.Left draft) {
        return new DeskItem(
                TakeoverController.PATH,
                draft.title().isBlank() ? ApprovalDesk.UNTITLED : Text.same(draft.title()),
                draft.post(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
