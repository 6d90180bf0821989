package org.fumikura.meetings;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of a theme, and what is entered about it. */
@Controller
class ThemeController {

    private static final Map<String, Text> DONE = Map.of(
            ThemeForms.STATE,
            new Text("テーマの状態を移しました。", "The theme is moved."),
            ThemeForms.WORDING,
            new Text("文言を改めました。", "The wording is changed."),
            ThemeForms.BASELINE,
            new Text("基準値を登録しました。", "The baseline is entered."),
            ThemeForms.EFFECT,
            new Text("効果を登録しました。", "The effect is entered."),
            ThemeForms.TASK,
            new Text("課題を加えました。", "The task is added."),
            ThemeForms.DOCUMENT,
            new Text("文書を結び付けました。", "The document is linked."),
            ThemeForms.REPORT,
            new Text("議題を結び付けました。", "The item is linked."),
            ThemeForms.ENTRY,
            new Text("活動を記録しました。", "It is in the log."),
            "task-done",
            new Text("課題を済みにしました。", "The task is done."));

    private final Themes themes;
    private final Teams teams;
    private final TeamPages pages;
    private final ThemeForms forms;
    private final TeamSending sending;
    private final AccessLog accessLog;
    private final Transactions transactions;
    private final OfficialClock clock;

    ThemeController(
            Themes themes,
            Teams teams,
            TeamPages pages,
            ThemeForms forms,
            TeamSending sending,
            AccessLog accessLog,
            Transactions transactions,
            OfficialClock clock) {
        this.themes = themes;
        this.teams = teams;
        this.pages = pages;
        this.forms = forms;
        this.sending = sending;
        this.accessLog = accessLog;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/themes/{id}")
    @RouteRule(Audience.STAFF)
    ModelAndView show(
            @PathVariable UUID id, @RequestParam Optional<String> done, Actor actor, HttpServletRequest request) {
        ThemePage model = pages.theme(new ThemeId(id), done.map(DONE::get), actor);
        accessLog.note(request, AccessLog.Kind.VIEW, "theme", id);
        return new ModelAndView("meetings/theme", "model", model);
    }

    @GetMapping("/themes/{id}/{form}")
    @RouteRule(Audience.STAFF)
    ModelAndView form(@PathVariable UUID id, @PathVariable String form, Actor actor) {
        return sending.show(find(id, form, actor));
    }

    /** @param back whether it was sent from the board, and leads back to it */
    @PostMapping("/themes/{id}/{form}")
    @RouteRule(Audience.STAFF)
    ModelAndView enter(
            @PathVariable UUID id,
            @PathVariable String form,
            @RequestParam(defaultValue = "false") boolean back,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor) {
        TeamForm found = find(id, form, actor);
        return sending.send(back ? found.leadingTo(board(id, form)) : found, fields, actor);
    }

    private String board(UUID id, String form) {
        Theme theme = transactions.read(() -> themes.get(new ThemeId(id)));
        return Teams.path(theme.team()) + "?done=" + form;
    }

    private TeamForm find(UUID id, String form, Actor actor) {
        return transactions.read(() -> {
            Theme theme = themes.get(new ThemeId(id));
            return forms.find(form, theme, teams.get(theme.team()), actor)
                    .orElseThrow(() -> TeamAccess.missing(theme.id()));
        });
    }

    /** May be sent twice: a task that is done already is refused, and nothing changes. */
    @PostMapping("/themes/{id}/tasks/{task}/done")
    @RouteRule(Audience.STAFF)
    ModelAndView finish(@PathVariable UUID id, @PathVariable UUID task, Actor actor) {
        LocalDate today = clock.today();
        themes.finish(new ThemeId(id), task, today, actor);
        return new ModelAndView("redirect:" + Themes.path(new ThemeId(id)) + "?done=task-done");
    }
}
