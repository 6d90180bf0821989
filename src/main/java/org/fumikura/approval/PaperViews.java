package org.fumikura.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.EntityTags;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Typed;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** How programs read and enter what was signed on paper. */
@Component
class PaperViews {

    private final PaperPages pages;
    private final Ledger ledger;
    private final Transactions transactions;

    PaperViews(PaperPages pages, Ledger ledger, Transactions transactions) {
        this.pages = pages;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    List<Box> boxes(DocumentId id, Actor actor) {
        PaperPages.Open open = pages.open(id, actor);
        return open.steps().stream()
                .map(step -> new Box(
                        step.ordinal(),
                        step.kind(),
                        PaperOutcome.of(step.kind()),
                        open.signers().getOrDefault(step.ordinal(), List.of()).stream()
                                .map(Signer::of)
                                .toList()))
                .toList();
    }

    /** A record as it is now, with the tag of its matter. */
    ResponseEntity<Recorded> answer(ResponseEntity.BodyBuilder answer, DocumentId id, UUID record, Actor actor) {
        return transactions.read(() -> answer.eTag(EntityTags.of(ledger.lastPosition(id.value())))
                .body(Recorded.of(pages.comparison(id, record, actor, "", Optional.empty()))));
    }

    /**
     * What a program sent, for the route as it is now.
     *
     * @throws Invalid when a place is not open, or it may not have been signed by whom it names
     */
    List<PaperAct> acts(DocumentId id, Actor actor, NewRecord body) {
        PaperPages.Open open = pages.open(id, actor);
        var acts = new ArrayList<PaperAct>();
        for (NewSignature each : body.signatures()) {
            Step step = open.at(each.ordinal())
                    .orElseThrow(() -> new Invalid(
                            "signatures",
                            new Text(
                                    "経路の%dは、いま処理待ちではありません。".formatted(each.ordinal()),
                                    "The place %d of the route is not open.".formatted(each.ordinal()))));
            PaperSigners.Signer signer = open.signers().getOrDefault(each.ordinal(), List.of()).stream()
                    .filter(each::isBy)
                    .findFirst()
                    .orElseThrow(() -> new Invalid(
                            "signatures",
                            new Text(
                                    "経路の%dに押印できる人ではありません。".formatted(each.ordinal()),
                                    "Nobody of that name may sign at the place %d.".formatted(each.ordinal()))));
            if (!PaperOutcome.of(step.kind()).contains(each.outcome())) {
                throw new Invalid(
                        "signatures",
                        new Text(
                                "経路の%dにその処理はありません。".formatted(each.ordinal()),
                                "The place %d can not come to that.".formatted(each.ordinal())));
            }
            acts.add(new PaperAct(
                    step.round(),
                    step.ordinal(),
                    signer.person(),
                    signer.post(),
                    each.outcome(),
                    each.signedOn(),
                    each.said()));
        }
        return acts;
    }

    /**
     * A place of the route that can be signed on paper.
     *
     * @param outcomes what can stand there
     * @param signers who may have signed, the holders of the asked post first
     */
    @Schema(name = "PaperBox")
    record Box(int ordinal, StepKind kind, List<PaperOutcome> outcomes, List<Signer> signers) {}

    /** Somebody who may have signed. */
    @Schema(name = "PaperSigner")
    record Signer(UUID person, UUID post, Capacity capacity, Text postName, Text name) {

        static Signer of(PaperSigners.Signer signer) {
            return new Signer(
                    signer.person().value(),
                    signer.post().value(),
                    signer.capacity(),
                    signer.postName(),
                    signer.name());
        }
    }

    /**
     * What stands on a signed cover sheet.
     *
     * @param upload the scan, an upload of the caller's that is a PDF, PNG or JPEG
     * @param signatures in the order of the route
     */
    @Schema(name = "NewPaperRecord")
    record NewRecord(
            @NotNull UUID upload, @NotEmpty @Size(max = 100) List<@Valid NewSignature> signatures) {}

    /**
     * One act on the paper.
     *
     * @param ordinal the place on the route
     * @param person who signed; the first who may when left out
     * @param post in which of her posts; any in which she may when left out
     * @param signedOn the day on which it happened (事実発生日)
     * @param words the opinion, condition or reason as written there
     */
    @Schema(name = "NewPaperSignature")
    record NewSignature(
            @Min(1) @Max(1_000) int ordinal,
            @Nullable UUID person,
            @Nullable UUID post,
            @NotNull PaperOutcome outcome,
            @NotNull LocalDate signedOn,
            @Size(max = Opinions.LONGEST) @Nullable String words) {

        boolean isBy(PaperSigners.Signer signer) {
            return (person == null || person.equals(signer.person().value()))
                    && (post == null || post.equals(signer.post().value()));
        }

        String said() {
            return words == null ? "" : Typed.lines(words);
        }
    }

    /**
     * What was entered from a cover sheet.
     *
     * @param recorder who entered it
     * @param comparer who compared it, or gave it up; left out before
     * @param comparison what was said then; left out before, and after destruction
     * @param scan the name of the scan; left out after destruction
     * @param mayCompare whether the caller may compare it
     */
    @Schema(name = "PaperRecord")
    record Recorded(
            UUID id,
            Text state,
            boolean open,
            Text recorder,
            Instant recordedAt,
            @Nullable Text comparer,
            @Nullable Instant comparedAt,
            @Nullable String comparison,
            List<Signature> signatures,
            @Nullable String scan,
            boolean mayCompare) {

        static Recorded of(ComparisonPage page) {
            return new Recorded(
                    page.id(),
                    page.state(),
                    page.open(),
                    page.recorder(),
                    page.recordedAt(),
                    page.comparer().orElse(null),
                    page.comparedAt().orElse(null),
                    page.comparison().orElse(null),
                    page.lines().stream().map(Signature::of).toList(),
                    page.scan().map(file -> file.name()).orElse(null),
                    page.mayCompare());
        }
    }

    /** One act on the paper as it was entered. */
    @Schema(name = "PaperSignature")
    record Signature(Text post, Text kind, Text outcome, Text signer, LocalDate signedOn, String words) {

        static Signature of(ComparisonPage.Line line) {
            return new Signature(
                    line.post(), line.kind(), line.outcome(), line.signer(), line.signedOn(), line.words());
        }
    }

    /**
     * Whether a record agrees with the signed cover sheet.
     *
     * @param words what was compared, or what differs
     */
    @Schema(name = "PaperComparison")
    record Comparison(
            @NotNull Boolean agrees,
            @NotNull @Size(max = Opinions.LONGEST) String words) {

        String said() {
            return Typed.lines(words);
        }
    }
}
