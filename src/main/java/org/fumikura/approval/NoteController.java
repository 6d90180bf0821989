package org.fumikura.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Notes and memos on the pages of a matter's attachments. */
@Controller
class NoteController {

    private static final String THERE = "#notes";

    private final Notes notes;
    private final MatterPages pages;
    private final MatterReadings readings;
    private final Submissions submissions;
    private final AccessLog accessLog;

    NoteController(
            Notes notes, MatterPages pages, MatterReadings readings, Submissions submissions, AccessLog accessLog) {
        this.notes = notes;
        this.pages = pages;
        this.readings = readings;
        this.submissions = submissions;
        this.accessLog = accessLog;
    }

    @PostMapping("/matters/{id}/notes")
    @RouteRule(Audience.STAFF)
    ModelAndView add(
            @PathVariable UUID id,
            @RequestParam UUID key,
            @RequestParam(defaultValue = "") String attachment,
            @RequestParam(defaultValue = "") String page,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String kind,
            Actor actor,
            HttpServletRequest request) {
        var document = new DocumentId(id);
        var form = new NoteForm(
                attachment,
                page,
                area,
                words.replace("\r\n", "\n").replace("\0", ""),
                // only who says so writes into the record
                kind.equals(NoteKind.RECORD.name()) ? NoteKind.RECORD : NoteKind.PRIVATE,
                true);
        try {
            return to(add(key, document, form, actor));
        } catch (NotFound missing) {
            throw missing;
        } catch (Refusal refusal) {
            MatterPage shown = pages.page(
                    document, actor, MatterPage.Typed.NOTHING, Optional.of(refusal.message()), Optional.empty());
            accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
            return readings.refused(shown, form);
        }
    }

    private String add(UUID key, DocumentId id, NoteForm form, Actor actor) {
        UUID person = actor.person().value();
        String path = "/matters/" + id.value();
        if (form.kind() == NoteKind.RECORD) {
            return submissions.once(
                    key, person, path + "?done=note" + THERE, () -> notes.add(id, actor, form.spot(), form.words()));
        }
        return submissions.onceAtWork(new Submissions.Sending(key, person, "memo"), () -> {
            notes.remember(id, actor, form.spot(), form.words());
            return path + "?done=memo" + THERE;
        });
    }

    /** Withdraws a note, or throws a memo away; twice is as good as once. */
    @PostMapping("/matters/{id}/notes/{note}")
    @RouteRule(Audience.STAFF)
    ModelAndView takeOff(@PathVariable UUID id, @PathVariable UUID note, Actor actor) {
        notes.takeOff(new DocumentId(id), note, actor);
        return to("/matters/" + id + "?done=note-off" + THERE);
    }

    private static ModelAndView to(String path) {
        return new ModelAndView("redirect:" + path);
    }
}
