package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.BODY;
import static org.fumikuradb.meetings.Tables.INSTRUCTION;
import static org.fumikuradb.meetings.Tables.INSTRUCTION_REPORT;
import static org.fumikuradb.meetings.Tables.SESSION;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Facts;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.Menu;
import org.fumikura.frame.MenuEntry;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.CurrentActor;
import org.fumikura.organization.PostId;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages of meetings: the lists, a body, and a session from its call to its end. */
@Controller
class MeetingController implements Menu {

    static final Link LIST = new Link(new Text("会議", "Meetings"), "/meetings");
    static final Link BODIES = new Link(new Text("会議体", "Bodies"), "/meetings/bodies");

    private static final Map<String, Text> DONE = Map.ofEntries(
            Map.entry("called", new Text("会議を設けました。議題と資料を加えてください。", "The session is called. Add items and materials.")),
            Map.entry("item", new Text("議題を加えました。", "The item is on the agenda.")),
            Map.entry("material", new Text("資料を加えました。", "The material is added.")),
            Map.entry(
                    "notified",
                    new Text("招集を通知しました。構成員のホームに出ます。", "Notice is given; it stands on the members' home pages.")),
            Map.entry("opened", new Text("開会しました。出席を入力してください。", "The session is open. Enter who is there.")),
            Map.entry("attendance", new Text("出席を保存しました。", "Who is there is saved.")),
            Map.entry("recorded", new Text("記録しました。", "It is on record.")),
            Map.entry("closed", new Text("閉会しました。会議録を作れます。", "The session is closed. Its minutes can be drafted.")),
            Map.entry("cancelled", new Text("中止にしました。", "The session is cancelled.")),
            Map.entry("reported", new Text("報告を記録しました。", "The report is on record.")));

    private final DSLContext db;
    private final Sessions sessions;
    private final Bodies bodies;
    private final MeetingRows rows;
    private final MeetingAccess access;
    private final MeetingPages pages;
    private final AccessLog accessLog;
    private final Transactions transactions;
    private final OfficialClock clock;

    MeetingController(
            DSLContext db,
            Sessions sessions,
            Bodies bodies,
            MeetingRows rows,
            MeetingAccess access,
            MeetingPages pages,
            AccessLog accessLog,
            Transactions transactions,
            OfficialClock clock) {
        this.db = db;
        this.sessions = sessions;
        this.bodies = bodies;
        this.rows = rows;
        this.access = access;
        this.pages = pages;
        this.accessLog = accessLog;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        return CurrentActor.of(request).may(MeetingPermissions.ATTEND)
                ? List.of(new MenuEntry(65, LIST.label(), LIST.path(), 0))
                : List.of();
    }

    @GetMapping("/meetings")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView list(@RequestParam(defaultValue = "1") int page, Actor actor) {
        return transactions.read(() -> {
            var request = new PageRequest(page, PageRequest.DEFAULT_SIZE);
            Condition which = access.sessions(actor);
            int total = db.fetchCount(joined(which));
            List<List<Cell>> lines = joined(which)
                    .orderBy(SESSION.STARTS_AT.desc(), SESSION.ID)
                    .limit(request.size())
                    .offset(request.offset())
                    .fetch(row -> cells(
                            row.get(SESSION.ID),
                            row.get(SESSION.FISCAL_YEAR),
                            row.get(SESSION.N),
                            new Text(row.get(BODY.NAME), english(row.get(BODY.NAME_EN), row.get(BODY.NAME))),
                            row.get(SESSION.STARTS_AT),
                            row.get(SESSION.PLACE),
                            SessionState.valueOf(row.get(SESSION.STATE))));
            boolean runsSome = bodies.list(actor).stream().anyMatch(body -> access.runs(body, actor));
            return new ModelAndView(
                    "frame/listing",
                    "model",
                    new Listing(
                            LIST.label(),
                            List.of(),
                            new Text(
                                    "あなたの課が事務局をする会議と、あなたの職が構成員である会議です。",
                                    "Sessions of bodies that your section runs or your post belongs to."),
                            Optional.empty(),
                            List.of(),
                            new Table(
                                    List.of(
                                            new Text("会議", "Session"),
                                            new Text("日時", "When"),
                                            new Text("場所", "Where"),
                                            new Text("状態", "State")),
                                    lines,
                                    new Text("会議はまだありません。", "There is no session yet.")),
                            new Paged<>(lines, total, request),
                            runsSome
                                    ? List.of(new Link(new Text("会議を設ける", "Call a session"), "/meetings/new"))
                                    : List.of(),
                            List.of(BODIES, new Link(new Text("指示の一覧（宿題）", "Instructions"), "/meetings/instructions")),
                            Optional.empty()));
        });
    }

    private org.jooq.SelectConditionStep<?> joined(Condition which) {
        return db.select(
                        SESSION.ID,
                        SESSION.FISCAL_YEAR,
                        SESSION.N,
                        BODY.NAME,
                        BODY.NAME_EN,
                        SESSION.STARTS_AT,
                        SESSION.PLACE,
                        SESSION.STATE)
                .from(SESSION)
                .join(BODY)
                .on(BODY.TENANT_ID.eq(SESSION.TENANT_ID), BODY.ID.eq(SESSION.BODY_ID))
                .where(which);
    }

    private static String english(String en, String ja) {
        return en.isEmpty() ? ja : en;
    }

    private static List<Cell> cells(
            UUID id, int year, int n, Text body, java.time.Instant startsAt, String place, SessionState state) {
        Text yearName = new org.fumikura.shared.FiscalYear(year).label(org.fumikura.shared.FiscalYearNames.STANDARD);
        return List.of(
                new Cell.Link(
                        new Text(
                                body.ja() + "　" + yearName.ja() + "第" + n + "回",
                                body.en() + ", session " + n + " of " + yearName.en()),
                        "/meetings/" + id),
                new Cell.Moment(startsAt),
                Cell.of(place),
                new Cell.Tag(state.label(), state.tone()));
    }

    @GetMapping("/meetings/bodies")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView listBodies(Actor actor) {
        List<List<Cell>> lines = transactions.read(() -> bodies.list(actor).stream()
                .map(body -> List.of(
                        (Cell) new Cell.Link(
                                body.name(), BODIES.path() + "/" + body.id().value()),
                        Cell.of(body.kind().label()),
                        Cell.of(body.basis()),
                        Cell.of(body.openness().how().label())))
                .toList());
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        BODIES.label(),
                        List.of(LIST),
                        new Text("設置の根拠、構成員、公開区分を定めた会議体です。", "Bodies with their basis, members and openness."),
                        Optional.empty(),
                        List.of(),
                        new Table(
                                List.of(
                                        new Text("名称", "Name"),
                                        new Text("種別", "Kind"),
                                        new Text("設置根拠", "Basis"),
                                        new Text("会議の公開", "Openness")),
                                lines,
                                new Text("会議体はまだありません。", "There is no body yet.")),
                        new Paged<>(lines, lines.size(), new PageRequest(1, PageRequest.MAX_SIZE)),
                        List.of(new Link(new Text("会議体を登録する", "Enter a body"), BODIES.path() + "/new")),
                        List.of(),
                        Optional.empty()));
    }

    @GetMapping("/meetings/bodies/{id}")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView body(@PathVariable UUID id, Actor actor) {
        return transactions.read(() -> {
            MeetingBody body = bodies.get(new MeetingBodyId(id), actor);
            List<List<Cell>> members = bodies.members(body).stream()
                    .map(member -> List.of(
                            Cell.of(member.post().name()),
                            Cell.of(member.capacity().label()),
                            Cell.of(member.post().unit().name())))
                    .toList();
            return new ModelAndView(
                    "frame/facts",
                    "model",
                    new Facts(
                            body.name(),
                            List.of(LIST, BODIES),
                            Optional.empty(),
                            List.of(
                                    new Facts.Fact(
                                            new Text("種別", "Kind"),
                                            Cell.of(body.kind().label())),
                                    new Facts.Fact(new Text("設置根拠", "Basis"), Cell.of(body.basis())),
                                    new Facts.Fact(
                                            new Text("定足数", "Quorum"),
                                            Cell.of(new Text(body.quorum() + "人", Integer.toString(body.quorum())))),
                                    new Facts.Fact(
                                            new Text("会議録の簿冊", "File of its minutes"), Cell.of(body.fileTitle())),
                                    new Facts.Fact(new Text("会議の公開", "Openness of sessions"), words(body.openness())),
                                    new Facts.Fact(new Text("会議録の公開", "Openness of minutes"), words(body.minutes()))),
                            List.of(new Facts.Section(
                                    new Text("構成員", "Members"),
                                    new Table(
                                            List.of(
                                                    new Text("職", "Post"),
                                                    new Text("資格", "As"),
                                                    new Text("所属", "Unit")),
                                            members,
                                            new Text("構成員がいません。", "There are no members.")),
                                    access.runs(body, actor)
                                            ? List.of(new Link(
                                                    new Text("構成員を加える", "Add a member"),
                                                    BODIES.path() + "/" + id + "/members/new"))
                                            : List.of(),
                                    Optional.empty())),
                            List.of()));
        });
    }

    static Cell words(Openness openness) {
        return Cell.of(
                openness.reason().isBlank()
                        ? openness.how().label()
                        : new Text(
                                openness.how().label().ja() + "（" + openness.reason() + "）",
                                openness.how().label().en() + " (" + openness.reason() + ")"));
    }

    @GetMapping("/meetings/instructions")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView instructions(@RequestParam(defaultValue = "") String state, Actor actor) {
        List<List<Cell>> lines = transactions.read(() -> {
            Condition seen = access.sessions(actor)
                    .or(INSTRUCTION.OWNER_ID.eq(actor.post().id().value()));
            return rows
                    .listInstructions(state.equals("all") ? seen : seen.and(INSTRUCTION_REPORT.REPORTED_AT.isNull()))
                    .stream()
                    .map(given -> List.of(
                            (Cell) new Cell.Link(
                                    Text.same(given.instruction().wording()),
                                    "/meetings/" + given.session().value() + "#instructions"),
                            Cell.of(given.body() + "　" + given.title()),
                            Cell.of(given.instruction().owner().name()),
                            given.instruction().dueOn().<Cell>map(Cell.Day::new).orElse(new Cell.Empty()),
                            given.instruction().report().isPresent()
                                    ? new Cell.Tag(new Text("報告済み", "Reported"), "good")
                                    : new Cell.Tag(new Text("未報告", "Open"), "warn")))
                    .toList();
        });
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        new Text("指示の一覧（宿題）", "Instructions"),
                        List.of(LIST),
                        new Text(
                                "会議で受けた指示です。報告されるまで残ります。",
                                "What bodies want done; it stays here until it is reported."),
                        Optional.empty(),
                        List.of(),
                        new Table(
                                List.of(
                                        new Text("指示", "Instruction"),
                                        new Text("会議・議題", "Session, item"),
                                        new Text("担当", "Owner"),
                                        new Text("期限", "Due"),
                                        new Text("状態", "State")),
                                lines,
                                new Text("報告を待つ指示はありません。", "Nothing waits for a report.")),
                        new Paged<>(lines, lines.size(), new PageRequest(1, Math.max(1, lines.size()))),
                        List.of(),
                        state.equals("all")
                                ? List.of(new Link(new Text("未報告だけを見る", "Open ones only"), "/meetings/instructions"))
                                : List.of(new Link(
                                        new Text("報告済みも見る", "Reported ones too"), "/meetings/instructions?state=all")),
                        Optional.of(InstructionsExport.PATH)));
    }

    @GetMapping("/meetings/{id}")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView show(
            @PathVariable UUID id, @RequestParam Optional<String> done, Actor actor, HttpServletRequest request) {
        MeetingPage model = pages.page(new SessionId(id), done.map(DONE::get), MeetingPages.Refused.NOTHING, actor);
        accessLog.note(request, AccessLog.Kind.VIEW, "meeting", id);
        return new ModelAndView("meetings/session", "model", model);
    }

    @GetMapping("/meetings/{id}/materials/{material}")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    String material(@PathVariable UUID id, @PathVariable UUID material, Actor actor) {
        SessionRecord.Material opened = pages.open(new SessionId(id), new MaterialId(material), actor);
        return "redirect:/documents/" + opened.document().value() + "/materials";
    }

    @PostMapping("/meetings/{id}/state")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView move(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        var session = new SessionId(id);
        String to = FormInput.of(fields).line("to");
        return doing(session, to, fields, actor, () -> {
            switch (to) {
                case "notified" -> sessions.notify(session, actor);
                case "opened" -> sessions.open(session, actor);
                case "closed" -> sessions.close(session, actor);
                case "cancelled" -> sessions.cancel(session, actor);
                default -> throw new Invalid("to", new Text("操作を選んでください。", "Choose what is to happen."));
            }
        });
    }

    @PostMapping("/meetings/{id}/attendance")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView attend(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        var session = new SessionId(id);
        return doing(session, "attendance", fields, actor, () -> {
            var seats = new ArrayList<Sessions.Seat>();
            fields.toSingleValueMap().forEach((name, value) -> {
                if (name.startsWith("seat-") && !value.isEmpty()) {
                    UUID member = UUID.fromString(name.substring("seat-".length()));
                    Optional<UUID> proxy = FormInput.of(fields).id("proxy-" + member);
                    Presence presence = Presence.valueOf(value);
                    seats.add(new Sessions.Seat(
                            new PostId(member),
                            presence,
                            presence == Presence.PROXY ? proxy.map(PostId::new).orElse(null) : null));
                }
            });
            sessions.attend(session, seats, actor);
        });
    }

    @PostMapping("/meetings/{id}/gist")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView summarise(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        return recording(
                id, fields, actor, (session, item) -> sessions.summarise(session, item, many(fields, "gist"), actor));
    }

    @PostMapping("/meetings/{id}/statements")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView say(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        return recording(
                id,
                fields,
                actor,
                (session, item) -> sessions.say(
                        session,
                        item,
                        new Sessions.NewStatement(
                                input.choice("speaker", Speaker.values()).orElse(Speaker.MEMBER),
                                input.id("post").map(PostId::new).orElse(null),
                                many(fields, "words")),
                        actor));
    }

    @PostMapping("/meetings/{id}/resolutions")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView resolve(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        return recording(id, fields, actor, (session, item) -> {
            Optional<Resolution> chosen = FormInput.of(fields).choice("resolution", Resolution.values());
            sessions.resolve(
                    session,
                    item,
                    chosen.orElseThrow(
                            () -> new Invalid("resolution", new Text("結果を選んでください。", "Choose what was resolved."))),
                    actor);
        });
    }

    @PostMapping("/meetings/{id}/instructions")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView instruct(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        return recording(id, fields, actor, (session, item) -> {
            var due = input.day("due", clock.today());
            UUID owner = input.demandedId("owner").orElse(null);
            if (owner == null || !input.isFine()) {
                throw new Invalid(
                        "owner", new Text("担当する職と、日付の書き方を確かめてください。", "Choose who has to do it, and look at the day."));
            }
            sessions.instruct(
                    session,
                    item,
                    new Sessions.NewInstruction(
                            new PostId(owner),
                            many(fields, "wording"),
                            due.orElse(null),
                            many(fields, "before"),
                            many(fields, "after")),
                    actor);
        });
    }

    @PostMapping("/meetings/{id}/reports")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView report(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        return doing(new SessionId(id), "reported", fields, actor, () -> {
            UUID instruction = FormInput.of(fields)
                    .demandedId("instruction")
                    .orElseThrow(() -> MeetingAccess.missing(new SessionId(id)));
            sessions.report(new InstructionId(instruction), null, many(fields, "report"), actor);
        });
    }

    private interface OnItem {
        void happen(SessionId session, ItemId item);
    }

    private ModelAndView recording(UUID id, MultiValueMap<String, String> fields, Actor actor, OnItem what) {
        UUID item = FormInput.of(fields).demandedId("item").orElseThrow(() -> MeetingAccess.missing(new SessionId(id)));
        return doing(
                new SessionId(id), "recorded", fields, actor, () -> what.happen(new SessionId(id), new ItemId(item)));
    }

    /** Does it and leads back to the page; what is refused is shown there again, with the reason. */
    private ModelAndView doing(
            SessionId id, String done, MultiValueMap<String, String> fields, Actor actor, Runnable what) {
        try {
            what.run();
        } catch (Invalid refused) {
            return again(id, refused.errors(), fields, actor);
        } catch (NoQuorum refused) {
            return again(id, List.of(new ApiProblem.FieldError("resolution", refused.message())), fields, actor);
        }
        String item = fields.getFirst("item");
        return new ModelAndView("redirect:/meetings/" + id.value() + "?done=" + done
                + (item == null ? "" : "#item-" + UUID.fromString(item)));
    }

    private ModelAndView again(
            SessionId id, List<ApiProblem.FieldError> errors, MultiValueMap<String, String> fields, Actor actor) {
        var view = new ModelAndView(
                "meetings/session",
                "model",
                pages.page(id, Optional.empty(), new MeetingPages.Refused(errors, fields.toSingleValueMap()), actor));
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    /** A text of several lines, as it was typed but for its line ends. */
    private static String many(MultiValueMap<String, String> fields, String name) {
        String sent = fields.getFirst(name);
        return sent == null ? "" : sent.replace("\r\n", "\n").strip();
    }
}
