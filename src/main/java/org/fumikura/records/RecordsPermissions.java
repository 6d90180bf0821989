package org.fumikura.records;

import java.util.Map;
import java.util.Set;
import org.fumikura.frame.Forbidden;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PermissionRule;
import org.fumikura.organization.Rank;
import org.fumikura.organization.Reader;
import org.fumikura.organization.Role;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** What records lets whom do beside reading (docs/domain/access.md, A.1). */
@Component
class RecordsPermissions implements PermissionRule {

    /** Registers what came in; an office that lets others do it grants them the role. */
    static final String RECEIVE = "records.receive";
    /** Completes a received document that needs no decision. */
    static final String CLOSE_RECEIPT = "records.close-receipt";

    /** Says which other unit goes on with a file. */
    static final String HAND_OVER = "records.hand-over";

    /** Keeps classification and number forms. */
    static final String PLAN = "records.plan";
    /** Looks at them. */
    static final String READ_PLAN = "records.read-plan";

    /** Asks whether somebody else may read a document that she may read herself, and why. */
    static final String EXPLAIN_ACCESS = "records.explain-access";

    @Override
    public Map<String, Set<Role>> rolesByPermission() {
        return Map.of(
                RECEIVE, Set.of(Role.RECORDS_CLERK),
                CLOSE_RECEIPT, Set.of(Role.RECORDS_CLERK, Role.FILE_OWNER),
                HAND_OVER, Set.of(Role.RECORDS_HEAD, Role.RECORDS_CLERK, Role.FILE_OWNER),
                EXPLAIN_ACCESS, Set.of(Role.RECORDS_HEAD, Role.RECORDS_CLERK, Role.FILE_OWNER),
                PLAN, Set.of(Role.RECORDS_HEAD),
                READ_PLAN, Set.of(Role.RECORDS_HEAD, Role.ADMINISTRATOR, Role.AUDITOR));
    }

    @Override
    public Set<String> ofTheWholeOffice() {
        return Set.of(PLAN, READ_PLAN);
    }

    /** Who reads the file plan: whoever keeps it sees what is ready for sections to come (A.8). */
    static Reader planReader(Actor actor) {
        return actor.may(PLAN) ? actor.reader().foreseeing() : actor.reader();
    }

    /**
     * 係長以上 of the section that received it, or who holds the permission there (A.3.1).
     *
     * @param inCharge the unit in charge of it today
     */
    static boolean mayCloseReceipt(Actor actor, UnitId inCharge) {
        boolean head = actor.post().rank().isAtLeast(Rank.SUBSECTION_HEAD);
        boolean within = actor.reader().section().contains(inCharge.value());
        return head && within || actor.may(CLOSE_RECEIPT, inCharge);
    }

    /**
     * Who looks after who may read it: 課長以上 of the section in charge, or who holds the permission there.
     *
     * @param inCharge the unit in charge of it today
     */
    static boolean mayExplainAccess(Actor actor, UnitId inCharge) {
        boolean head = actor.post().rank().isAtLeast(Rank.SECTION_HEAD);
        boolean within = actor.reader().section().contains(inCharge.value());
        return head && within || actor.may(EXPLAIN_ACCESS, inCharge);
    }

    /** @throws Forbidden when she may not ask about others */
    static void requireExplainer(Actor actor, UnitId inCharge) {
        if (!mayExplainAccess(actor, inCharge)) {
            throw new Forbidden(
                    new Text(
                            "ほかの職員について調べられるのは、所管の課長以上、ファイル管理者、文書取扱主任、文書主管課長です。",
                            "Only section heads and above in charge, its file owner and records clerk, and the head of records ask about others."),
                    new Text(
                            "何も調べていません。所管の文書取扱主任に頼んでください。",
                            "Nothing was looked up. Please ask the records clerk in charge of the document."));
        }
    }

    /** @throws Forbidden when she may not receive for a section */
    static void requireReceiver(Actor actor, UnitId section) {
        if (!actor.may(RECEIVE, section)) {
            throw new Forbidden(
                    new Text("この課の文書を収受できるのは文書取扱主任です。", "Only the section's records clerk receives documents for it."),
                    new Text("収受していません。所属の文書取扱主任に頼んでください。", "Nothing was received. Please ask the records clerk."));
        }
    }

    /** @throws Forbidden when she may not complete a received document */
    static void requireCloser(Actor actor, UnitId inCharge) {
        if (!mayCloseReceipt(actor, inCharge)) {
            throw new Forbidden(
                    new Text("完結にできるのは、所管の係長以上の職か文書取扱主任です。", "A head of the unit or its records clerk completes it."),
                    new Text("何も変更していません。係長か文書取扱主任に頼んでください。", "Nothing was changed. Please ask one of them."));
        }
    }
}
