package org.fumikura.approval;

import java.text.Normalizer;
import java.time.LocalDate;
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
 * @param body 伺い文
 * @param reason 理由・根拠法令
 * @param expenditureItem 支出科目; blank where the kind of matter has none
 * @param higherReason why it goes to somebody who outranks whom the rules name; blank when it does not
 * @param enforced 施行あり: takes a document number at the decision
 * @param previousYearPrefix takes the number of the fiscal year before the decision's (A.19, note on 1 April)
 * @param personalNumberConfirmed the drafter looked at what may be a personal number in body or reason: it is none, or has to
 *     stand there (A.14)
 * @param dueOn as typed
 * @param amount as typed, in yen
 */
public record DraftText(
        String title,
        String body,
        String reason,
        String matterCode,
        String expenditureItem,
        String higherReason,
        boolean enforced,
        boolean previousYearPrefix,
        boolean personalNumberConfirmed,
        Optional<FileId> file,
        Secrecy secrecy,
        Scope scope,
        Set<Flag> flags,
        Disclosure disclosure,
        String disclosureReason,
        String dueOn,
        String amount,
        List<DraftStep> route) {

    private static final String YEN = "[0-9]{1,15}";

    /** What has no expenditure item and goes no higher than the rules say. */
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
                title,
                body,
                reason,
                matterCode,
                "",
                "",
                enforced,
                previousYearPrefix,
                false,
                file,
                secrecy,
                scope,
                flags,
                disclosure,
                disclosureReason,
                dueOn,
                amount,
                route);
    }

    /** A place on the route that the drafter planned. */
    public record DraftStep(StepKind kind, PostId post, Joining joining) {

        /** A step that is asked after those before it. */
        public DraftStep(StepKind kind, PostId post) {
            this(kind, post, Joining.THEN);
        }
    }

    /** What was submitted, to be written on. */
    static DraftText of(Matter matter, Document document, Version version, String higherReason) {
        return new DraftText(
                version.title(),
                version.body(),
                version.reason(),
                matter.matterCode(),
                matter.expenditureItem(),
                higherReason,
                matter.enforced(),
                matter.previousYearPrefix(),
                false,
                Optional.of(document.file()),
                document.secrecy(),
                document.scope(),
                document.flags(),
                document.disclosure(),
                version.disclosureReason(),
                matter.dueOn().map(LocalDate::toString).orElse(""),
                matter.amount().map(String::valueOf).orElse(""),
                matter.circulation().route().stream()
                        .map(step -> new DraftStep(
                                step.kind(), step.post(), step.addressee().joining()))
                        .toList());
    }

    /** The same with other words. */
    DraftText withWords(String newTitle, String newBody, String newReason) {
        return new DraftText(
                newTitle,
                newBody,
                newReason,
                matterCode,
                expenditureItem,
                higherReason,
                enforced,
                previousYearPrefix,
                personalNumberConfirmed,
                file,
                secrecy,
                scope,
                flags,
                disclosure,
                disclosureReason,
                dueOn,
                amount,
                route);
    }

    /** The same with the kind and the amount of an earlier matter; its route and file are today's. */
    DraftText ofKindOf(Matter matter) {
        return new DraftText(
                title,
                body,
                reason,
                matter.matterCode(),
                matter.expenditureItem(),
                "",
                matter.enforced(),
                previousYearPrefix,
                personalNumberConfirmed,
                file,
                secrecy,
                scope,
                flags,
                disclosure,
                disclosureReason,
                dueOn,
                matter.amount().map(String::valueOf).orElse(""),
                route);
    }

    /** The same as secret, as open and with the same contents as a document from which it comes. */
    DraftText markedAs(Document origin, String reasonOfDisclosure) {
        return new DraftText(
                title,
                body,
                reason,
                matterCode,
                expenditureItem,
                higherReason,
                enforced,
                previousYearPrefix,
                personalNumberConfirmed,
                file,
                origin.secrecy(),
                origin.scope(),
                origin.flags(),
                origin.disclosure(),
                reasonOfDisclosure,
                dueOn,
                amount,
                route);
    }

    DraftText withMatterCode(String newCode) {
        return new DraftText(
                title,
                body,
                reason,
                newCode,
                expenditureItem,
                higherReason,
                enforced,
                previousYearPrefix,
                personalNumberConfirmed,
                file,
                secrecy,
                scope,
                flags,
                disclosure,
                disclosureReason,
                dueOn,
                amount,
                route);
    }

    DraftText withFile(Optional<FileId> newFile) {
        return new DraftText(
                title,
                body,
                reason,
                matterCode,
                expenditureItem,
                higherReason,
                enforced,
                previousYearPrefix,
                personalNumberConfirmed,
                newFile,
                secrecy,
                scope,
                flags,
                disclosure,
                disclosureReason,
                dueOn,
                amount,
                route);
    }

    DraftText withRoute(List<DraftStep> newRoute) {
        return new DraftText(
                title,
                body,
                reason,
                matterCode,
                expenditureItem,
                higherReason,
                enforced,
                previousYearPrefix,
                personalNumberConfirmed,
                file,
                secrecy,
                scope,
                flags,
                disclosure,
                disclosureReason,
                dueOn,
                amount,
                List.copyOf(newRoute));
    }

    DraftText withExpenditureItem(String newItem) {
        return new DraftText(
                title,
                body,
                reason,
                matterCode,
                newItem,
                higherReason,
                enforced,
                previousYearPrefix,
                personalNumberConfirmed,
                file,
                secrecy,
                scope,
                flags,
                disclosure,
                disclosureReason,
                dueOn,
                amount,
                route);
    }

    DraftText withPersonalNumberConfirmed(boolean confirmed) {
        return new DraftText(
                title,
                body,
                reason,
                matterCode,
                expenditureItem,
                higherReason,
                enforced,
                previousYearPrefix,
                confirmed,
                file,
                secrecy,
                scope,
                flags,
                disclosure,
                disclosureReason,
                dueOn,
                amount,
                route);
    }

    /** The amount in yen, full-width digits and separators allowed; empty when there is none or it is unreadable. */
    Optional<Long> yen() {
        return yen(amount);
    }

    static Optional<Long> yen(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[,、\\s円]", "");
        return plain.matches(YEN) ? Optional.of(Long.parseLong(plain)) : Optional.empty();
    }

    /** Whether another one falls under the rules in the same way. */
    boolean isOfSameKind(DraftText other) {
        return matterCode.equals(other.matterCode)
                && expenditureItem.equals(other.expenditureItem)
                && yen().equals(other.yen());
    }
}
