package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.RATIFICATION;

import java.util.ArrayList;
import java.util.List;
import org.fumikura.organization.Actor;
import org.fumikura.shared.DateInput;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What makes a matter go another way than most do: 追認, 協議不調, 紙回付; as frozen with each version. */
@Component
class Specials {

    static final int LONGEST = 1_000;

    private final DSLContext db;
    private final Objections objections;
    private final PaperRoutes paperRoutes;
    private final Opinions opinions;
    private final OfficialClock clock;

    Specials(DSLContext db, Objections objections, PaperRoutes paperRoutes, Opinions opinions, OfficialClock clock) {
        this.db = db;
        this.objections = objections;
        this.paperRoutes = paperRoutes;
        this.opinions = opinions;
        this.clock = clock;
    }

    List<Shortcoming> shortcomings(DraftInProgress draft, Actor actor) {
        DraftText.Special special = draft.text().special();
        var found = new ArrayList<>(objections.shortcomings(draft, actor));
        if (special.isRatification()) {
            checkRatification(special, found);
        }
        if (special.paper().isPresent() && special.paperWords().isBlank()) {
            found.add(new Shortcoming(
                    "paperWords",
                    new Text(
                            "紙で回付するときは、紙の置き場所（「その他」のときは理由も）を入力してください。",
                            "Say where the paper is (and why, for another reason).")));
        }
        checkLength("disagreedWhy", new Text("協議の経過", "How the consultation went"), special.disagreedWhy(), found);
        checkLength("occurredWhy", new Text("追認の理由", "Why it was done before"), special.occurredWhy(), found);
        checkLength("paperWords", new Text("紙の置き場所", "Where the paper is"), special.paperWords(), found);
        return List.copyOf(found);
    }

    private void checkRatification(DraftText.Special special, List<Shortcoming> found) {
        switch (DateInput.read(special.occurredOn(), clock.today())) {
            case DateInput.Refused refused -> found.add(new Shortcoming("occurredOn", refused.reason()));
            case DateInput.Read read -> {
                if (read.value().isAfter(clock.today())) {
                    found.add(
                            new Shortcoming(
                                    "occurredOn",
                                    new Text(
                                            "事実発生日は今日までの日です。これから行うことは、ふつうの起案にしてください。",
                                            "The day on which it was done is today or earlier. What is still to be done needs no ratification.")));
                }
            }
        }
        if (special.occurredWhy().isBlank()) {
            found.add(new Shortcoming(
                    "occurredWhy", new Text("決裁の前に行った理由を入力してください。", "Say why it was done before the decision.")));
        }
    }

    private static void checkLength(String field, Text what, String typed, List<Shortcoming> found) {
        if (typed.length() > LONGEST) {
            found.add(new Shortcoming(
                    field,
                    new Text(
                            "%sは %,d 字までです（いま %,d 字）。".formatted(what.ja(), LONGEST, typed.length()),
                            "%s has at most %,d characters (now %,d).".formatted(what.en(), LONGEST, typed.length()))));
        }
    }

    /** Part of a write, of a draft that lacks nothing. */
    void freeze(DraftInProgress draft, int version, Actor actor) {
        DraftText.Special special = draft.text().special();
        if (special.disagreed()) {
            opinions.add(draft.id(), null, actor, StepState.DISAGREED.name(), special.disagreedWhy());
        }
        if (special.isRatification()) {
            db.insertInto(RATIFICATION)
                    .set(RATIFICATION.DOCUMENT_ID, draft.id().value())
                    .set(RATIFICATION.VERSION, version)
                    .set(
                            RATIFICATION.OCCURRED_ON,
                            DateInput.read(special.occurredOn(), clock.today())
                                    .date()
                                    .orElseThrow())
                    .set(RATIFICATION.WORDS, special.occurredWhy().strip())
                    .execute();
        }
        special.paper()
                .ifPresent(reason -> paperRoutes.freeze(
                        draft.id(), version, reason, special.paperWords().strip()));
    }
}
