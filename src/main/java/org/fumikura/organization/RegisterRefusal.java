package org.fumikura.organization;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.shared.Text;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/** Says in the words of the office which rule over time a change of the masters would have broken. */
final class RegisterRefusal {

    private static final Pattern ROLES =
            Pattern.compile("roles (\\w+) and (\\w+) must not meet in one person \\((\\S+) from (\\S+)\\)");

    private static final Text WITHIN = new Text(
            "期間が、上の組織・所属する組織・職の期間に収まりません。含まれる組織・職・発令を先に終えるか、日付を直してください。",
            "The period does not fit into that of the unit or post above it. End what lies within first, or change the day.");

    private static final Text OTHER_POST = new Text("別の職を選んでください。", "Please choose another post.");

    private static final Map<String, Text> RULES = Map.ofEntries(
            Map.entry(
                    "one_main_post",
                    new Text(
                            "本務は一人に一つです。この期間には別の本務があります。先にその職を免じるか、兼務として発令してください。",
                            "A person has one main post. End the other one first, or assign this one as concurrent.")),
            Map.entry(
                    "one_holder",
                    new Text(
                            "この職に就けるのは一人だけです。この期間には別の人が就いています。先にその人を免じてください。",
                            "One person at most holds this post, and somebody does in this period. End that assignment first.")),
            Map.entry(
                    "held_once",
                    new Text("この人は、この期間にすでにこの職に就いています。", "This person holds the post in this period already.")),
            Map.entry(
                    "granted_once",
                    new Text("この職は、この期間にすでにこの権限を持っています。", "The post holds this role in this period already.")),
            Map.entry(
                    "excluded_once",
                    new Text(
                            "この2つの権限は、この期間にすでに兼ねられないと定められています。",
                            "These roles exclude each other in this period already.")),
            Map.entry("two_roles", new Text("別々の権限を2つ選んでください。", "Please choose two different roles.")),
            Map.entry(
                    "one_deputy",
                    new Text(
                            "この職のこの順位には、この期間にすでに代決者がいます。先にその代決者を終えてください。",
                            "This place of the post has a deputy in this period. End that one first.")),
            Map.entry(
                    "one_acting",
                    new Text(
                            "この職には、この期間にすでに職務代理者がいます。先にその職務代理を終えてください。",
                            "A post acts for this one in this period already. End that order first.")),
            Map.entry("own_deputy", OTHER_POST),
            Map.entry("acting_for_itself", OTHER_POST),
            Map.entry("absent_once", Absences.ONCE),
            Map.entry(
                    "successors",
                    new Text(
                            "組織を廃止するには、簿冊・番号・未完結の文書のそれぞれに、翌日に存在する承継先が必要です。",
                            "A unit ends only with a successor of its files, numbers and open documents who is there on the next day.")),
            Map.entry(
                    "succession_numbers_alike",
                    new Text(
                            "番号の承継先の課に、この年度の同じ書き方の番号が登録されています。同じ番号が二つできるため、承継先の書き方を変えるか、番号を別の課に承継させてください。",
                            "The successor of the numbers has numbers written alike in this year. Write them differently, or let"
                                    + " another section go on with the numbers.")),
            Map.entry(
                    "heirs",
                    new Text(
                            "職を廃止するには、あて先になっている案件を引き継ぐ、翌日に存在する職が必要です。",
                            "A post ends only with a successor who is there on the next day.")),
            Map.entry(
                    "heir_stands",
                    new Text(
                            "この職は、すでにほかの職が引き継いでいます。承継する職は、その日が来る前にだけ変えられます。",
                            "Another post has gone on with it already. Who goes on can be changed only before that day.")),
            Map.entry("post_succession_check", OTHER_POST),
            Map.entry(
                    "only_shorten",
                    new Text(
                            "一度決めた終わりの日を後へ延ばすことはできません。始まりの日より前に終えることもできません。",
                            "A validity ends earlier, never later, and not before its first day.")),
            Map.entry("unit_tenant_id_code_valid_key", taken("組織コード", "code")),
            Map.entry("body_tenant_id_code_key", taken("コード", "code")),
            Map.entry("person_tenant_id_login_key", taken("ログイン名", "login")),
            Map.entry(
                    "person_login_check",
                    new Text(
                            "ログイン名は、半角の英小文字・数字で始め、英小文字・数字・「.」「_」「-」だけを使ってください。",
                            "A login begins with a small letter or a digit, and has only these, dots, hyphens and low lines.")),
            Map.entry("unit_tenant_id_parent_id_valid_fkey", WITHIN),
            Map.entry("post_tenant_id_unit_id_valid_fkey", WITHIN),
            Map.entry("assignment_tenant_id_post_id_valid_fkey", WITHIN),
            Map.entry(
                    "assignment_of_somebody_named",
                    new Text(
                            "この職員は、登録した日より前の職には就けません。就く日を直してください。",
                            "The person is not there before the day for which she was entered. Change the first day.")),
            Map.entry("succession_check", new Text("組織は自分自身を承継できません。", "A unit can not succeed itself.")));

    private RegisterRefusal() {}

    private static Text taken(String ja, String en) {
        return new Text("この" + ja + "は、この期間にほかで使われています。", "This " + en + " is in use in this period.");
    }

    /** Carries out a change; what the database refuses comes back in words, and nothing has changed then. */
    static Optional<Text> of(Runnable change, Horizon horizon) {
        return of(change, name -> Optional.empty(), horizon);
    }

    /**
     * As the other, for a module with rules of its own.
     *
     * @param more what its constraints say, by their names
     * @param horizon of whom it is refused to: whom a day to come concerns is not said beyond it
     */
    static Optional<Text> of(Runnable change, Function<String, Optional<Text>> more, Horizon horizon) {
        try {
            change.run();
            return Optional.empty();
        } catch (DataIntegrityViolationException refused) {
            return Optional.of(words(refused, more, horizon));
        } catch (RowRefused refused) {
            return Optional.of(refused.why());
        }
    }

    /** Which rule was broken. */
    static Text words(DataIntegrityViolationException refused, Function<String, Optional<Text>> more, Horizon horizon) {
        String constraint = refused.getMostSpecificCause() instanceof PSQLException problem
                        && problem.getServerErrorMessage() != null
                        && problem.getServerErrorMessage().getConstraint() != null
                ? problem.getServerErrorMessage().getConstraint()
                : "";
        if (constraint.equals("separate_duties")) {
            return separateDuties(String.valueOf(refused.getMostSpecificCause().getMessage()), horizon);
        }
        Text known = RULES.get(constraint.isEmpty() ? "only_shorten" : constraint);
        return known != null
                ? known
                : more.apply(constraint)
                        .orElseGet(() -> new Text(
                                "ほかの登録と矛盾するため登録できません（" + constraint + "）。コード・期間を確かめてください。",
                                "It contradicts what is entered already (" + constraint + "). Check codes and days."));
    }

    private static Text separateDuties(String message, Horizon horizon) {
        Matcher roles = ROLES.matcher(message);
        if (!roles.find() || !horizon.reaches(roles.group(4))) {
            return new Text("職務分離の規則により、一人の人が同時に持てない権限です。", "One person must not hold both roles (separate duties).");
        }
        Text one = label(roles.group(1));
        Text other = label(roles.group(2));
        return new Text(
                "職務分離の規則により、「%s」と「%s」を同じ人（%s）が同時に持つことはできません。".formatted(one.ja(), other.ja(), roles.group(3)),
                "Separate duties: %s and %s must not meet in one person (%s)."
                        .formatted(one.en(), other.en(), roles.group(3)));
    }

    private static Text label(String role) {
        try {
            return Role.valueOf(role).label();
        } catch (IllegalArgumentException unknown) {
            return Text.same(role);
        }
    }
}
