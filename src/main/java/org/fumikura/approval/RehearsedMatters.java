package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.MATTER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PostId;
import org.fumikura.organization.PostSuccession;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The open matters of a rehearsal, one by one. Part of its read. */
@Component
class RehearsedMatters {

    /** How many are looked at. */
    static final int MOST = 2_000;

    private final DSLContext db;
    private final Transactions transactions;
    private final Matters matters;
    private final Offices offices;
    private final Organization organization;
    private final PostSuccession succession;
    private final Documents documents;

    RehearsedMatters(
            DSLContext db,
            Transactions transactions,
            Matters matters,
            Offices offices,
            Organization organization,
            PostSuccession succession,
            Documents documents) {
        this.db = db;
        this.transactions = transactions;
        this.matters = matters;
        this.offices = offices;
        this.organization = organization;
        this.succession = succession;
        this.documents = documents;
    }

    /**
     * A matter that could be decided today.
     *
     * @param rule the row of the table that holds today
     */
    private record Lawful(Matter matter, Optional<UUID> rule) {}

    /**
     * Adds matters that could be decided as they stand today and could not on the day, and those whose drafter will have left.
     *
     * @return false when there are more than are looked at
     */
    boolean add(LocalDate on, Actor actor, List<Rehearsal.Line> lines) {
        List<UUID> open = db.select(MATTER.DOCUMENT_ID)
                .from(MATTER)
                .where(MATTER.STATE.eq(DSL.inline(MatterState.CIRCULATING.name())))
                .orderBy(MATTER.DOCUMENT_ID)
                .limit(MOST + 1)
                .fetch(MATTER.DOCUMENT_ID);
        List<UUID> looked = open.stream().limit(MOST).toList();
        Map<UUID, Document> readable = documents.readable(looked, actor.reader());
        boolean foresees = actor.horizon().reaches(on);
        var leaving = new HashMap<PostId, Integer>();
        var lawful = new ArrayList<Lawful>();
        for (UUID id : looked) {
            Matter matter = matters.find(new DocumentId(id)).orElseThrow();
            if (foresees
                    && !organization.isHeldBy(succession.inCharge(matter.drafterPost(), on), matter.drafter(), on)) {
                leaving.merge(matter.drafterPost(), 1, Integer::sum);
            }
            if (stopped(matter).isEmpty()) {
                lawful.add(new Lawful(matter, rule(ruling(matter))));
            }
        }
        // all of them in one look ahead, which asks the same thing once
        transactions.ahead(on, () -> {
            lawful.forEach(each -> stopped(each.matter)
                    .flatMap(why -> foresees ? Optional.of(why) : byRule(each))
                    .ifPresent(why -> lines.add(stopped(
                            each.matter,
                            why,
                            Optional.ofNullable(readable.get(each.matter.id().value()))))));
            return true;
        });
        organization
                .getPosts(List.copyOf(leaving.keySet()))
                .forEach(post -> lines.add(new Rehearsal.Line(
                        Rehearsal.Kind.DRAFTER_LEAVES,
                        post.name(),
                        new Text("在職", "holds it"),
                        new Text("離任", "has left it"),
                        leaving.getOrDefault(post.id(), 0),
                        Rehearsal.unit(post))));
        return open.size() <= MOST;
    }

    private static Rehearsal.Line stopped(Matter matter, Text why, Optional<Document> readable) {
        return new Rehearsal.Line(
                Rehearsal.Kind.STOPPED,
                readable.map(document -> Text.same(document.title()))
                        .orElse(new Text("（閲覧できない案件）", "(a matter that you may not read)")),
                new Text("決裁できる", "can be decided"),
                why,
                1,
                readable.map(document -> "/matters/" + matter.id().value()));
    }

    private Optional<Text> stopped(Matter matter) {
        return new Lawfulness(matter, offices.of(matter)).stopped();
    }

    private Optional<Office.Ruling> ruling(Matter matter) {
        return offices.of(matter).ruling();
    }

    private static Optional<UUID> rule(Optional<Office.Ruling> ruling) {
        return ruling.map(each -> each.authority().id());
    }

    /**
     * Why a matter is stopped, for those who may not foresee the organisation of the day: only that another row of the table
     * holds.
     */
    private Optional<Text> byRule(Lawful today) {
        Optional<Office.Ruling> then = ruling(today.matter);
        if (rule(then).equals(today.rule)) {
            return Optional.empty();
        }
        return Optional.of(then.map(ruling -> new Text(
                        "この案件は%s決定になります（%s）。いまの経路では決裁できません。"
                                .formatted(
                                        ruling.rank().label().ja(),
                                        ruling.authority().source()),
                        "It will be decided by the %s (%s); its route does not do."
                                .formatted(
                                        ruling.rank().label().en(),
                                        ruling.authority().source())))
                .orElse(new Text("当てはまる決裁区分の行がなくなります。", "No row of the table of authority will fit it.")));
    }
}
