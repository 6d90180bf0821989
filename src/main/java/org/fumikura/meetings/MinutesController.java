package org.fumikura.meetings;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.content.Contents;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages of minutes: their wording, what those present say to it, their confirmation and the version for everybody. */
@Controller
class MinutesController {

    private static final Map<String, Text> DONE = Map.of(
            "drafted", new Text("会議の記録から案を作りました。", "Drafted from the record of the session."),
            "edited", new Text("案を保存しました。", "The wording is saved."),
            "asked", new Text("出席者に確認を求めました。", "Those present are asked to look at it."),
            "said", new Text("事務局に送りました。", "It is sent to the secretariat."),
            "answered", new Text("答えを記録しました。", "The answer is on record."),
            "reopened", new Text("案に戻しました。", "It can be edited again."),
            "made", new Text("公開版を作りました。ほかの職員が見て公開します。", "The public version is made; somebody else publishes it."),
            "published", new Text("公開サイトに公開しました。", "It is on the public site."));

    private final MinutesKeeping keeping;
    private final MinutesPublishing publishing;
    private final MinutesPrinting printing;
    private final MeetingAccess access;
    private final Contents contents;
    private final AccessLog accessLog;
    private final Transactions transactions;

    MinutesController(
            MinutesKeeping keeping,
            MinutesPublishing publishing,
            MinutesPrinting printing,
            MeetingAccess access,
            Contents contents,
            AccessLog accessLog,
            Transactions transactions) {
        this.keeping = keeping;
        this.publishing = publishing;
        this.printing = printing;
        this.access = access;
        this.contents = contents;
        this.accessLog = accessLog;
        this.transactions = transactions;
    }

    @GetMapping("/meetings/{id}/minutes")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView show(
            @PathVariable UUID id, @RequestParam Optional<String> done, Actor actor, HttpServletRequest request) {
        MinutesPage model = page(new SessionId(id), done.map(DONE::get), null, List.of(), Map.of(), actor);
        accessLog.note(request, AccessLog.Kind.VIEW, "meeting", id);
        return new ModelAndView("meetings/minutes", "model", model);
    }

    private MinutesPage page(
            SessionId id,
            Optional<Text> done,
            @Nullable MinutesForm sent,
            List<ApiProblem.FieldError> problems,
            Map<String, String> typed,
            Actor actor) {
        return transactions.read(() -> {
            SessionRecord session = access.require(id, actor);
            Optional<Minutes> minutes = keeping.find(id, actor);
            boolean there = session.attendance().stream()
                    .filter(each -> each.presence() != Presence.ABSENT)
                    .map(each -> each.proxy().orElse(each.member()))
                    .anyMatch(post -> post.id().equals(actor.post().id()));
            return new MinutesPage(
                    session,
                    MeetingPages.title(session),
                    access.runs(session.body(), actor),
                    there,
                    minutes,
                    Optional.ofNullable(sent).or(() -> minutes.map(Minutes::form)),
                    minutes.flatMap(Minutes::published)
                            .filter(each -> each.madeBy().equals(actor.person()))
                            .isPresent(),
                    publishing.address(id),
                    done,
                    problems,
                    typed);
        });
    }

    @PostMapping("/meetings/{id}/minutes")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView draft(@PathVariable UUID id, Actor actor) {
        return doing(id, "drafted", Map.of(), actor, () -> keeping.draft(new SessionId(id), actor));
    }

    @PostMapping("/meetings/{id}/minutes/wording")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView edit(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        var session = new SessionId(id);
        MinutesForm before = transactions
                .read(() -> keeping.find(session, actor))
                .orElseThrow(() -> MeetingAccess.missing(session))
                .form();
        String opening = many(fields, "opening");
        List<MinutesForm.Item> items = sent(before, fields);
        try {
            keeping.edit(session, FormInput.of(fields).number("revision", 1, Integer.MAX_VALUE), opening, items, actor);
        } catch (Invalid refused) {
            return again(
                    page(session, Optional.empty(), before.with(opening, items), refused.errors(), Map.of(), actor));
        }
        return to(id, "edited");
    }

    private static List<MinutesForm.Item> sent(MinutesForm before, MultiValueMap<String, String> fields) {
        var items = new ArrayList<MinutesForm.Item>();
        for (int i = 0; i < before.items().size(); i++) {
            MinutesForm.Item item = before.items().get(i);
            var said = new ArrayList<MinutesForm.Said>();
            for (int j = 0; j < item.said().size(); j++) {
                said.add(new MinutesForm.Said(item.said().get(j).speaker(), many(fields, "said-" + i + "-" + j)));
            }
            items.add(new MinutesForm.Item(
                    item.kind(),
                    item.number(),
                    item.title(),
                    many(fields, "gist-" + i),
                    said,
                    item.resolution(),
                    many(fields, "closed-" + i),
                    false));
        }
        return items;
    }

    @PostMapping("/meetings/{id}/minutes/checking")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView ask(@PathVariable UUID id, Actor actor) {
        return doing(id, "asked", Map.of(), actor, () -> keeping.askToCheck(new SessionId(id), actor));
    }

    @PostMapping("/meetings/{id}/minutes/reopening")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView reopen(@PathVariable UUID id, Actor actor) {
        return doing(id, "reopened", Map.of(), actor, () -> keeping.reopen(new SessionId(id), actor));
    }

    @PostMapping("/meetings/{id}/minutes/checks")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView say(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        boolean agrees = "yes".equals(fields.getFirst("agree"));
        return doing(id, "said", fields.toSingleValueMap(), actor, () -> {
            if (!agrees && many(fields, "words").isBlank()) {
                throw new Invalid("words", new Text("修正の意見を入力するか、「同意する」を押してください。", "Write your correction, or agree."));
            }
            keeping.say(
                    new SessionId(id), agrees ? "" : many(fields, "place"), agrees ? "" : many(fields, "words"), actor);
        });
    }

    @PostMapping("/meetings/{id}/minutes/answers")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView answer(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        return doing(
                id,
                "answered",
                fields.toSingleValueMap(),
                actor,
                () -> keeping.answer(
                        new SessionId(id),
                        FormInput.of(fields)
                                .demandedId("check")
                                .orElseThrow(() -> MeetingAccess.missing(new SessionId(id))),
                        "yes".equals(fields.getFirst("taken")),
                        many(fields, "answer"),
                        actor));
    }

    @PostMapping("/meetings/{id}/minutes/submission")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView submit(@PathVariable UUID id, Actor actor) {
        try {
            DocumentId draft = keeping.submit(new SessionId(id), actor);
            return new ModelAndView("redirect:/drafts/" + draft.value());
        } catch (Invalid refused) {
            return again(page(new SessionId(id), Optional.empty(), null, refused.errors(), Map.of(), actor));
        }
    }

    @PostMapping("/meetings/{id}/minutes/public")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView makePublic(@PathVariable UUID id, Actor actor) {
        return doing(id, "made", Map.of(), actor, () -> keeping.makePublic(new SessionId(id), actor));
    }

    @PostMapping("/meetings/{id}/minutes/publication")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ModelAndView publish(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        return doing(
                id,
                "published",
                fields.toSingleValueMap(),
                actor,
                () -> publishing.publish(new SessionId(id), many(fields, "notice"), actor));
    }

    @GetMapping("/meetings/{id}/minutes.pdf")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        byte[] pdf = printing.pdf(transactions
                .read(() -> keeping.find(new SessionId(id), actor))
                .orElseThrow(() -> MeetingAccess.missing(new SessionId(id)))
                .form());
        accessLog.note(request, AccessLog.Kind.PRINT, "meeting", id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header("X-Content-Type-Options", "nosniff")
                .body(pdf);
    }

    /** The version for everybody, as it would be published. */
    @GetMapping("/meetings/{id}/minutes/public.pdf")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ResponseEntity<Resource> publicPdf(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        Minutes.Public made = transactions
                .read(() -> keeping.find(new SessionId(id), actor))
                .flatMap(Minutes::published)
                .orElseThrow(() -> MeetingAccess.missing(new SessionId(id)));
        accessLog.note(request, AccessLog.Kind.PRINT, "meeting", id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .contentLength(made.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header("X-Content-Type-Options", "nosniff")
                .body(new InputStreamResource(contents.open(made.sha256())));
    }

    private ModelAndView doing(UUID id, String done, Map<String, String> typed, Actor actor, Runnable what) {
        try {
            what.run();
        } catch (Invalid refused) {
            return again(page(new SessionId(id), Optional.empty(), null, refused.errors(), typed, actor));
        }
        return to(id, done);
    }

    private static ModelAndView again(MinutesPage page) {
        var view = new ModelAndView("meetings/minutes", "model", page);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private static ModelAndView to(UUID id, String done) {
        return new ModelAndView("redirect:/meetings/" + id + "/minutes?done=" + done);
    }

    private static String many(MultiValueMap<String, String> fields, String name) {
        String sent = fields.getFirst(name);
        return sent == null ? "" : sent.replace("\r\n", "\n").strip();
    }
}
