package org.fumikura.meetings;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.Link;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PostId;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The forms of meetings: a body, its members, a session, an item, a material. */
@Controller
class MeetingForms {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,2})[:時]([0-9]{2})?分?");
    private static final Pattern DOCUMENT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int MOST_MATERIALS = 200;
    private static final int LARGEST_BODY = 100;

    private final Sessions sessions;
    private final Bodies bodies;
    private final MeetingAccess access;
    private final MeetingPages pages;
    private final Documents documents;
    private final Submissions submissions;
    private final Transactions transactions;
    private final OfficialClock clock;

    MeetingForms(
            Sessions sessions,
            Bodies bodies,
            MeetingAccess access,
            MeetingPages pages,
            Documents documents,
            Submissions submissions,
            Transactions transactions,
            OfficialClock clock) {
        this.sessions = sessions;
        this.bodies = bodies;
        this.access = access;
        this.pages = pages;
        this.documents = documents;
        this.submissions = submissions;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/meetings/new")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView newSession(Actor actor) {
        return show(session(nothing(), actor), HttpStatus.OK);
    }

    private Form session(FormInput input, Actor actor) {
        List<FormField.Option> own = transactions.read(() -> bodies.list(actor).stream()
                .filter(body -> access.runs(body, actor))
                .map(body -> new FormField.Option(body.id().value().toString(), body.name()))
                .toList());
        return form(
                new Text("会議を設ける", "Call a session"),
                List.of(MeetingController.LIST),
                new Text(
                        "回次は、開催日の年度ごとに自動で付きます。公開区分は会議体の定めのとおりになります。",
                        "Its number follows the fiscal year of its day; its openness is what the body decided."),
                "/meetings",
                new Text("設ける", "Call it"),
                input,
                List.of(
                        FormField.choice("body", new Text("会議体", "Body"), own).demanded(),
                        FormField.day("day", new Text("開催日", "Day")).demanded(),
                        FormField.line("starts", new Text("始まる時刻", "Begins at"))
                                .demanded()
                                .hint(new Text("例 14:00", "e.g. 14:00")),
                        FormField.line("ends", new Text("終わる時刻", "Ends at")).demanded(),
                        FormField.line("place", new Text("開催場所", "Place")).demanded()));
    }

    @PostMapping("/meetings")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView call(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<UUID> body = input.demandedId("body");
        Optional<LocalDate> day = input.demandedDay("day", clock.today());
        Optional<LocalTime> starts = time(input, "starts");
        Optional<LocalTime> ends = time(input, "ends");
        String place = input.demanded("place");
        return sent(input, actor, this::session, () -> {
            var plan = new Sessions.Plan(
                    at(day.orElseThrow(), starts.orElseThrow()), at(day.orElseThrow(), ends.orElseThrow()), place);
            SessionId id = sessions.call(new MeetingBodyId(body.orElseThrow()), plan, actor);
            return "/meetings/" + id.value() + "?done=called";
        });
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(OfficialClock.ZONE).toInstant();
    }

    private static Optional<LocalTime> time(FormInput input, String name) {
        String typed = java.text.Normalizer.normalize(input.demanded(name), java.text.Normalizer.Form.NFKC);
        Matcher parts = TIME.matcher(typed);
        try {
            if (parts.matches()) {
                String minutes = parts.group(2) == null ? "0" : parts.group(2);
                return Optional.of(LocalTime.of(Integer.parseInt(parts.group(1)), Integer.parseInt(minutes)));
            }
        } catch (DateTimeException none) {
            // said below
        }
        input.refuse(name, new Text("14:00 のように入力してください。", "Enter it like 14:00."));
        return Optional.empty();
    }

    @GetMapping("/meetings/{id}/items/new")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView newItem(@PathVariable UUID id, @RequestParam(defaultValue = "") String matter, Actor actor) {
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("matter", matter);
        return show(item(id).apply(FormInput.of(typed), actor), HttpStatus.OK);
    }

    private interface Shape {
        Form apply(FormInput input, Actor actor);
    }

    private Shape item(UUID id) {
        return (input, actor) -> {
            SessionRecord session = transactions.read(() -> sessions.get(new SessionId(id), actor));
            List<FormField.Option> presenters = session.members().stream()
                    .filter(member -> member.capacity() == Capacity.SECRETARIAT)
                    .map(member -> new FormField.Option(
                            member.post().id().value().toString(), member.post().name()))
                    .toList();
            List<FormField.Option> all = transactions.read(pages::posts);
            return form(
                    new Text("議題を加える", "Add an item"),
                    crumbs(session),
                    new Text(
                            "付議の起案文書を番号で指すと、その資料を会議の資料にできます。策定の起案は、会議の後に別に行います。",
                            "Name the matter that brings it here by its number to show its attachments. What comes of it is a matter of its own, after the session."),
                    "/meetings/" + id + "/items",
                    new Text("加える", "Add it"),
                    input,
                    List.of(
                            FormField.choice("kind", new Text("区分", "Kind"), ItemKind.values(), ItemKind::label)
                                    .demanded(),
                            FormField.line("title", new Text("件名", "Title")).demanded(),
                            FormField.choice(
                                            "presenter",
                                            new Text("説明する職", "Presented by"),
                                            presenters.isEmpty() ? all : presenters)
                                    .demanded(),
                            FormField.line("matter", new Text("付議の文書の番号", "Number of the matter"))
                                    .hint(new Text(
                                            "例 4-0024。文書の画面のアドレスでもかまいません。",
                                            "e.g. 4-0024, or the address of its page"))));
        };
    }

    @PostMapping("/meetings/{id}/items")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView propose(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<ItemKind> kind = input.choice("kind", ItemKind.values());
        String title = input.demanded("title");
        Optional<UUID> presenter = input.demandedId("presenter");
        Optional<DocumentId> matter = matter(input, actor);
        return sent(input, actor, item(id), () -> {
            sessions.propose(
                    new SessionId(id),
                    new Sessions.NewItem(
                            kind.orElseThrow(), title, new PostId(presenter.orElseThrow()), matter.orElse(null)),
                    actor);
            return "/meetings/" + id + "?done=item";
        });
    }

    private Optional<DocumentId> matter(FormInput input, Actor actor) {
        String number = input.line("matter");
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Matcher address = DOCUMENT.matcher(number);
        List<DocumentId> found = address.find()
                ? List.of(new DocumentId(UUID.fromString(address.group())))
                : transactions.read(() -> documents.listByNumber(number, actor.reader()));
        if (found.size() == 1
                && transactions
                        .read(() -> documents.find(found.getFirst(), actor.reader()))
                        .isPresent()) {
            return Optional.of(found.getFirst());
        }
        input.refuse(
                "matter",
                found.size() > 1
                        ? new Text(
                                "同じ番号の文書が2件以上あります。文書の画面のアドレスを貼り付けてください。",
                                "Several documents have this number. Paste the address of the right one's page.")
                        : new Text(
                                "この番号の文書は見つかりません。番号を確かめてください。",
                                "There is no document of that number that you may see."));
        return Optional.empty();
    }

    @GetMapping("/meetings/{id}/items/{item}/materials/new")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView newMaterial(@PathVariable UUID id, @PathVariable UUID item, Actor actor) {
        return show(material(id, item).apply(nothing(), actor), HttpStatus.OK);
    }

    private Shape material(UUID id, UUID item) {
        return (input, actor) -> transactions.read(() -> {
            SessionRecord session = sessions.get(new SessionId(id), actor);
            SessionRecord.Item of = session.items().stream()
                    .filter(each -> each.id().value().equals(item))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("meeting-item", new Text("議題", "item"), item));
            List<FormField.Option> files = of.matter().stream()
                    .flatMap(matter -> documents.find(matter, actor.reader()).stream())
                    .flatMap(document -> documents.versions(document.id()).reversed().stream()
                            .limit(1))
                    .flatMap(version -> version.attachments().stream())
                    .map(file -> new FormField.Option(file.id().toString(), Text.same(file.name())))
                    .toList();
            int next = 1
                    + session.materials().stream()
                            .mapToInt(SessionRecord.Material::number)
                            .max()
                            .orElse(0);
            return form(
                    new Text("資料を加える", "Add a material"),
                    crumbs(session),
                    new Text(
                            "付議の文書の資料から選びます。会議で示したものが、この版のまま残ります。",
                            "Choose from what is attached to the item's matter; it stays as it is in this version."),
                    "/meetings/" + id + "/items/" + item + "/materials",
                    new Text("加える", "Add it"),
                    input,
                    List.of(
                            FormField.choice("attachment", new Text("資料", "Material"), files)
                                    .demanded(),
                            FormField.choice("number", new Text("資料番号", "Number"), numbers(next))
                                    .demanded(),
                            FormField.line("title", new Text("名称", "Title"))
                                    .demanded()
                                    .value(of.title()),
                            FormField.choice(
                                            "openness",
                                            new Text("公開区分", "Openness"),
                                            Disclosure.values(),
                                            Disclosure::label)
                                    .demanded(),
                            FormField.line("reason", new Text("公開しない理由", "Why it is not open"))));
        });
    }

    private static List<FormField.Option> numbers(int next) {
        return IntStream.rangeClosed(next, Math.min(next + 9, MOST_MATERIALS))
                .mapToObj(n -> new FormField.Option(Integer.toString(n), new Text("資料" + n, "Material " + n)))
                .toList();
    }

    @PostMapping("/meetings/{id}/items/{item}/materials")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView addMaterial(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<UUID> attachment = input.demandedId("attachment");
        int number = input.number("number", 1, MOST_MATERIALS);
        String title = input.demanded("title");
        Optional<Disclosure> how = input.choice("openness", Disclosure.values());
        String reason = input.line("reason");
        return sent(input, actor, material(id, item), () -> {
            sessions.addMaterial(
                    new SessionId(id),
                    new ItemId(item),
                    new Sessions.NewMaterial(
                            number, title, attachment.orElseThrow(), new Openness(how.orElseThrow(), reason)),
                    actor);
            return "/meetings/" + id + "?done=material";
        });
    }

    @GetMapping("/meetings/bodies/new")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.FOUND)
    ModelAndView newBody(Actor actor) {
        return show(body(nothing(), actor), HttpStatus.OK);
    }

    private Form body(FormInput input, Actor actor) {
        List<FormField.Option> posts = transactions.read(pages::posts);
        return form(
                new Text("会議体を登録する", "Enter a body"),
                List.of(MeetingController.LIST, MeetingController.BODIES),
                new Text(
                        "事務局は「%s」になります。長と副のほかの構成員は、登録してから加えます。"
                                .formatted(actor.unitAt(org.fumikura.organization.UnitLevel.SECTION)
                                        .name()
                                        .ja()),
                        "Its secretariat is %s. Members other than the chairs are added afterwards."
                                .formatted(actor.unitAt(org.fumikura.organization.UnitLevel.SECTION)
                                        .name()
                                        .en())),
                "/meetings/bodies",
                new Text("登録する", "Enter it"),
                input,
                List.of(
                        FormField.line("name", new Text("名称", "Name")).demanded(),
                        FormField.line("nameEn", new Text("英語の名称", "Name in English")),
                        FormField.choice("kind", new Text("種別", "Kind"), BodyKind.values(), BodyKind::label)
                                .demanded(),
                        FormField.line("basis", new Text("設置根拠", "Basis")).demanded(),
                        FormField.line("file", new Text("会議録を綴る簿冊の名称", "Name of the file of its minutes"))
                                .demanded(),
                        FormField.line("quorum", new Text("定足数（人）", "Quorum")),
                        FormField.choice("chair", new Text("長", "Chair"), posts).demanded(),
                        FormField.choice("vice", new Text("副", "Vice chair"), posts)
                                .orNone(new Text("置かない", "none")),
                        FormField.choice(
                                        "openness",
                                        new Text("会議の公開", "Openness of sessions"),
                                        Disclosure.values(),
                                        Disclosure::label)
                                .demanded(),
                        FormField.line("reason", new Text("会議を公開しない理由", "Why sessions are not open")),
                        FormField.choice(
                                        "minutes",
                                        new Text("会議録の公開", "Openness of minutes"),
                                        Disclosure.values(),
                                        Disclosure::label)
                                .demanded(),
                        FormField.line("minutesReason", new Text("会議録を公開しない理由", "Why minutes are not open"))));
    }

    @PostMapping("/meetings/bodies")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.FOUND)
    ModelAndView found(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        String name = input.demanded("name");
        String nameEn = input.line("nameEn");
        Optional<BodyKind> kind = input.choice("kind", BodyKind.values());
        String basis = input.demanded("basis");
        String file = input.demanded("file");
        int quorum = input.number("quorum", 0, LARGEST_BODY);
        Optional<UUID> chair = input.demandedId("chair");
        Optional<UUID> vice = input.id("vice");
        Optional<Disclosure> how = input.choice("openness", Disclosure.values());
        Optional<Disclosure> minutes = input.choice("minutes", Disclosure.values());
        demandReason(input, how, "reason");
        demandReason(input, minutes, "minutesReason");
        return sent(input, actor, this::body, () -> {
            var members = new ArrayList<Bodies.NewMember>();
            members.add(new Bodies.NewMember(new PostId(chair.orElseThrow()), Capacity.CHAIR));
            vice.filter(each -> !each.equals(chair.orElseThrow()))
                    .ifPresent(each -> members.add(new Bodies.NewMember(new PostId(each), Capacity.VICE_CHAIR)));
            MeetingBodyId id = bodies.found(
                    new Bodies.NewBody(
                            new Text(name, nameEn.isEmpty() ? name : nameEn),
                            kind.orElseThrow(),
                            basis,
                            file,
                            quorum,
                            new Openness(how.orElseThrow(), input.line("reason")),
                            new Openness(minutes.orElseThrow(), input.line("minutesReason")),
                            members),
                    actor);
            return "/meetings/bodies/" + id.value();
        });
    }

    private static void demandReason(FormInput input, Optional<Disclosure> how, String field) {
        if (how.isPresent() && how.get() != Disclosure.OPEN) {
            input.demanded(field);
        }
    }

    @GetMapping("/meetings/bodies/{id}/members/new")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView newMember(@PathVariable UUID id, Actor actor) {
        return show(member(id).apply(nothing(), actor), HttpStatus.OK);
    }

    private Shape member(UUID id) {
        return (input, actor) -> transactions.read(() -> {
            MeetingBody body = bodies.get(new MeetingBodyId(id), actor);
            return form(
                    new Text("構成員を加える", "Add a member"),
                    List.of(
                            MeetingController.LIST,
                            MeetingController.BODIES,
                            new Link(body.name(), "/meetings/bodies/" + id)),
                    new Text("今日から構成員になります。", "From today on."),
                    "/meetings/bodies/" + id + "/members",
                    new Text("加える", "Add it"),
                    input,
                    List.of(
                            FormField.choice("post", new Text("職", "Post"), pages.posts())
                                    .demanded(),
                            FormField.choice(
                                            "capacity",
                                            new Text("資格", "As"),
                                            new Capacity[] {Capacity.MEMBER, Capacity.VICE_CHAIR, Capacity.SECRETARIAT},
                                            Capacity::label)
                                    .demanded()));
        });
    }

    @PostMapping("/meetings/bodies/{id}/members")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView addMember(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<UUID> post = input.demandedId("post");
        Optional<Capacity> capacity = input.choice("capacity", Capacity.values());
        return sent(input, actor, member(id), () -> {
            bodies.addMember(
                    new MeetingBodyId(id),
                    new Bodies.NewMember(new PostId(post.orElseThrow()), capacity.orElseThrow()),
                    actor);
            return "/meetings/bodies/" + id;
        });
    }

    private static List<Link> crumbs(SessionRecord session) {
        return List.of(
                MeetingController.LIST,
                new Link(
                        MeetingPages.title(session), "/meetings/" + session.id().value()));
    }

    private static FormInput nothing() {
        return FormInput.of(new LinkedMultiValueMap<>());
    }

    private Form form(
            Text title,
            List<Link> crumbs,
            Text lead,
            String action,
            Text submit,
            FormInput input,
            List<FormField> fields) {
        return new Form(
                title,
                crumbs,
                lead,
                action,
                input.key(submissions),
                submit,
                false,
                filled(input, fields),
                Optional.empty());
    }

    /** A field that was never sent keeps the value that the form proposes. */
    private static List<FormField> filled(FormInput input, List<FormField> fields) {
        List<FormField> filled = input.fill(fields);
        return IntStream.range(0, fields.size())
                .mapToObj(i -> filled.get(i).value().isEmpty()
                                && filled.get(i).problem().isEmpty()
                        ? filled.get(i).value(fields.get(i).value())
                        : filled.get(i))
                .toList();
    }

    /** Carries a form out once; shows it again with what is wrong when it is not acceptable. */
    private ModelAndView sent(FormInput input, Actor actor, Shape shape, Supplier<String> what) {
        if (!input.isFine()) {
            return show(shape.apply(input, actor), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        UUID key = input.key(submissions);
        UUID person = actor.person().value();
        try {
            return new ModelAndView("redirect:"
                    + submissions.oneAtATime(
                            key,
                            () -> submissions.outcome(key, person).orElseGet(() -> {
                                String outcome = what.get();
                                submissions.remember(key, person, outcome);
                                return outcome;
                            })));
        } catch (Invalid refused) {
            refused.errors().forEach(error -> input.refuse(error.field(), error.message()));
            return show(shape.apply(input, actor), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static ModelAndView show(Form form, HttpStatus status) {
        var view = new ModelAndView("frame/form", "model", form);
        view.setStatus(status);
        return view;
    }
}
