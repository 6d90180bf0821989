package org.fumikura.approval;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.Actor;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The phrases that can be put into a request; the part of the templates that is kept by typing. */
@Controller
class PhraseController {

    private static final Map<String, Text> DONE = Map.of(
            "kept", new Text("定型文を保存しました。起案の画面で伺い文に入れられます。", "The phrase is kept. The draft editor offers it now."),
            "ended", new Text("定型文の使用を終えました。作成済みの起案は変わりません。", "The phrase is ended. Drafts that have it stay."));

    private final Phrases phrases;
    private final Submissions submissions;
    private final Transactions transactions;

    PhraseController(Phrases phrases, Submissions submissions, Transactions transactions) {
        this.phrases = phrases;
        this.submissions = submissions;
        this.transactions = transactions;
    }

    @GetMapping("/phrases")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView list(@RequestParam Optional<String> done, @RequestParam(defaultValue = "1") int page, Actor actor) {
        return show(done.map(DONE::get), page, PhrasePage.Typed.NOTHING, Optional.empty(), actor);
    }

    @PostMapping("/phrases")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView keep(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "MINE") Sharing sharing,
            @RequestParam UUID key,
            Actor actor) {
        try {
            return new ModelAndView("redirect:"
                    + submissions.once(
                            key,
                            actor.person().value(),
                            "/phrases?done=kept",
                            () -> phrases.keep(name, words, sharing, actor)));
        } catch (PhraseRefused refused) {
            ModelAndView view = show(
                    Optional.empty(),
                    1,
                    new PhrasePage.Typed(name, words, sharing),
                    Optional.of(new PhrasePage.Problem(refused.field(), refused.message())),
                    actor);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    @PostMapping("/phrases/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    String end(@PathVariable UUID id, Actor actor) {
        phrases.end(id, actor);
        return "redirect:/phrases?done=ended";
    }

    private ModelAndView show(
            Optional<Text> done, int page, PhrasePage.Typed typed, Optional<PhrasePage.Problem> problem, Actor actor) {
        PageRequest wanted = PageRequest.of(Math.max(1, page));
        return new ModelAndView(
                "approval/phrases",
                "model",
                new PhrasePage(
                        done,
                        transactions.read(() -> phrases.list(actor, wanted)),
                        Sharing.keptBy(actor),
                        typed,
                        problem,
                        submissions.key()));
    }
}
