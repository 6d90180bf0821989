package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.MATERIAL;
import static org.fumikuradb.meetings.Tables.OPENED;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.FormField;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.Rank;
import org.fumikura.records.Documents;
import org.fumikura.shared.FiscalYearNames;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Gathers what the page of a session shows, and keeps who has opened which material. */
@Component
class MeetingPages {

    private final DSLContext db;
    private final MeetingAccess access;
    private final Organization organization;
    private final Documents documents;
    private final Transactions transactions;
    private final OfficialClock clock;
    private final MachineClock machine;

    MeetingPages(
            DSLContext db,
            MeetingAccess access,
            Organization organization,
            Documents documents,
            Transactions transactions,
            OfficialClock clock,
            MachineClock machine) {
        this.db = db;
        this.access = access;
        this.organization = organization;
        this.documents = documents;
        this.transactions = transactions;
        this.clock = clock;
        this.machine = machine;
    }

    /** What was sent with the page and not taken. */
    record Refused(List<ApiProblem.FieldError> problems, Map<String, String> typed) {

        static final Refused NOTHING = new Refused(List.of(), Map.of());
    }

    MeetingPage page(SessionId id, Optional<Text> done, Refused refused, Actor actor) {
        return transactions.read(() -> {
            SessionRecord session = access.require(id, actor);
            boolean runs = access.runs(session.body(), actor);
            Set<UUID> shown = new HashSet<>();
            session.materials()
                    .forEach(material -> shown.add(material.document().value()));
            session.items().forEach(item -> {
                item.matter().ifPresent(matter -> shown.add(matter.value()));
                item.result().ifPresent(result -> shown.add(result.value()));
            });
            boolean minutes = session.state() == SessionState.HELD;
            return new MeetingPage(
                    session,
                    title(session),
                    runs,
                    runs ? posts() : List.of(),
                    documents.readable(shown, actor.reader()).keySet(),
                    opened(id),
                    minutes ? Optional.of("/meetings/" + id.value() + "/minutes") : Optional.empty(),
                    done,
                    refused.problems(),
                    refused.typed());
        });
    }

    /** e.g. 令和4年度 第1回 豊島区行政情報化推進本部. */
    static Text title(SessionRecord session) {
        Text year = session.year().label(FiscalYearNames.STANDARD);
        return new Text(
                "%s 第%d回 %s"
                        .formatted(
                                year.ja(),
                                session.number(),
                                session.body().name().ja()),
                "%s, session %d of %s".formatted(session.body().name().en(), session.number(), year.en()));
    }

    /** Those with a rank, who can stand in, speak or be told to do something. */
    List<FormField.Option> posts() {
        return organization.listPosts(clock.today()).stream()
                .filter(post -> post.rank() != Rank.STAFF)
                .sorted(Comparator.comparing(Post::rank).reversed())
                .map(post -> new FormField.Option(post.id().value().toString(), post.name()))
                .toList();
    }

    private Map<UUID, Integer> opened(SessionId id) {
        return db.select(OPENED.MATERIAL_ID, DSL.count())
                .from(OPENED)
                .join(MATERIAL)
                .on(MATERIAL.TENANT_ID.eq(OPENED.TENANT_ID), MATERIAL.ID.eq(OPENED.MATERIAL_ID))
                .where(MATERIAL.SESSION_ID.eq(id.value()))
                .groupBy(OPENED.MATERIAL_ID)
                .fetchMap(OPENED.MATERIAL_ID, row -> row.value2());
    }

    /**
     * A material for somebody who sees its session and may read its document; from now on it counts as opened by her post.
     *
     * @throws org.fumikura.shared.NotFound when it is not there, or not for her
     */
    SessionRecord.Material open(SessionId id, MaterialId material, Actor actor) {
        return transactions.work(() -> {
            SessionRecord.Material found = access.require(id, actor).materials().stream()
                    .filter(each -> each.id().equals(material))
                    .findFirst()
                    .orElseThrow(() -> MeetingAccess.missing(id));
            documents.get(found.document(), actor.reader());
            db.insertInto(OPENED)
                    .set(OPENED.MATERIAL_ID, material.value())
                    .set(OPENED.POST_ID, actor.post().id().value())
                    .set(OPENED.AT, machine.now())
                    .onConflictDoNothing()
                    .execute();
            return found;
        });
    }
}
