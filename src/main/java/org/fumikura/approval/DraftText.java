package org.fumikura.approval;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fumikura.organization.PostId;
import org.fumikura.records.Disclosure;
import org.fumikura.records.Document;
import org.fumikura.records.FileId;
import org.fumikura.records.Flag;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.fumikura.records.Version;

/**
 * What a drafter has written so far, complete or not.
 *
 * @param personalNumberConfirmed the drafter looked at what may be a personal number in body or reason: it is none, or has to
 *     stand there (A.14)
 * @param dueOn as typed
 * @param route the steps that she planned, in their order
 */
public record DraftText(
        Words words,
        Case ofCase,
        DraftMarks marks,
        Special special,
        Optional<FileId> file,
        String dueOn,
        boolean personalNumberConfirmed,
        List<DraftStep> route) {

    private static final String YEN = "[0-9]{1,15}";

    /** An ordinary matter without an expenditure item, which goes no higher than the rules say. */
    public DraftText(
            String title,
            String body,
            String reason,
            String matterCode,
            boolean enforced,
            boolean previousYearPrefix,
            Optional<FileId> file,
            Secrecy secrecy,
            Scope scope,
            Set<Flag> flags,
            Disclosure disclosure,
            String disclosureReason,
            String dueOn,
            String amount,
            List<DraftStep> route) {
        this(
                new Words(title, body, reason),
                new Case(matterCode, "", amount, "", enforced, previousYearPrefix),
                new DraftMarks(secrecy, scope, flags, disclosure, disclosureReason),
                Special.NONE,
                file,
                dueOn,
                false,
                route);
    }

    /**
     * What it says.
     *
     * @param body 伺い文
     * @param reason 理由・根拠法令
     */
    public record Words(String title, String body, String reason) {}

    /**
     * What kind of matter it is.
     *
     * @param expenditureItem 支出科目; blank where the kind of matter has none
     * @param amount as typed, in yen
     * @param higherReason why it goes to somebody who outranks whom the rules name; blank when it does not
     * @param enforced 施行あり: takes a document number at the decision
     * @param previousYearPrefix takes the number of the fiscal year before the decision's (A.19, note on 1 April)
     */
    public record Case(
            String matterCode,
            String expenditureItem,
            String amount,
            String higherReason,
            boolean enforced,
            boolean previousYearPrefix) {}

    /**
     * What makes it go another way than most matters do.
     *
     * @param disagreed 協議不調: who objected is not asked again, the common superior decides over the objection
     * @param disagreedWhy 協議の経過: what was tried, and why it goes up all the same
     * @param occurredOn 事実発生日, as typed: what is asked for was done on that day already (追認); blank when it was not
     * @param occurredWhy why it was done before the decision
     * @param paper why the sheet goes from hand to hand on paper; empty when it does not
     * @param paperWords where the paper is, and what the reason does not say
     */
    public record Special(
            boolean disagreed,
            String disagreedWhy,
            String occurredOn,
            String occurredWhy,
            Optional<PaperReason> paper,
            String paperWords) {

        public static final Special NONE = new Special(false, "", "", "", Optional.empty(), "");

        /** Whether what is asked for was done already. */
        boolean isRatification() {
            return !occurredOn.isBlank() || !occurredWhy.isBlank();
        }
    }

    /** A place on the route that the drafter planned. */
    public record DraftStep(StepKind kind, PostId post, Joining joining) {

        /** A step that is asked after those before it. */
        public DraftStep(StepKind kind, PostId post) {
            this(kind, post, Joining.THEN);
        }

        /**
         * A route on the day on which it is read: a post that ended is the one that goes on, and where two became one it stands
         * once, at the later place.
         *
         * @param inCharge the posts of the day, in the order of the route
         */
        static List<DraftStep> onTheDay(List<DraftStep> written, List<PostId> inCharge) {
            var route = new ArrayList<DraftStep>();
            Optional<Joining> left = Optional.empty();
            for (int i = 0; i < written.size(); i++) {
                DraftStep step = written.get(i);
                Joining joining = left.filter(before -> before == Joining.THEN).orElse(step.joining);
                boolean again = false;
                for (int later = i + 1; later < written.size(); later++) {
                    again |= inCharge.get(later).equals(inCharge.get(i))
                            && !written.get(later).post.equals(step.post);
                }
                left = again ? Optional.of(joining) : Optional.empty();
                if (!again) {
                    route.add(new DraftStep(step.kind, inCharge.get(i), joining));
                }
            }
            return List.copyOf(route);
        }
    }

    /** What was submitted, to be written on. */
    static DraftText of(Matter matter, Document document, Version version, String higherReason, Special special) {
        return new DraftText(
                new Words(version.title(), version.body(), version.reason()),
                new Case(
                        matter.matterCode(),
                        matter.expenditureItem(),
                        typed(matter.amount()),
                        higherReason,
                        matter.enforced(),
                        matter.previousYearPrefix()),
                DraftMarks.of(document, version),
                special,
                Optional.of(document.file()),
                matter.dueOn().map(LocalDate::toString).orElse(""),
                false,
                DraftStep.onTheDay(
                        matter.circulation().route().stream()
                                .map(step -> new DraftStep(
                                        step.kind(),
                                        step.asked(),
                                        step.addressee().joining()))
                                .toList(),
                        matter.circulation().route().stream().map(Step::post).toList()));
    }

    public String title() {
        return words.title();
    }

    public String body() {
        return words.body();
    }

    public String reason() {
        return words.reason();
    }

    public String matterCode() {
        return ofCase.matterCode();
    }

    public String expenditureItem() {
        return ofCase.expenditureItem();
    }

    public String amount() {
        return ofCase.amount();
    }

    public String higherReason() {
        return ofCase.higherReason();
    }

    public boolean enforced() {
        return ofCase.enforced();
    }

    public boolean previousYearPrefix() {
        return ofCase.previousYearPrefix();
    }

    public Secrecy secrecy() {
        return marks.secrecy();
    }

    public Scope scope() {
        return marks.scope();
    }

    public Set<Flag> flags() {
        return marks.flags();
    }

    public Disclosure disclosure() {
        return marks.disclosure();
    }

    public String disclosureReason() {
        return marks.disclosureReason();
    }

    /** The same with other words. */
    DraftText withWords(String title, String body, String reason) {
        return new DraftText(
                new Words(title, body, reason), ofCase, marks, special, file, dueOn, personalNumberConfirmed, route);
    }

    /** The same with the kind and the amount of an earlier matter; its route and file are today's. */
    DraftText ofKindOf(Matter matter) {
        return with(new Case(
                matter.matterCode(),
                matter.expenditureItem(),
                typed(matter.amount()),
                "",
                matter.enforced(),
                previousYearPrefix()));
    }

    /** The same as secret, as open and with the same contents as a document from which it comes. */
    DraftText markedAs(Document origin, String reasonOfDisclosure) {
        var its = new DraftMarks(
                origin.secrecy(), origin.scope(), origin.flags(), origin.disclosure(), reasonOfDisclosure);
        return new DraftText(words, ofCase, its, special, file, dueOn, personalNumberConfirmed, route);
    }

    DraftText withMatterCode(String code) {
        return with(new Case(code, expenditureItem(), amount(), higherReason(), enforced(), previousYearPrefix()));
    }

    DraftText withExpenditureItem(String item) {
        return with(new Case(matterCode(), item, amount(), higherReason(), enforced(), previousYearPrefix()));
    }

    DraftText withSpecial(Special newSpecial) {
        return new DraftText(words, ofCase, marks, newSpecial, file, dueOn, personalNumberConfirmed, route);
    }

    DraftText withFile(Optional<FileId> newFile) {
        return new DraftText(words, ofCase, marks, special, newFile, dueOn, personalNumberConfirmed, route);
    }

    DraftText withRoute(List<DraftStep> newRoute) {
        return new DraftText(
                words, ofCase, marks, special, file, dueOn, personalNumberConfirmed, List.copyOf(newRoute));
    }

    DraftText withPersonalNumberConfirmed(boolean confirmed) {
        return new DraftText(words, ofCase, marks, special, file, dueOn, confirmed, route);
    }

    private DraftText with(Case other) {
        return new DraftText(words, other, marks, special, file, dueOn, personalNumberConfirmed, route);
    }

    /** The amount in yen, full-width digits and separators allowed; empty when there is none or it is unreadable. */
    Optional<Long> yen() {
        return yen(amount());
    }

    static Optional<Long> yen(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[,、\\s円]", "");
        return plain.matches(YEN) ? Optional.of(Long.parseLong(plain)) : Optional.empty();
    }

    /** Whether another one falls under the rules in the same way. */
    boolean isOfSameKind(DraftText other) {
        return matterCode().equals(other.matterCode())
                && expenditureItem().equals(other.expenditureItem())
                && special.disagreed() == other.special.disagreed()
                && yen().equals(other.yen());
    }

    private static String typed(Optional<Long> amount) {
        return amount.map(String::valueOf).orElse("");
    }
}
