package org.fumikura.redaction;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.content.ContentTooLarge;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.Menu;
import org.fumikura.frame.MenuEntry;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Table;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.CurrentActor;
import org.fumikura.renditions.PageArea;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Refusal;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The pages of 墨塗り: the list, a new one, and one from its first mark to its end. */
@Controller
class RedactionController implements Menu {

    static final Link LIST = new Link(new Text("墨塗り", "Redactions"), "/redactions");

    private static final float POINTS_OF_A_MILLIMETRE = 72 / 25.4f;

    private static final Map<String, Text> DONE = Map.of(
            "begun", new Text("PDFを受け取りました。文字を読み取っています。", "The PDF is here; its letters are being read."),
            "found", new Text("探して、見つかった箇所を加えました。", "Looked for it, and added what was found."),
            "drawn", new Text("箇所を加えました。", "The part is added."),
            "chosen", new Text("このページの選択を保存しました。", "What is to be gone of this page is saved."),
            "ordered", new Text("墨塗りしたPDFを作っています。", "The new PDF is being made."),
            "confirmed", new Text("確認しました。墨塗りしたPDFを取り出せます。", "Confirmed. The new PDF can be taken out."),
            "returned", new Text("理由を添えて戻しました。", "Returned with your reason."),
            "withdrawn", new Text("取り下げました。", "Withdrawn."));

    private final Redactions redactions;
    private final RedactionPages pages;
    private final Arrivals arrivals;
    private final Marking marking;
    private final Confirming confirming;
    private final Submissions submissions;
    private final AccessLog accessLog;
    private final Transactions transactions;

    RedactionController(
            Redactions redactions,
            RedactionPages pages,
            Arrivals arrivals,
            Marking marking,
            Confirming confirming,
            Submissions submissions,
            AccessLog accessLog,
            Transactions transactions) {
        this.redactions = redactions;
        this.pages = pages;
        this.arrivals = arrivals;
        this.marking = marking;
        this.confirming = confirming;
        this.submissions = submissions;
        this.accessLog = accessLog;
        this.transactions = transactions;
    }

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        return CurrentActor.of(request).may(RedactionPermissions.REDACT)
                ? List.of(new MenuEntry(70, LIST.label(), LIST.path(), 0))
                : List.of();
    }

    @GetMapping("/redactions")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    ModelAndView list(Actor actor) {
        List<List<Cell>> lines = transactions.read(() -> redactions.list(actor, PageRequest.MAX_SIZE).stream()
                .map(RedactionController::cells)
                .toList());
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        List.of(),
                        new Text(
                                "課の職員が行っている墨塗りです。PDFから消す箇所を決めると、消した箇所を含まない新しいPDFを作り、残っていないことを検査します。別の職員が確認すると取り出せます。",
                                "Redactions of your section. From a PDF a new one is made without what is marked, and it is proved that nothing of it is left; it is handed out once somebody else has confirmed it."),
                        Optional.empty(),
                        List.of(),
                        new Table(
                                List.of(new Text("名前", "Name"), new Text("状態", "State"), new Text("始めた日時", "Begun")),
                                lines,
                                new Text(
                                        "墨塗りはまだありません。「PDFを選ぶ」から始めてください。",
                                        "There is none yet. Begin with “Choose a PDF”.")),
                        new Paged<>(lines, lines.size(), new PageRequest(1, PageRequest.MAX_SIZE)),
                        List.of(new Link(new Text("PDFを選ぶ", "Choose a PDF"), LIST.path() + "/new")),
                        List.of(),
                        Optional.empty()));
    }

    private static List<Cell> cells(Redaction each) {
        return List.of(
                new Cell.Link(Text.same(each.name()), Redactions.path(each.id())),
                new Cell.Tag(each.state().label(), each.state().tone()),
                new Cell.Moment(each.begunAt()));
    }

    @GetMapping("/redactions/new")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    ModelAndView form() {
        return show(form(FormInput.of(new LinkedMultiValueMap<>())), HttpStatus.OK);
    }

    private Form form(FormInput input) {
        return new Form(
                new Text("墨塗りを始める", "Begin a redaction"),
                List.of(LIST),
                new Text(
                        "PDFは、課の墨塗りをする職員だけが見ることができ、確認か取下げのあとに、ここから消えます。",
                        "The PDF is seen by those of your section who redact, and goes from here once the redaction is confirmed or withdrawn."),
                LIST.path(),
                input.key(submissions),
                new Text("始める", "Begin"),
                false,
                input.fill(List.of(
                        FormField.line("name", new Text("名前", "Name"))
                                .demanded()
                                .hint(new Text(
                                        "消す語句は書かないでください。", "Please do not write words here that are to be gone.")),
                        FormField.file("file", new Text("PDF（100 MB、200ページまで）", "PDF (up to 100 MB and 200 pages)"))
                                .demanded())),
                Optional.empty());
    }

    private static ModelAndView show(Form form, HttpStatus status) {
        var view = new ModelAndView("frame/form", "model", form);
        view.setStatus(status);
        return view;
    }

    @PostMapping("/redactions")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    ModelAndView begin(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(required = false) Optional<MultipartFile> file,
            Actor actor) {
        FormInput input = FormInput.of(fields);
        String name = input.demanded("name");
        if (file.isEmpty() || file.get().isEmpty()) {
            input.refuse("file", new NoPdf().errors().getFirst().message());
        }
        if (!input.isFine()) {
            return show(form(input), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        UUID key = input.key(submissions);
        try {
            return to(begin(key, name, file.orElseThrow(), actor));
        } catch (NoPdf | ContentTooLarge refused) {
            input.refuse(
                    "file",
                    refused instanceof NoPdf none ? none.errors().getFirst().message() : refused.message());
            return show(form(input), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private String begin(UUID key, String name, MultipartFile file, Actor actor) {
        return submissions.oneAtATime(
                key,
                () -> submissions.outcome(key, actor.person().value()).orElseGet(() -> {
                    try (InputStream in = file.getInputStream()) {
                        Arrivals.Arrival arrival = arrivals.take(in, actor.person());
                        RedactionId id = redactions.begin(arrival.sha256(), name, null, actor);
                        arrivals.clear(arrival);
                        String outcome = Redactions.path(id) + "?done=begun";
                        submissions.remember(key, actor.person().value(), outcome);
                        return outcome;
                    } catch (IOException problem) {
                        throw new UncheckedIOException(problem);
                    }
                }));
    }

    @GetMapping("/redactions/{id}")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam Optional<String> done,
            Actor actor,
            HttpServletRequest request) {
        RedactionPage model =
                pages.page(new RedactionId(id), page, done.map(DONE::get), RedactionPages.Sent.NOTHING, actor);
        accessLog.note(request, AccessLog.Kind.VIEW, "redaction", id);
        return new ModelAndView("redaction/redaction", "model", model);
    }

    @PostMapping("/redactions/{id}/words")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    ModelAndView look(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") List<String> pattern,
            @RequestParam(defaultValue = "") String expression,
            @RequestParam(defaultValue = "") String article,
            Actor actor,
            HttpServletRequest request) {
        var more = new ArrayList<Sought>();
        words.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> more.add(new Sought(SoughtKind.WORDS, line, article.strip())));
        SoughtKind.patterns().stream()
                .filter(kind -> pattern.contains(kind.name()))
                .forEach(kind -> more.add(new Sought(kind, "", article.strip())));
        if (!expression.isBlank()) {
            more.add(new Sought(SoughtKind.EXPRESSION, expression.strip(), article.strip()));
        }
        if (more.isEmpty()) {
            more.add(new Sought(SoughtKind.WORDS, "", article.strip()));
        }
        return done(id, page, "found", actor, request, () -> marking.add(new RedactionId(id), more, List.of(), actor));
    }

    @PostMapping("/redactions/{id}/areas")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    ModelAndView draw(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String left,
            @RequestParam(defaultValue = "") String top,
            @RequestParam(defaultValue = "") String width,
            @RequestParam(defaultValue = "") String height,
            @RequestParam(defaultValue = "") String areaArticle,
            Actor actor,
            HttpServletRequest request) {
        return done(id, page, "drawn", actor, request, () -> {
            var area = new PageArea(page, points(left), points(top), points(width), points(height));
            marking.add(new RedactionId(id), List.of(), List.of(new Marking.Drawn(area, areaArticle.strip())), actor);
        });
    }

    /** From millimetres, as they are typed. */
    private static float points(String typed) {
        try {
            return Float.parseFloat(Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC)) * POINTS_OF_A_MILLIMETRE;
        } catch (NumberFormatException none) {
            throw new Invalid(
                    "area", new Text("位置と大きさをミリメートルの数字で入力してください。", "Enter place and size as numbers of millimetres."));
        }
    }

    @PostMapping("/redactions/{id}/choice")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    ModelAndView choose(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") List<Integer> chosen,
            Actor actor,
            HttpServletRequest request) {
        return done(
                id,
                page,
                "chosen",
                actor,
                request,
                () -> marking.choose(new RedactionId(id), Math.max(1, page), chosen, actor));
    }

    @PostMapping("/redactions/{id}/making")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    ModelAndView make(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String conceal,
            Actor actor,
            HttpServletRequest request) {
        return done(
                id, 1, "ordered", actor, request, () -> marking.make(new RedactionId(id), !conceal.isEmpty(), actor));
    }

    @PostMapping("/redactions/{id}/confirmation")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    ModelAndView confirm(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        return done(id, 1, "confirmed", actor, request, () -> confirming.confirm(new RedactionId(id), actor));
    }

    @PostMapping("/redactions/{id}/return")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    ModelAndView giveBack(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            HttpServletRequest request) {
        return done(
                id,
                1,
                "returned",
                actor,
                request,
                () -> confirming.giveBack(new RedactionId(id), reason.strip(), actor));
    }

    @PostMapping("/redactions/{id}/withdrawal")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    ModelAndView withdraw(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String withdrawing,
            Actor actor,
            HttpServletRequest request) {
        return done(
                id,
                1,
                "withdrawn",
                actor,
                request,
                () -> confirming.withdraw(new RedactionId(id), withdrawing.strip(), actor));
    }

    /** Each of these may be sent twice: what was done already is refused by the state that it led to, and changes nothing. */
    private ModelAndView done(UUID id, int page, String done, Actor actor, HttpServletRequest request, Runnable act) {
        try {
            act.run();
            return to(LIST.path() + "/" + id + "?page=" + page + "&done=" + done);
        } catch (NotFound missing) {
            throw missing;
        } catch (Refusal refused) {
            List<ApiProblem.FieldError> problems = refused instanceof Invalid invalid
                    ? invalid.errors()
                    : List.of(new ApiProblem.FieldError("content", refused.message()));
            Map<String, String> typed = new HashMap<>();
            request.getParameterMap().forEach((name, values) -> typed.put(name, String.join("\n", values)));
            RedactionPage model = pages.page(
                    new RedactionId(id), page, Optional.empty(), new RedactionPages.Sent(problems, typed), actor);
            accessLog.note(request, AccessLog.Kind.VIEW, "redaction", id);
            var view = new ModelAndView("redaction/redaction", "model", model);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    private static ModelAndView to(String path) {
        return new ModelAndView("redirect:" + path);
    }
}
