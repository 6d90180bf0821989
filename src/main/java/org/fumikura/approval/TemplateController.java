package org.fumikura.approval;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The templates that one can begin a draft from. They are kept from the draft editor. */
@Controller
class TemplateController {

    static final String KEPT = "/templates?done=kept";

    private static final Map<String, Text> DONE = Map.of(
            "kept", new Text("ひな形を保存しました。", "The template is kept."),
            "ended", new Text("ひな形の使用を終えました。作成済みの起案は変わりません。", "The template is ended. Drafts begun from it stay."));

    private final DraftTemplates templates;
    private final Transactions transactions;

    TemplateController(DraftTemplates templates, Transactions transactions) {
        this.templates = templates;
        this.transactions = transactions;
    }

    @GetMapping("/templates")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView list(@RequestParam Optional<String> done, @RequestParam(defaultValue = "1") int page, Actor actor) {
        PageRequest wanted = PageRequest.of(Math.max(1, page));
        return new ModelAndView(
                "approval/templates",
                "model",
                new TemplatePage(done.map(DONE::get), transactions.read(() -> templates.list(actor, wanted))));
    }

    @PostMapping("/templates/{id}/drafts")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    String begin(@PathVariable UUID id, Actor actor) {
        return "redirect:/drafts/" + templates.begin(id, actor).value();
    }

    @PostMapping("/templates/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    String end(@PathVariable UUID id, Actor actor) {
        templates.end(id, actor);
        return "redirect:/templates?done=ended";
    }
}
