package org.fumikura.redaction;

import static org.fumikuradb.redaction.Tables.REDACTION_;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.Forbidden;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.renditions.PageArea;
import org.fumikura.renditions.PageLetters;
import org.fumikura.renditions.Rendition;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Says what is to be gone: by words, patterns and parts of pages, and by leaving out some of what was found. */
@Component
class Marking {

    private static final int MOST_SOUGHT = 200;

    private final DSLContext db;
    private final RedactionRows rows;
    private final RedactionAccess access;
    private final RedactionTasks tasks;
    private final Finds finds;
    private final Ledger ledger;
    private final Transactions transactions;

    Marking(
            DSLContext db,
            RedactionRows rows,
            RedactionAccess access,
            RedactionTasks tasks,
            Finds finds,
            Ledger ledger,
            Transactions transactions) {
        this.db = db;
        this.rows = rows;
        this.access = access;
        this.tasks = tasks;
        this.finds = finds;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** A part of a page that somebody drew, and by which rule it may not be seen. */
    record Drawn(PageArea area, String article) {}

    /**
     * Looks for more things, and adds what is found and what was drawn to what is to be gone.
     *
     * @return how many places were found
     * @throws Invalid when one of it can not be looked for or does not lie on its page; then nothing is added
     */
    int add(RedactionId id, List<Sought> more, List<Drawn> drawn, Actor actor) {
        more.forEach(Sought::require);
        List<PageLetters> pages = transactions.read(() -> {
            Redaction redaction = requireOwn(access.require(id, actor), actor);
            RedactionEvent.MARK.after(redaction.state());
            return rows.letters(redaction.id());
        });
        if (pages.isEmpty()) {
            throw new NotReadYet();
        }
        drawn.forEach(each -> requireOnPage(each, pages));
        // expressions take their time, which is nobody's connection
        List<List<Find>> found =
                more.stream().map(sought -> new Finding(sought, 1).in(pages, 1)).toList();
        transactions.work(() -> {
            Redaction redaction = access.requireLocked(id, actor);
            RedactionEvent.MARK.after(redaction.state());
            keep(id, more, found, drawn);
        });
        return found.stream().mapToInt(List::size).sum();
    }

    private void keep(RedactionId id, List<Sought> more, List<List<Find>> found, List<Drawn> drawn) {
        int known = rows.sought(id).size();
        if (known + more.size() > MOST_SOUGHT || finds.next(id) > Finding.MOST) {
            throw new Invalid(
                    "words",
                    new Text(
                            "1件の墨塗りで探せるのは %d 件までです。PDFを分けてください。".formatted(MOST_SOUGHT),
                            "At most %d things are looked for in one redaction. Please use parts of the PDF."
                                    .formatted(MOST_SOUGHT)));
        }
        var all = new ArrayList<Find>();
        int next = finds.next(id);
        for (int i = 0; i < more.size(); i++) {
            int number = known + i + 1;
            rows.add(id, number, more.get(i));
            for (Find find : found.get(i)) {
                all.add(new Find(
                        next++, number, find.page(), find.areas(), find.words(), find.seen(), find.article(), true));
            }
        }
        for (Drawn each : drawn) {
            all.add(new Find(next++, 0, each.area.page(), List.of(each.area), "", Find.Seen.DRAWN, each.article, true));
        }
        finds.add(id, all);
    }

    private static void requireOnPage(Drawn drawn, List<PageLetters> pages) {
        PageArea area = drawn.area;
        var errors = new ArrayList<ApiProblem.FieldError>();
        if (drawn.article.isBlank() || drawn.article.length() > Sought.LONGEST) {
            errors.add(new ApiProblem.FieldError("article", Sought.articleNeeded()));
        }
        Rendition.PageSize size = area.page() >= 1 && area.page() <= pages.size()
                ? pages.get(area.page() - 1).size()
                : new Rendition.PageSize(0, 0);
        boolean lies = area.left() >= 0
                && area.top() >= 0
                && area.width() > 0
                && area.height() > 0
                && area.left() + area.width() <= size.width() + 1
                && area.top() + area.height() <= size.height() + 1;
        if (!lies) {
            errors.add(
                    new ApiProblem.FieldError("area", new Text("箇所がページの中にありません。", "The part does not lie on a page.")));
        }
        if (!errors.isEmpty()) {
            throw Sought.refused(errors);
        }
    }

    /**
     * Says which of what was found on a page is to be gone; what is not named stays.
     *
     * @param page 0 for all pages
     */
    void choose(RedactionId id, int page, Collection<Integer> chosen, Actor actor) {
        transactions.work(() -> {
            Redaction redaction = requireOwn(access.requireLocked(id, actor), actor);
            RedactionEvent.MARK.after(redaction.state());
            finds.choose(id, page, chosen);
        });
    }

    /**
     * Has it made as it is marked.
     *
     * @param conceal whether the parts are to tell nothing of the length of what stands there
     * @throws Invalid when nothing is marked
     * @throws NotInThisState when it is made already
     */
    void make(RedactionId id, boolean conceal, Actor actor) {
        transactions.write(() -> {
            Redaction redaction = requireOwn(access.requireLocked(id, actor), actor);
            RedactionState after = RedactionEvent.MARK.after(redaction.state());
            List<Rendition.PageSize> sizes = rows.sizes(id);
            if (sizes.isEmpty()) {
                throw new NotReadYet();
            }
            List<Mark> marks = marks(id, sizes, conceal);
            if (marks.isEmpty()) {
                throw new Invalid(
                        "marks",
                        new Text(
                                "消す箇所が1つもありません。語句を探すか、箇所を囲んでください。",
                                "Nothing is marked. Look for words, or draw a part."));
            }
            int round = redaction.round() + 1;
            for (int i = 0; i < marks.size(); i++) {
                rows.mark(id, round, i + 1, marks.get(i));
            }
            db.update(REDACTION_)
                    .set(REDACTION_.STATE, after.name())
                    .set(REDACTION_.ROUND, round)
                    .set(REDACTION_.CONCEAL, conceal)
                    .where(REDACTION_.ID.eq(id.value()))
                    .execute();
            tasks.order(id, RedactionTasks.Kind.MAKE);
            ledger.record(Act.of(RedactionEvent.MARK.act(), Redactions.subject(id), actor.doer(), redaction.name())
                    .changing("箇所", null, marks.size() + "か所"));
        });
    }

    private List<Mark> marks(RedactionId id, List<Rendition.PageSize> sizes, boolean conceal) {
        List<Sought> sought = rows.sought(id);
        var marks = new ArrayList<Mark>();
        for (Find find : finds.list(id)) {
            if (find.chosen()) {
                String kind = find.sought() == 0
                        ? Mark.AREA
                        : sought.get(find.sought() - 1).kind().name();
                for (PageArea area : find.areas()) {
                    boolean widened = conceal && find.sought() > 0;
                    marks.add(new Mark(
                            widened ? Areas.concealing(area, sizes.get(area.page() - 1)) : area, kind, find.article()));
                }
            }
        }
        return marks;
    }

    private static Redaction requireOwn(Redaction redaction, Actor actor) {
        if (!redaction.markedBy().equals(actor.person())) {
            throw new Forbidden(
                    new Text("箇所を指定できるのは、この墨塗りを始めた人だけです。", "Only who began it says what is to be gone."),
                    new Text(
                            "何も変更していません。直すところがあれば、確認の画面から理由を添えて戻してください。",
                            "Nothing was changed. If something has to be mended, return it with your reason."));
        }
        return redaction;
    }
}
