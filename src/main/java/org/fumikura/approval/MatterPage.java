package org.fumikura.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.Members;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Document;
import org.fumikura.records.FilePlanEntry;
import org.fumikura.records.HistoryLine;
import org.fumikura.records.Numbers;
import org.fumikura.records.Version;
import org.fumikura.shared.Text;

/**
 * A matter as one reader sees it.
 *
 * @param round the round that this page shows; what is done on it is refused once there is another
 * @param drafter what the drafter's post is called
 * @param takeovers who took it over from whom, the first one first
 * @param authority the sentence that says who decides by which article; empty when today's table has no such row
 * @param links what it comes from and what came from it
 * @param afterViews who sees it afterwards (後閲)
 * @param condition the condition of its decision; empty when there is none
 * @param stopped why today's rules do not let its route decide it; empty when they do
 * @param paper that it goes round on paper; empty when it does not
 * @param earlierPaper its earlier versions that went round on paper, the oldest first
 * @param posts that can be put on the route; empty when the reader can not
 * @param expenditureItem blank where the kind of matter has none
 * @param higherReason why it goes to somebody who outranks whom the rules name
 * @param ratification what was done already (追認); empty when nothing was
 * @param changes what became of its words since; empty for a first version, and when they are the same
 * @param approved whether an approval of the reader's stands on the route
 * @param file the file it lies in; empty when the reader may not see that
 * @param words the last frozen version; empty after lawful destruction
 * @param actions what the reader can do now in her acting post
 * @param said what people said, oldest first
 * @param margin what stands beside its words
 * @param key the form's key
 * @param typed what was typed into the form that could not be accepted
 * @param problem why it could not be accepted
 * @param done what was done just now
 * @param next the next matter that waits for the reader
 */
public record MatterPage(
        Document document,
        List<Numbers.Allotted> numbers,
        MatterState state,
        int round,
        Text drafter,
        List<TakenOver> takeovers,
        Optional<Instant> submittedAt,
        Optional<Text> authority,
        String expenditureItem,
        Optional<String> higherReason,
        Optional<Ratification> ratification,
        Optional<Changes> changes,
        boolean approved,
        Optional<LocalDate> dueOn,
        Optional<Long> amount,
        boolean enforced,
        List<MatterLine.Place> route,
        List<DraftOrigins.Link> links,
        List<AfterView> afterViews,
        Optional<Condition> condition,
        Optional<Text> stopped,
        Optional<Paper> paper,
        List<EarlierPaper> earlierPaper,
        List<DraftPage.Group> posts,
        Optional<FilePlanEntry> file,
        Optional<Version> words,
        List<Said> said,
        Margin margin,
        List<HistoryLine> history,
        Actions actions,
        UUID key,
        Typed typed,
        Optional<Text> problem,
        Optional<Text> done,
        Optional<UUID> next) {

    /** The request line by line, as official papers lay it out; none after lawful destruction. */
    public List<RequestLine> request() {
        return words.map(version -> RequestLine.of(version.body())).orElse(List.of());
    }

    /**
     * That somebody became its drafter.
     *
     * @param from post and name of who was it before
     * @param reassigned whether a head gave it to her (担当替え)
     */
    public record TakenOver(Text from, Text to, boolean reassigned, Instant at) {}

    /** Who sees it afterwards, and what was said then. */
    public record AfterView(
            Text post, Text cause, Instant openedAt, Optional<Instant> seenAt, Optional<String> words) {}

    /**
     * The condition of a decision.
     *
     * @param councilVote whether the council's vote is (also) what it waits for
     * @param metAt when it was confirmed to be met; empty before
     */
    public record Condition(boolean councilVote, Optional<Instant> metAt) {}

    /**
     * 追認: what is asked for was done already.
     *
     * @param occurredOn 事実発生日
     * @param why it was done before the decision
     */
    public record Ratification(LocalDate occurredOn, String why) {}

    /**
     * What became of the words of a matter.
     *
     * @param since the version with which the present one is compared
     * @param approved whether the reader had approved that one
     */
    public record Changes(int since, boolean approved, List<Change> fields) {}

    /**
     * That it goes round on paper (紙回付).
     *
     * @param whereabouts where the paper is
     * @param circulating whether it still goes round
     * @param mayRecord whether the reader enters what was signed
     * @param records what was entered of this version so far, oldest first
     */
    public record Paper(
            Text reason, String whereabouts, boolean circulating, boolean mayRecord, List<Recorded> records) {

        /** What waits for its comparison. */
        public Optional<Recorded> waiting() {
            return records.stream().filter(Recorded::open).findFirst();
        }
    }

    /**
     * That an earlier version went round on paper.
     *
     * @param reason empty after destruction
     * @param whereabouts where the paper is; empty after destruction
     * @param records what was entered of it, oldest first
     */
    public record EarlierPaper(
            int version, Optional<Text> reason, Optional<String> whereabouts, List<Recorded> records) {}

    /**
     * What was entered from the paper.
     *
     * @param mayCompare whether the reader may compare it with the scan
     */
    public record Recorded(UUID id, Text state, boolean open, Instant at, boolean mayCompare) {}

    /**
     * What somebody said, and with which act.
     *
     * @param where the page that it is about; empty when none was named
     */
    public record Said(Text post, Text about, String words, Optional<Where> where, Instant at) {}

    /**
     * Fields of the form as they were typed.
     *
     * @param target whom it is returned to: a place on the route, or its drafter
     * @param added the post that is put on the route, and for what
     * @param heir the member of the unit who becomes its drafter
     * @param attachment the attachment that the reason of a return is about, and its page
     */
    public record Typed(
            String words,
            String effectiveOn,
            String target,
            String added,
            String addedKind,
            String heir,
            String attachment,
            String page) {
        static final Typed NOTHING = new Typed("", "", "drafter", "", "", "", "", "");

        /** Whether an attachment was chosen. */
        public boolean isAbout(AttachedFile file) {
            return attachment.equals(file.id().toString());
        }

        /** Whether a place on the route was chosen to return to. */
        public boolean isTarget(MatterLine.Place place) {
            return target.equals(String.valueOf(place.ordinal()));
        }
    }

    /**
     * What can be done now.
     *
     * @param concur whether she is asked to agree (合議)
     * @param capacity in which capacity she would act; her own unless she stands in for another post
     * @param place the place on the route at which she would act
     * @param inPlaceOf the post in whose place she would act
     * @param deny whether she may refuse for good
     * @param returnTargets earlier places on the route
     * @param takeOver whether she can become its drafter, who has left
     * @param heirs to whom she can give it as another drafter
     * @param draft whether she may begin a draft from it
     * @param skippable whom she may pass over for an absence
     */
    public record Actions(
            boolean approve,
            boolean concur,
            boolean decide,
            boolean deny,
            Capacity capacity,
            Optional<Integer> place,
            Optional<Text> inPlaceOf,
            List<MatterLine.Place> returnTargets,
            boolean pullUp,
            List<MatterLine.Place> skippable,
            boolean hurry,
            boolean forbidProxy,
            boolean seeAfterwards,
            boolean confirmCondition,
            boolean takeBack,
            boolean takeBackApproval,
            boolean edit,
            boolean proposeAbandoning,
            boolean agreeAbandoning,
            boolean takeEffect,
            boolean close,
            boolean takeOver,
            List<Members.Member> heirs,
            boolean comment,
            boolean draft) {

        /** Whether the matter asks the reader. */
        public boolean asked() {
            return approve || decide;
        }
    }

    /** The numbers as one line. */
    public String number() {
        return String.join("　", numbers.stream().map(Numbers.Allotted::label).toList());
    }
}
