package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ACCESS_LOG;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fumikura.frame.RequestNumber;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who looked at what. Each line is written in a transaction of its own, before the first byte of what it allows leaves, and
 * while the request holds no other connection.
 */
@Component
public class AccessLog {

    private static final int LONGEST_NOTE = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final DSLContext db;
    private final Transactions transactions;
    private final MachineClock clock;
    private final Uuid7 ids;

    AccessLog(DSLContext db, Transactions transactions, MachineClock clock, Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** What was done. */
    public enum Kind {
        VIEW,
        PRINT,
        DOWNLOAD,
        EXPORT,
        SEARCH,
        REFUSED,
        SIGN_IN,
        SIGN_IN_FAILED,
        SIGN_OUT
    }

    /** Notes that the person of a request looked at something. */
    public void note(HttpServletRequest request, Kind kind, String subjectKind, UUID subject) {
        write(request, kind, subjectKind, subject, null);
    }

    /** The same, with what the thing alone does not tell; no words of a document. */
    public void note(HttpServletRequest request, Kind kind, String subjectKind, UUID subject, String note) {
        write(request, kind, subjectKind, subject, note);
    }

    /** Notes something that is about no one thing, such as the words of a search. */
    public void note(HttpServletRequest request, Kind kind, String note) {
        write(request, kind, null, null, note);
    }

    /** Notes that a visitor was let in as a person; the session that begins is not that of the request yet. */
    void noteSignIn(HttpServletRequest request, PersonId person) {
        write(request, Kind.SIGN_IN, "person", person.value(), null);
    }

    /** Notes that something was kept from the person of a request; which kind of thing it is, the path in the note says. */
    void noteRefused(HttpServletRequest request, @Nullable UUID subject, String reason) {
        write(request, Kind.REFUSED, null, subject, reason + " " + request.getMethod() + " " + request.getRequestURI());
    }

    private void write(
            HttpServletRequest request,
            Kind kind,
            @Nullable String subjectKind,
            @Nullable UUID subject,
            @Nullable String note) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the access log is written outside of other transactions");
        }
        Actor actor = CurrentActor.isSet(request) ? CurrentActor.of(request) : null;
        transactions.work(() -> db.insertInto(ACCESS_LOG)
                .set(ACCESS_LOG.ID, ids.create())
                .set(ACCESS_LOG.AT, clock.now())
                .set(ACCESS_LOG.KIND, kind.name())
                .set(ACCESS_LOG.SUBJECT_KIND, subjectKind)
                .set(ACCESS_LOG.SUBJECT_ID, subject)
                .set(ACCESS_LOG.PERSON_ID, actor == null ? null : actor.person().value())
                .set(
                        ACCESS_LOG.POST_ID,
                        actor == null ? null : actor.post().id().value())
                .set(ACCESS_LOG.ADDRESS, request.getRemoteAddr())
                .set(ACCESS_LOG.REQUEST, RequestNumber.of(request))
                .set(ACCESS_LOG.NOTE, note == null ? null : plain(note))
                .execute());
    }

    /** What a visitor typed goes in shortened and without control characters, which the database refuses. */
    private static String plain(String note) {
        String printable = CONTROL.matcher(note).replaceAll(" ");
        return printable.length() <= LONGEST_NOTE ? printable : printable.substring(0, LONGEST_NOTE);
    }
}
