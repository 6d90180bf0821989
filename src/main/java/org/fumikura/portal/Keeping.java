package org.fumikura.portal;

import static org.fumikuradb.portal.Tables.PUBLICATION;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What a section has published, for those who keep its records (PB-08). */
@Component
class Keeping {

    private final PublicationRows rows;
    private final Publications publications;
    private final Transactions transactions;
    private final OfficialClock clock;

    Keeping(PublicationRows rows, Publications publications, Transactions transactions, OfficialClock clock) {
        this.rows = rows;
        this.publications = publications;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Where a publication stands for a reader outside. */
    enum Standing {
        TO_COME(new Text("公開前", "To come"), "quiet"),
        PUBLIC(new Text("公開中", "Public"), "good"),
        OVER(new Text("公開終了", "Over"), "quiet"),
        WITHDRAWN(new Text("取下げ", "Withdrawn"), "warn");

        private final Text label;
        private final String tone;

        Standing(Text label, String tone) {
            this.label = label;
            this.tone = tone;
        }

        Text label() {
            return label;
        }

        String tone() {
            return tone;
        }

        static Standing of(Publication publication, LocalDate day) {
            if (publication.isWithdrawn()) {
                return WITHDRAWN;
            }
            if (day.isBefore(publication.publicFrom())) {
                return TO_COME;
            }
            LocalDate last = publication.publicUntil();
            return last != null && day.isAfter(last) ? OVER : PUBLIC;
        }

        private Condition condition(LocalDate day) {
            Condition stands = PUBLICATION.STATE.ne(Publication.State.WITHDRAWN.name());
            return switch (this) {
                case WITHDRAWN -> stands.not();
                case TO_COME -> stands.and(PUBLICATION.PUBLIC_FROM.gt(day));
                case OVER -> stands.and(PUBLICATION.PUBLIC_UNTIL.lt(day));
                case PUBLIC ->
                    stands.and(PUBLICATION.PUBLIC_FROM.le(day))
                            .and(PUBLICATION.PUBLIC_UNTIL.isNull().or(PUBLICATION.PUBLIC_UNTIL.ge(day)));
            };
        }
    }

    /** The newest first. */
    Paged<PublicationRows.Listed> list(Optional<Standing> standing, String title, PageRequest page, Actor actor) {
        Condition which = own(actor)
                .and(standing.map(each -> each.condition(clock.today())).orElse(DSL.noCondition()))
                .and(title.isEmpty() ? DSL.noCondition() : PUBLICATION.TITLE.containsIgnoreCase(title));
        return transactions.read(() -> rows.list(which, page));
    }

    /**
     * The last revision, which is named by its id.
     *
     * @throws NotFound when it is not there, not the last one, or not for her
     */
    Publication get(UUID id, Actor actor) {
        return transactions.read(() -> require(id, actor));
    }

    /**
     * Takes it off the site.
     *
     * @throws NotFound as {@link #get}, or when it was withdrawn already
     */
    void withdraw(UUID id, String reason, Actor actor) {
        transactions.write(() -> publications.withdraw(require(id, actor).key(), reason, actor));
    }

    private Publication require(UUID id, Actor actor) {
        Revision revision = rows.find(id)
                .filter(each -> actor.may(PortalPermissions.KEEP_ALL)
                        || units(actor).contains(each.unit().value()))
                .orElseThrow(() -> Publications.missing(id));
        boolean last = rows.newest(revision.publication().key())
                .filter(newest -> newest.id().equals(id))
                .isPresent();
        if (!last) {
            throw Publications.missing(id);
        }
        return revision.publication();
    }

    private static Condition own(Actor actor) {
        return actor.may(PortalPermissions.KEEP_ALL) ? DSL.noCondition() : PUBLICATION.UNIT_ID.in(units(actor));
    }

    /** Her section with those that it has succeeded. */
    private static Set<UUID> units(Actor actor) {
        return actor.reader().section();
    }
}
