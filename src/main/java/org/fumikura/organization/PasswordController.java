package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Everybody changes her own password; who signed in with a first one does this before anything else. */
@Controller
class PasswordController {

    static final String PATH = "/password";

    private static final int SHORTEST = 10;

    private final Credentials credentials;
    private final SignIn signIn;
    private final MasterForms forms;

    PasswordController(Credentials credentials, SignIn signIn, MasterForms forms) {
        this.credentials = credentials;
        this.signIn = signIn;
        this.forms = forms;
    }

    @GetMapping(PATH)
    @RouteRule(Audience.STAFF)
    ModelAndView form(@RequestParam Optional<String> changed, HttpServletRequest request) {
        if (changed.isPresent() && !PasswordFirst.isDemanded(request)) {
            return new ModelAndView("organization/password-changed", "model", PATH);
        }
        return MasterForms.show(form(FormInput.of(new LinkedMultiValueMap<>()), PasswordFirst.isDemanded(request)));
    }

    @PostMapping(PATH)
    @RouteRule(Audience.STAFF)
    ModelAndView change(@RequestParam MultiValueMap<String, String> fields, Actor actor, HttpServletRequest request) {
        FormInput input = FormInput.of(fields);
        String chosen = input.secret("chosen");
        check(input, chosen, actor);
        Optional<String> token = SessionFilter.token(request);
        if (!input.isFine() || token.isEmpty()) {
            ModelAndView view = MasterForms.show(form(input, PasswordFirst.isDemanded(request)));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        credentials.change(actor, chosen, token.get());
        return new ModelAndView("redirect:" + PATH + "?changed");
    }

    private void check(FormInput input, String chosen, Actor actor) {
        String current = input.secret("current");
        // what was left empty is no guess
        Optional<Text> refusal = current.isEmpty()
                ? Optional.of(new Text("いまのパスワードを入力してください。", "Please enter your present password."))
                : refusal(signIn.attempt(credentials.login(actor.person()), current));
        refusal.ifPresent(why -> input.refuse("current", why));
        if (chosen.length() < SHORTEST || chosen.length() > Passwords.LONGEST || chosen.isBlank()) {
            input.refuse(
                    "chosen",
                    new Text(
                            SHORTEST + "文字以上" + Passwords.LONGEST + "文字以内にしてください。",
                            "Between " + SHORTEST + " and " + Passwords.LONGEST + " characters."));
        }
        if (chosen.equals(current)) {
            input.refuse("chosen", new Text("いまのパスワードと違うものにしてください。", "Choose another one than the present."));
        }
        if (!chosen.equals(input.secret("again"))) {
            input.refuse("again", new Text("二つの入力が一致しません。", "The two are not the same."));
        }
    }

    /** Who found a desk left alone guesses here no more often than at the door. */
    private static Optional<Text> refusal(SignIn.Result result) {
        return switch (result) {
            case SignIn.Result.Accepted accepted -> Optional.empty();
            // she signed in with it in time
            case SignIn.Result.Expired expired -> Optional.empty();
            case SignIn.Result.Wrong wrong ->
                Optional.of(new Text("いまのパスワードが違います。", "This is not your present password."));
            case SignIn.Result.Locked locked ->
                Optional.of(new Text(
                        "続けて間違えたため、しばらく確かめられません。15分ほど待って、もう一度入力してください。",
                        "Too many wrong attempts: please wait a quarter of an hour and try again."));
            case SignIn.Result.Busy busy ->
                Optional.of(new Text(
                        "いま混み合っていて確かめられません。少し待って、もう一度入力してください。",
                        "It can not be looked at just now. Please wait a little and try again."));
        };
    }

    private Form form(FormInput input, boolean demanded) {
        return new Form(
                new Text("パスワードを変更する", "Change your password"),
                List.of(),
                demanded
                        ? new Text(
                                "初回用のパスワードでログインしています。ほかの画面を使う前に、自分だけが知るパスワードに変えてください。",
                                "You signed in with a first password. Choose one that only you know before you go on.")
                        : new Text(
                                "変更すると、ほかの端末でのログインは終わります。", "Your sessions on other devices end when it is changed."),
                PATH,
                forms.key(input),
                new Text("変更する", "Change it"),
                false,
                input.fill(List.of(
                        FormField.password("current", new Text("いまのパスワード", "Present password"))
                                .demanded(),
                        FormField.password("chosen", new Text("新しいパスワード", "New password"))
                                .demanded()
                                .hint(new Text(
                                        SHORTEST + "文字以上。長い語句がおすすめです。",
                                        "At least " + SHORTEST + " characters; a long phrase is best.")),
                        FormField.password("again", new Text("新しいパスワード（もう一度）", "New password again"))
                                .demanded())),
                Optional.empty());
    }
}
