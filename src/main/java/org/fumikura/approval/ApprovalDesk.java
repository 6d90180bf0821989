package org.fumikura.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fumikura.desk.DeskCard;
import org.fumikura.desk.DeskItem;
import org.fumikura.desk.DeskPart;
import org.fumikura.desk.DeskSource;
import org.fumikura.frame.Menu;
import org.fumikura.frame.MenuEntry;
import org.fumikura.organization.Actor;
import org.fumikura.organization.CurrentActor;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Approval's share of the home page and of the menu. */
@Component
class ApprovalDesk implements DeskSource, Menu {

    private static final int SHOWN = 8;
    private static final Text UNTITLED = new Text("（件名なし）", "(no title yet)");
    private static final PageRequest FIRST = new PageRequest(1, SHOWN);

    private final MatterLists lists;
    private final Drafts drafts;
    private final Transactions transactions;

    ApprovalDesk(MatterLists lists, Drafts drafts, Transactions transactions) {
        this.lists = lists;
        this.drafts = drafts;
        this.transactions = transactions;
    }

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        Actor actor = CurrentActor.of(request);
        int waiting = transactions.read(() -> lists.count(MatterLists.Kind.WAITING, actor));
        return List.of(
                new MenuEntry(10, new Text("起案", "Drafts"), "/drafts", 0),
                new MenuEntry(20, new Text("決裁待ち", "To decide"), "/matters", waiting));
    }

    @Override
    public List<DeskCard> cards(Actor actor) {
        return Stream.concat(usual(actor).stream(), ofTheClerk(actor).stream()).toList();
    }

    /** What others entered from paper, and whom it waits for since posts changed hands, for who keeps an eye on both. */
    private List<DeskCard> ofTheClerk(Actor actor) {
        if (!actor.may(ApprovalPermissions.PAPER)) {
            return List.of();
        }
        return List.of(
                matters(
                        MatterLists.Kind.PAPER,
                        actor,
                        DeskPart.DECIDE,
                        25,
                        new Text("紙の照合待ち", "Paper to compare"),
                        "/matters?list=paper",
                        Optional.empty()),
                matters(
                        MatterLists.Kind.HANDED_ON,
                        actor,
                        DeskPart.DECIDE,
                        40,
                        new Text("担当者が替わった処理待ち", "Waiting for a new holder"),
                        "/matters?list=handed-on",
                        Optional.empty()));
    }

    private List<DeskCard> usual(Actor actor) {
        return List.of(
                matters(
                        MatterLists.Kind.WAITING,
                        actor,
                        DeskPart.DECIDE,
                        10,
                        new Text("決裁待ち", "Waiting for me"),
                        "/matters",
                        Optional.of(new Text("決裁待ちの案件はありません。", "Nothing waits for you."))),
                matters(
                        MatterLists.Kind.ABANDONING,
                        actor,
                        DeskPart.DECIDE,
                        20,
                        new Text("廃案の申出", "Proposals to abandon"),
                        "/matters?list=unit",
                        Optional.empty()),
                matters(
                        MatterLists.Kind.IN_PLACE,
                        actor,
                        DeskPart.DECIDE,
                        15,
                        new Text("代わりに処理できる案件", "In the place of another"),
                        "/matters?list=in-place",
                        Optional.empty()),
                matters(
                        MatterLists.Kind.CHANGED,
                        actor,
                        DeskPart.DECIDE,
                        25,
                        new Text("承認のあとで内容が変わった案件", "Changed since I approved"),
                        "/matters?list=changed",
                        Optional.empty()),
                matters(
                        MatterLists.Kind.AFTER_VIEW,
                        actor,
                        DeskPart.DECIDE,
                        30,
                        new Text("後閲", "To see afterwards"),
                        "/matters?list=after",
                        Optional.empty()),
                matters(
                        MatterLists.Kind.TO_FINISH,
                        actor,
                        DeskPart.MOVE,
                        10,
                        new Text("私の番のもの（差戻し・施行・完結）", "My turn: returned, to issue, to complete"),
                        "/drafts",
                        Optional.of(new Text("戻ってきた案件はありません。", "Nothing came back to you."))),
                writing(actor),
                matters(
                        MatterLists.Kind.OWN,
                        actor,
                        DeskPart.MOVE,
                        30,
                        new Text("回付中の私の起案", "My drafts on their way"),
                        "/drafts",
                        Optional.empty()));
    }

    private DeskCard writing(Actor actor) {
        List<MatterListPage.DraftLine> all = drafts.listOwn(actor);
        return new DeskCard(
                DeskPart.MOVE,
                20,
                new Text("作成中の起案", "Being written"),
                "/drafts",
                all.size(),
                all.stream().limit(SHOWN).map(ApprovalDesk::item).toList(),
                null);
    }

    private DeskCard matters(
            MatterLists.Kind kind,
            Actor actor,
            DeskPart part,
            int order,
            Text title,
            String path,
            Optional<Text> empty) {
        var page = lists.list(kind, actor, FIRST);
        return new DeskCard(
                part,
                order,
                title,
                path,
                page.more() ? lists.count(kind, actor) : page.total(),
                page.items().stream().map(ApprovalDesk::item).toList(),
                empty.orElse(null));
    }

    private static DeskItem item(MatterListPage.DraftLine draft) {
        return new DeskItem(
                "/drafts/" + draft.id(),
                draft.title().isBlank() ? UNTITLED : Text.same(draft.title()),
                draft.returned() ? new Text("差戻し中", "returned") : new Text("作成中", "being written"),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static DeskItem item(MatterLine matter) {
        Optional<String> yen = matter.amount().map(amount -> String.format(Locale.ROOT, "%,d", amount));
        return new DeskItem(
                "/matters/" + matter.id(),
                Text.same(matter.title()),
                new Text(
                        matter.drafter().ja()
                                + yen.map(amount -> "・" + amount + "円").orElse("") + "・資料" + matter.attachments() + "点",
                        matter.drafter().en()
                                + yen.map(amount -> ", " + amount + " yen").orElse("") + ", " + matter.attachments()
                                + (matter.attachments() == 1 ? " file" : " files")),
                matter.state().isFinal() ? Optional.empty() : matter.dueOn(),
                Optional.empty(),
                matter.route().stream().map(ApprovalDesk::mark).toList());
    }

    private static DeskItem.Mark mark(MatterLine.Place place) {
        DeskItem.Progress progress = switch (place.state()) {
            case ACTIVE -> DeskItem.Progress.NOW;
            case WAITING, SUPERSEDED -> DeskItem.Progress.LATER;
            case APPROVED,
                    CONDITIONAL,
                    OBJECTED,
                    DISAGREED,
                    KEPT,
                    DECIDED,
                    RETURNED,
                    DENIED,
                    TAKEN_BACK,
                    SKIPPED,
                    MERGED -> DeskItem.Progress.DONE;
        };
        return new DeskItem.Mark(place.post(), progress);
    }
}
