package org.fumikura.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fumikuradb.meetings.Tables.ATTENDANCE;
import static org.fumikuradb.meetings.Tables.ITEM;
import static org.fumikuradb.meetings.Tables.SESSION;
import static org.fumikuradb.meetings.Tables.STATEMENT;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.desk.DeskItem;
import org.fumikura.desk.DueDays;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PostId;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentState;
import org.fumikura.shared.NotFound;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of bodies and their sessions (docs/domain/meetings.md). */
@FumikuraTest
class SessionsTest {

    @Autowired
    private SessionOffice office;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Bodies bodies;

    @Autowired
    private Sessions sessions;

    @Autowired
    private MeetingDesk desk;

    @Autowired
    private Ledger ledger;

    @Autowired
    private DSLContext db;

    @Autowired
    private Transactions transactions;

    @Autowired
    private TestClocks clocks;

    @Test
    @DisplayName(
            "C.1-1 a session is there for its secretariat, its members and who stood in for one, and for nobody else")
    void isThereForThoseWhoBelongToIt() {
        SessionOffice.Opened opened = office.opened("見える会議");
        SessionId id = opened.session();
        office.attend(id, office.byProxy(SessionOffice.OTHER_MEMBER, SessionOffice.PROXY));

        for (String login : List.of("joho-system1-tanto", SessionOffice.MEMBER, SessionOffice.PROXY)) {
            Actor actor = toshima.actor(login);
            assertThat(toshima.read(() -> sessions.get(id, actor)).number()).isEqualTo(1);
        }
        Actor member = toshima.actor(SessionOffice.MEMBER);
        assertThatThrownBy(() -> toshima.run(() -> sessions.close(id, member)))
                .as("a member does not run it")
                .isInstanceOf(NotFound.class);
        Actor stranger = toshima.actor(SessionOffice.STRANGER);
        assertThatThrownBy(() -> toshima.read(() -> sessions.get(id, stranger))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> toshima.read(() -> bodies.get(opened.body(), stranger)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> toshima.in(() ->
                        sessions.call(opened.body(), SessionOffice.plan(LocalDateTime.of(2022, 6, 1, 9, 0)), stranger)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    @DisplayName("C.1-2 nothing happens to a session but what the table lets happen")
    void followsItsTable() {
        for (SessionState state : SessionState.values()) {
            boolean moves = false;
            for (SessionEvent event : SessionEvent.values()) {
                if (event.isPossibleIn(state)) {
                    moves = true;
                    assertThat(event.after(state)).isNotNull();
                } else {
                    assertThatThrownBy(() -> event.after(state))
                            .isInstanceOfSatisfying(
                                    SessionNotReady.class,
                                    refused -> assertThat(refused.message().ja())
                                            .contains(state.label().ja()));
                }
            }
            assertThat(moves).as("over: %s", state).isNotEqualTo(state.isOver());
        }
    }

    @Test
    @DisplayName("C.1-3 sessions are numbered by the fiscal year of their day, without gaps, a cancelled one included")
    void areNumberedByFiscalYear() {
        MeetingBodyId body = office.body("番号の会議");
        SessionId first = call(body, LocalDateTime.of(2022, 5, 23, 14, 0));
        SessionId second = call(body, LocalDateTime.of(2023, 3, 31, 23, 0));
        SessionId next = call(body, LocalDateTime.of(2023, 4, 1, 9, 0));
        toshima.run(() -> sessions.cancel(second, office.secretary()));
        SessionId third = call(body, LocalDateTime.of(2022, 6, 1, 9, 0));

        assertThat(List.of(first, second, third))
                .extracting(id -> office.get(id).number())
                .containsExactly(1, 2, 3);
        assertThat(office.get(next).number()).as("令和5年度").isEqualTo(1);
        assertThat(office.get(next).year().startYear()).isEqualTo(2023);
        assertThat(toshima.read(() -> ledger.history(second.value())))
                .extracting(LedgerEntry::kind)
                .containsExactlyInAnyOrder(MeetingActs.CALLED, SessionEvent.CANCEL.act());
    }

    private SessionId call(MeetingBodyId body, LocalDateTime start) {
        return toshima.in(() -> sessions.call(body, SessionOffice.plan(start), office.secretary()));
    }

    @Test
    @DisplayName("C.1-3 items are numbered within their kind, and anew when they are ordered or one is withdrawn")
    void numbersItemsWithinTheirKind() {
        SessionId id = office.called(office.body("議題の会議"));
        ItemId one = office.item(id, ItemKind.PROPOSAL, "計画の策定");
        ItemId report = office.item(id, ItemKind.REPORT, "活動の報告");
        ItemId two = office.item(id, ItemKind.PROPOSAL, "方針の改定");
        ItemId three = office.item(id, ItemKind.PROPOSAL, "監査の計画");
        assertThat(headings(id)).containsExactly("議案（1）計画の策定", "議案（2）方針の改定", "議案（3）監査の計画", "報告事項（1）活動の報告");

        toshima.run(() -> sessions.order(id, List.of(three, one, report, two), office.secretary()));
        assertThat(headings(id)).containsExactly("議案（1）監査の計画", "議案（2）計画の策定", "議案（3）方針の改定", "報告事項（1）活動の報告");
        assertThatThrownBy(() -> toshima.run(() -> sessions.order(id, List.of(three, one), office.secretary())))
                .isInstanceOf(Invalid.class);
        toshima.run(() -> sessions.withdraw(id, three, office.secretary()));
        assertThat(headings(id)).containsExactly("議案（1）計画の策定", "議案（2）方針の改定", "報告事項（1）活動の報告");

        office.open(id);
        assertThatThrownBy(() -> toshima.run(() -> sessions.withdraw(id, one, office.secretary())))
                .as("once it is open")
                .isInstanceOf(SessionNotReady.class);
    }

    private List<String> headings(SessionId id) {
        return office.get(id).items().stream()
                .map(item -> item.heading() + item.title())
                .toList();
    }

    @Test
    @DisplayName("C.1-4 openness of session, minutes and materials are three values, each closed only for a reason")
    void closesOnlyForAReason() {
        for (Disclosure how : List.of(Disclosure.PARTLY, Disclosure.CLOSED)) {
            assertThatThrownBy(() -> new Openness(how, " ")).isInstanceOf(Invalid.class);
        }
        MeetingBodyId body = office.body("公開区分の会議");
        SessionRecord usual = office.get(office.called(body));
        assertThat(usual.openness().how()).isEqualTo(Disclosure.CLOSED);
        assertThat(usual.minutes().how()).isEqualTo(Disclosure.PARTLY);
        assertThat(usual.openness().reason()).isNotEqualTo(usual.minutes().reason());

        SessionId open = toshima.in(() -> sessions.call(
                body,
                SessionOffice.plan(LocalDateTime.of(2022, 6, 1, 9, 0)),
                SessionOffice.OPEN,
                null,
                office.secretary()));
        assertThat(office.get(open).openness()).isEqualTo(SessionOffice.OPEN);
        assertThat(office.get(open).minutes()).isEqualTo(usual.minutes());
    }

    @Test
    @DisplayName("C.1-5 a material is exactly one attachment of a frozen version of the item's own matter")
    void fixesMaterials() {
        DocumentId matter = office.withAttachment(DocumentState.CLOSED).id();
        AttachedFile file = office.attachment(matter);
        SessionId id = office.called(office.body("資料の会議"));
        ItemId item = office.item(id, ItemKind.PROPOSAL, "付議のある議案", Optional.of(matter));
        ItemId bare = office.item(id, ItemKind.REPORT, "付議のない報告");
        MaterialId added = add(id, item, 1, file.id());

        SessionRecord.Material material = office.get(id).materials().getFirst();
        assertThat(material.attachment()).isEqualTo(file.id());
        assertThat(material.sha256()).isEqualTo(file.sha256());
        assertThatThrownBy(() -> add(id, item, 1, file.id()))
                .as("the number is taken")
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> add(id, bare, 2, file.id()))
                .as("of another matter")
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> add(id, item, 2, UUID.randomUUID())).isInstanceOf(NotFound.class);

        toshima.run(() -> sessions.removeMaterial(id, added, office.secretary()));
        add(id, item, 1, file.id());
        office.open(id);
        office.attend(id, office.present(SessionOffice.CHAIR), office.present(SessionOffice.MEMBER));
        toshima.run(() -> sessions.resolve(id, item, Resolution.AS_DRAFTED, office.secretary()));
        assertThat(toshima.read(() -> db.select(ITEM.SHOWN)
                        .from(ITEM)
                        .where(ITEM.ID.eq(item.value()))
                        .fetchSingle()
                        .value1()))
                .as("the digest of what was shown")
                .hasSize(32);
    }

    private MaterialId add(SessionId session, ItemId item, int number, UUID attachment) {
        return toshima.in(() -> sessions.addMaterial(
                session,
                item,
                new Sessions.NewMaterial(number, "資料の名称", attachment, SessionOffice.OPEN),
                office.secretary()));
    }

    @Test
    @DisplayName("C.1-5 what brings an item before the body can be read by who proposes it, and was not denied")
    void demandsAMatterThatLives() {
        SessionId id = office.called(office.body("付議の会議"));
        List<DocumentId> readable = office.documents(DocumentState.CLOSED, SessionOffice.SECRETARY);
        DocumentId foreign = java.util.stream.Stream.of("jinji-tanto", "jinji-kacho", "shomu-tanto", "kansa-tanto")
                .flatMap(login -> office.documents(DocumentState.CLOSED, login).stream())
                .filter(document -> !readable.contains(document))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> office.item(id, ItemKind.PROPOSAL, "読めない付議", Optional.of(foreign)))
                .isInstanceOf(NotFound.class);
        DocumentId over = java.util.stream.Stream.of(DocumentState.DENIED, DocumentState.ABANDONED)
                .flatMap(state -> office.documents(state, SessionOffice.SECRETARY).stream())
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> office.item(id, ItemKind.PROPOSAL, "終わった付議", Optional.of(over)))
                .isInstanceOf(Invalid.class);
    }

    @Test
    @DisplayName("C.1-6 members in person make the quorum; a proxy and the secretariat do not count")
    void decidesWithAQuorum() {
        SessionOffice.Opened opened = office.opened("定足数の会議");
        SessionId id = opened.session();
        office.attend(
                id,
                office.present(SessionOffice.CHAIR),
                office.present(SessionOffice.SECRETARY),
                office.byProxy(SessionOffice.MEMBER, SessionOffice.PROXY));

        assertThat(office.get(id).presentInPerson()).isEqualTo(1);
        for (Resolution resolution : List.of(Resolution.AS_DRAFTED, Resolution.AMENDED, Resolution.DENIED)) {
            assertThatThrownBy(() ->
                            toshima.run(() -> sessions.resolve(id, opened.item(), resolution, office.secretary())))
                    .isInstanceOfSatisfying(
                            NoQuorum.class,
                            refused -> assertThat(refused.message().ja()).contains("定足数 2 人"));
        }
        toshima.run(() -> sessions.resolve(id, opened.item(), Resolution.CONTINUED, office.secretary()));
        office.attend(id, office.present(SessionOffice.OTHER_MEMBER));
        toshima.run(() -> sessions.resolve(id, opened.item(), Resolution.AS_DRAFTED, office.secretary()));
        assertThat(office.get(id).items().getFirst().resolution()).contains(Resolution.AS_DRAFTED);
    }

    @Test
    @DisplayName("C.1-6 a proxy is a post that is named, for a member that is not there herself")
    void namesWhoStandsIn() {
        SessionId id = office.opened("代理の会議").session();
        PostId member = office.post(SessionOffice.MEMBER);
        for (Sessions.Seat wrong : List.of(
                new Sessions.Seat(member, Presence.PROXY, null),
                new Sessions.Seat(member, Presence.PROXY, member),
                new Sessions.Seat(member, Presence.PRESENT, office.post(SessionOffice.PROXY)),
                new Sessions.Seat(member, Presence.PROXY, new PostId(UUID.randomUUID())),
                new Sessions.Seat(office.post(SessionOffice.STRANGER), Presence.PRESENT, null))) {
            assertThatThrownBy(() -> office.attend(id, wrong)).isInstanceOf(Invalid.class);
        }
        office.attend(id, office.byProxy(SessionOffice.MEMBER, SessionOffice.PROXY));
        SessionRecord.Attendance seat = office.get(id).attendance().getFirst();
        assertThat(seat.proxy().orElseThrow().id()).isEqualTo(office.post(SessionOffice.PROXY));
    }

    @Test
    @DisplayName("C.1-8 once a session is over nothing of it changes, whatever writes it")
    void isFinalOnceOver() {
        SessionOffice.Opened opened = office.opened("終わった会議");
        SessionId id = opened.session();
        Actor secretary = office.secretary();
        office.attend(id, office.present(SessionOffice.CHAIR));
        toshima.run(() -> {
            sessions.summarise(id, opened.item(), "計画の案を示した。", secretary);
            sessions.say(id, opened.item(), new Sessions.NewStatement(Speaker.CHAIR, null, "よろしいか。"), secretary);
            sessions.say(id, opened.item(), new Sessions.NewStatement(Speaker.MEMBER, null, "誤って記録した"), secretary);
            sessions.strike(id, opened.item(), 2, secretary);
            sessions.close(id, secretary);
        });
        SessionRecord over = office.get(id);
        assertThat(over.items().getFirst().statements())
                .extracting(SessionRecord.Statement::words)
                .containsExactly("よろしいか。");
        assertThat(over.closedAt()).isPresent();

        assertThatThrownBy(() -> toshima.run(() -> sessions.summarise(id, opened.item(), "後から", secretary)))
                .isInstanceOf(SessionNotReady.class);
        for (Runnable statement : List.<Runnable>of(
                () -> db.update(ITEM)
                        .set(ITEM.GIST, "後から")
                        .where(ITEM.ID.eq(opened.item().value()))
                        .execute(),
                () -> db.update(SESSION)
                        .set(SESSION.STATE, "OPEN")
                        .where(SESSION.ID.eq(id.value()))
                        .execute(),
                () -> db.deleteFrom(STATEMENT)
                        .where(STATEMENT.ITEM_ID.eq(opened.item().value()))
                        .execute(),
                () -> db.update(ATTENDANCE)
                        .set(ATTENDANCE.PRESENCE, "ABSENT")
                        .where(ATTENDANCE.SESSION_ID.eq(id.value()))
                        .execute())) {
            assertThatThrownBy(() -> toshima.run(() -> transactions.write(statement::run)))
                    .hasStackTraceContaining("is over");
        }
        assertThat(office.get(id)).isEqualTo(over);
    }

    @Test
    @DisplayName("C.1-9 an instruction keeps the wording before and after, and is open until it is reported once")
    void keepsInstructions() {
        SessionOffice.Opened opened = office.opened("指示の会議");
        SessionId id = opened.session();
        Actor secretary = office.secretary();
        assertThatThrownBy(() -> instruct(opened, null, "ペーパーレス", "")).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> instruct(opened, null, "同じ", "同じ")).isInstanceOf(Invalid.class);
        InstructionId given = instruct(opened, null, "ペーパーレス", "ペーパーレス（紙文書の電子化を含む）");
        toshima.run(() -> sessions.close(id, secretary));

        SessionId later = office.called(opened.body());
        ItemId report = office.item(later, ItemKind.REPORT, "指示の報告");
        ItemId foreign = office.opened("別の会議体").item();
        assertThatThrownBy(() -> toshima.run(() -> sessions.report(given, foreign, "報告", secretary)))
                .as("at another body")
                .isInstanceOf(NotFound.class);
        toshima.run(() -> sessions.report(given, report, "電子化の計画を報告した。", secretary));
        SessionRecord.Instruction kept = office.get(id).instructions().getFirst();
        assertThat(kept.before()).isEqualTo("ペーパーレス");
        assertThat(kept.after()).contains("電子化");
        assertThat(kept.report().orElseThrow().item()).contains(report);
        assertThatThrownBy(() -> toshima.run(() -> sessions.report(given, null, "もう一度", secretary)))
                .isInstanceOf(Invalid.class);
    }

    private InstructionId instruct(
            SessionOffice.Opened opened,
            @org.jspecify.annotations.Nullable LocalDate due,
            String before,
            String after) {
        return toshima.in(() -> sessions.instruct(
                opened.session(),
                opened.item(),
                new Sessions.NewInstruction(
                        office.post(SessionOffice.MEMBER),
                        "次回に報告すること " + opened.item().value(),
                        due,
                        before,
                        after),
                office.secretary()));
    }

    @Test
    @DisplayName("C.1-9 an open instruction stands on its owner's desk, and on the secretariat's once it is overdue")
    void remindsOfInstructions() {
        SessionOffice.Opened opened = office.opened("宿題の会議");
        LocalDate due = clocks.officialToday().plusDays(7);
        instruct(opened, due, "", "");
        String wording = opened.item().value().toString();

        assertThat(onDesk(SessionOffice.MEMBER, wording)).isTrue();
        assertThat(onDesk(SessionOffice.SECRETARY, wording)).isFalse();
        Actor owner = toshima.actor(SessionOffice.MEMBER);
        assertThat(toshima.read(() -> desk.dueDays(owner)))
                .extracting(DueDays.DueDay::on)
                .contains(due);
        clocks.setOfficial(due.plusDays(1).atTime(9, 0));
        assertThat(onDesk(SessionOffice.SECRETARY, wording)).as("overdue").isTrue();
        assertThat(onDesk(SessionOffice.STRANGER, wording)).isFalse();
    }

    private boolean onDesk(String login, String wording) {
        Actor actor = toshima.actor(login);
        return toshima.read(() -> desk.cards(actor)).stream()
                .flatMap(card -> card.items().stream())
                .map(DeskItem::title)
                .anyMatch(title -> title.ja().contains(wording));
    }

    @Test
    @DisplayName("C.1-1 a body has one chair, a name of its own, and no post twice")
    void foundsBodies() {
        Bodies.NewBody good = office.newBody("一つだけの会議");
        toshima.run(() -> bodies.found(good, office.secretary()));
        assertThatThrownBy(() -> toshima.run(() -> bodies.found(good, office.secretary())))
                .as("the name")
                .isInstanceOf(Invalid.class);
        for (List<Bodies.NewMember> members : List.of(
                List.<Bodies.NewMember>of(),
                List.of(
                        new Bodies.NewMember(office.post(SessionOffice.CHAIR), Capacity.CHAIR),
                        new Bodies.NewMember(office.post(SessionOffice.CHAIR), Capacity.MEMBER)),
                List.of(
                        new Bodies.NewMember(office.post(SessionOffice.CHAIR), Capacity.CHAIR),
                        new Bodies.NewMember(office.post(SessionOffice.MEMBER), Capacity.CHAIR)))) {
            var bad = new Bodies.NewBody(
                    org.fumikura.shared.Text.same("二つめの会議"),
                    good.kind(),
                    good.basis(),
                    good.fileTitle(),
                    good.quorum(),
                    good.openness(),
                    good.minutes(),
                    members);
            assertThatThrownBy(() -> toshima.run(() -> bodies.found(bad, office.secretary())))
                    .isInstanceOf(Invalid.class);
        }
    }
}
