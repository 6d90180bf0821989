package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.fumikura.frame.HeldForm;
import org.fumikura.frame.LocalPath;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Controller
class SignInController {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
    private static final ZoneId ZONE = OfficialClock.ZONE;

    private final SignIn signIn;
    private final Sessions sessions;
    private final Actors actors;
    private final AccessLog accessLog;
    private final Entrance entrance;
    private final Transactions transactions;
    private final OfficialClock clock;

    SignInController(
            SignIn signIn,
            Sessions sessions,
            Actors actors,
            AccessLog accessLog,
            Entrance entrance,
            Transactions transactions,
            OfficialClock clock) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.actors = actors;
        this.accessLog = accessLog;
        this.entrance = entrance;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/sign-in")
    @RouteRule(Audience.ANYBODY)
    ModelAndView form(
            @RequestParam(defaultValue = "/") String to, @RequestParam(defaultValue = "false") boolean ended) {
        Text problem = ended ? SessionFilter.POST_LEFT : null;
        return page(new SignInPage("", problem, LocalPath.orHome(to), HeldForm.none()), HttpStatus.OK);
    }

    @PostMapping("/sign-in")
    @RouteRule(Audience.ANYBODY)
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        HeldForm held = HeldForm.returned(request);
        String next = LocalPath.orHome(to);
        return switch (signIn.attempt(login, password)) {
            case SignIn.Result.Accepted accepted -> accept(accepted.person(), next, held, request, response);
            case SignIn.Result.Wrong wrong -> {
                accessLog.note(request, AccessLog.Kind.SIGN_IN_FAILED, login);
                yield refuse(
                        login, next, held, new Text("職員番号（ログイン名）かパスワードが違います。", "The login or the password is wrong."));
            }
            case SignIn.Result.Expired expired -> {
                accessLog.note(request, AccessLog.Kind.SIGN_IN_FAILED, login);
                yield refuse(
                        login,
                        next,
                        held,
                        new Text(
                                "初回用のパスワードの期限（発行から" + Credentials.WAITS.toDays()
                                        + "日）が過ぎています。システム管理者に、新しいものの発行を頼んでください。",
                                "The time of this first password is over (" + Credentials.WAITS.toDays()
                                        + " days). Please ask your administrator for a new one."));
            }
            case SignIn.Result.Locked locked -> {
                accessLog.note(request, AccessLog.Kind.SIGN_IN_FAILED, login);
                String until = TIME.format(locked.until().atZone(ZONE));
                yield refuse(
                        login,
                        next,
                        held,
                        new Text(
                                "続けて間違えたため、" + until + " まで使えません。お急ぎのときはシステム管理者に連絡してください。",
                                "Too many wrong attempts: this login is locked until " + until
                                        + ". If it is urgent, call your administrator."));
            }
            case SignIn.Result.Busy busy -> {
                ModelAndView page = refuse(
                        login,
                        next,
                        held,
                        new Text(
                                "いま多くの人がログインしようとしています。少し待ってから、もう一度ログインしてください。",
                                "Many people are signing in at the moment. Please wait a little and try again."));
                page.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
                yield page;
            }
        };
    }

    @PostMapping("/sign-out")
    @RouteRule(Audience.ANYBODY)
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        SessionFilter.token(request).ifPresent(sessions::end);
        accessLog.note(request, AccessLog.Kind.SIGN_OUT, "");
        SessionFilter.takeToken(request, response);
        return "redirect:/sign-in";
    }

    @PostMapping("/act-as")
    @RouteRule(Audience.STAFF)
    String actAs(
            @RequestParam UUID assignment,
            @RequestParam(defaultValue = "/") String to,
            Actor actor,
            HttpServletRequest request) {
        boolean hers = transactions.read(() -> actors.holdings(actor.person(), clock.today()).stream()
                .anyMatch(holding -> holding.assignment().value().equals(assignment)));
        if (!hers) {
            throw new NotFound("assignment", new Text("職", "post"), assignment);
        }
        SessionFilter.token(request).ifPresent(token -> sessions.actAs(token, new AssignmentId(assignment)));
        return "redirect:" + LocalPath.orHome(to);
    }

    private ModelAndView accept(
            PersonId person, String to, HeldForm held, HttpServletRequest request, HttpServletResponse response) {
        LocalDate today = clock.today();
        List<Actors.Holding> holdings = transactions.read(() -> actors.holdings(person, today));
        if (holdings.isEmpty()) {
            accessLog.note(request, AccessLog.Kind.SIGN_IN_FAILED, "no post");
            return refuse(
                    "",
                    to,
                    held,
                    new Text(
                            "本日付けで就いている職がないため利用できません。人事担当に確認してください。",
                            "You hold no post today. Please ask the personnel section."));
        }
        Actors.Holding acting = acting(held, holdings);
        entrance.admit(person, acting.assignment(), request, response);
        if (!held.isEmpty()) {
            transactions
                    .read(() -> actors.find(holdings, acting.assignment().value(), today))
                    .ifPresent(actor -> CurrentActor.set(request, actor, holdings));
            return new ModelAndView("frame/held", "model", held);
        }
        return new ModelAndView("redirect:" + to);
    }

    /** The post in which she wrote what is held, as long as she holds it; else her main one. */
    private static Actors.Holding acting(HeldForm held, List<Actors.Holding> holdings) {
        return holdings.stream()
                .filter(holding -> holding.assignment().value().toString().equals(held.acting()))
                .findFirst()
                .orElse(holdings.getFirst());
    }

    private static ModelAndView refuse(String login, String to, HeldForm held, Text problem) {
        return page(new SignInPage(login, problem, to, held), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView page(SignInPage model, HttpStatus status) {
        var page = new ModelAndView("organization/sign-in", "model", model);
        page.setStatus(status);
        return page;
    }
}
