package org.fumikura.organization;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.Submissions;
import org.fumikura.shared.DateInput;
import org.fumikura.shared.Era;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** How the pages of the masters read and send their forms: each takes effect once, and a refusal keeps what was typed. */
@Component
public class MasterForms {

    static final Link ADMINISTRATION = new Link(new Text("管理", "Administration"), "/administration");

    private static final Map<String, Text> DONE = Map.of(
            "entered", new Text("登録しました。", "It is entered."),
            "ended", new Text("終わりの日を登録しました。", "Its last day is entered."),
            "assigned", new Text("発令を登録しました。", "The assignment is entered."),
            "granted", new Text("権限を付与しました。", "The role is granted."),
            "revoked", new Text("権限を取り消す日を登録しました。", "The last day of the role is entered."),
            "changed", new Text("変更しました。", "It is changed."),
            "over", new Text("終えました。", "It is ended."),
            "choose", new Text("職を選び、その画面で「職員を就ける」を押してください。", "Choose a post; on its page you assign a person."));

    private final Submissions submissions;
    private final Transactions transactions;
    private final OfficialClock clock;

    MasterForms(Submissions submissions, Transactions transactions, OfficialClock clock) {
        this.submissions = submissions;
        this.transactions = transactions;
        this.clock = clock;
    }

    public LocalDate today() {
        return clock.today();
    }

    public <T> T read(Supplier<T> query) {
        return transactions.read(query);
    }

    /** The key of the form that was sent, or of a new one. */
    public UUID key(FormInput input) {
        return input.key(submissions);
    }

    /** What was done by the form that led to a page. */
    public Optional<Text> done(Optional<String> code) {
        return code.map(DONE::get);
    }

    /** The day as of which a list is shown: the one that was asked for, else today. */
    public LocalDate asOf(String typed) {
        LocalDate today = clock.today();
        return typed.isBlank() ? today : DateInput.read(typed, today).date().orElse(today);
    }

    /**
     * As the other, for lists of the organisation.
     *
     * @throws Forbidden when the day is beyond what the reader may see
     */
    LocalDate asOf(String typed, Actor actor) {
        LocalDate day = asOf(typed);
        actor.horizon().require(day);
        return day;
    }

    /** A day from or until which a row of the organisation holds; one beyond what somebody sees is refused. */
    Optional<LocalDate> day(FormInput input, String field, Actor actor) {
        Optional<LocalDate> day = input.demandedDay(field, clock.today());
        day.flatMap(actor.horizon()::objection).ifPresent(why -> input.refuse(field, why));
        return day.filter(actor.horizon()::reaches);
    }

    /** A day as the office would type it. */
    public static String typed(LocalDate day) {
        return Era.find(day).isPresent() ? new JapaneseDate(day).compact() : day.toString();
    }

    public static PageRequest page(int number) {
        return PageRequest.of(Math.max(1, number));
    }

    /** A text whose English may be left out. */
    public static Text text(String ja, String en) {
        return new Text(ja, en.isEmpty() ? ja : en);
    }

    static Cell period(Validity validity) {
        return new Cell.Period(validity.first(), validity.last());
    }

    /**
     * Carries out what a form says, once.
     *
     * @param change empty when the form could not be read
     * @param outcome the path that shows the result
     * @param again the form as it is to be shown again
     */
    public ModelAndView send(
            FormInput input,
            Actor actor,
            Optional<Runnable> change,
            String outcome,
            Function<Optional<Text>, Form> again) {
        return send(input, actor, change, outcome, again, name -> Optional.empty());
    }

    /** As the other, for a module whose constraints have words of their own. */
    public ModelAndView send(
            FormInput input,
            Actor actor,
            Optional<Runnable> change,
            String outcome,
            Function<Optional<Text>, Form> again,
            Function<String, Optional<Text>> rules) {
        if (change.isEmpty() || !input.isFine()) {
            return refused(again.apply(Optional.empty()));
        }
        Optional<Text> refusal = RegisterRefusal.of(
                () -> submissions.once(key(input), actor.person().value(), outcome, change.get()),
                rules,
                actor.horizon());
        return refusal.isPresent() ? refused(again.apply(refusal)) : new ModelAndView("redirect:" + outcome);
    }

    /** A form that is shown for the first time. */
    public static ModelAndView show(Form form) {
        return new ModelAndView("frame/form", "model", form);
    }

    private static ModelAndView refused(Form form) {
        ModelAndView view = show(form);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    /** The way to take a master in from a file, for those who may. */
    static List<Link> takeIn(String master, String permission, Actor actor) {
        return actor.may(permission)
                ? List.of(new Link(new Text("ファイルから取り込む", "Take in from a file"), "/administration/import/" + master))
                : List.of();
    }

    /** The way to a page of administration. */
    public static List<Link> crumbs(Link... more) {
        return Stream.concat(Stream.of(ADMINISTRATION), Arrays.stream(more)).toList();
    }
}
