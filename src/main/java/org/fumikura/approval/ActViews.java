package org.fumikura.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Invalid;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/** How programs act on matters: what can be done, and what they send to do it. */
final class ActViews {

    private ActViews() {}

    /** What can be done to a matter. */
    @Schema(name = "ActName")
    enum Name {
        APPROVE,
        AGREE_ON_CONDITION,
        OBJECT,
        DECIDE,
        DECIDE_ON_CONDITION,
        DENY,
        RETURN,
        RETURN_TO_STEP,
        HOLD,
        INSERT_STEP,
        FORBID_PROXY,
        PULL_UP,
        SKIP,
        HURRY,
        TAKE_BACK,
        TAKE_BACK_APPROVAL,
        SEE_AFTERWARDS,
        CONFIRM_CONDITION,
        PROPOSE_ABANDONING,
        ABANDON,
        REFUSE_ABANDONING,
        TAKE_EFFECT,
        CLOSE,
        TAKE_OVER,
        REASSIGN,
        COMMENT;

        static List<Name> possible(MatterPage.Actions actions) {
            var possible = new ArrayList<Name>();
            add(possible, actions.approve(), APPROVE);
            add(possible, actions.concur(), AGREE_ON_CONDITION, OBJECT);
            add(possible, actions.decide(), DECIDE, DECIDE_ON_CONDITION);
            add(possible, actions.deny(), DENY);
            add(possible, actions.asked(), RETURN, HOLD, INSERT_STEP);
            add(possible, actions.forbidProxy(), FORBID_PROXY);
            add(possible, actions.pullUp(), PULL_UP);
            add(possible, !actions.skippable().isEmpty(), SKIP);
            add(possible, actions.hurry(), HURRY);
            add(possible, actions.asked() && !actions.returnTargets().isEmpty(), RETURN_TO_STEP);
            add(possible, actions.takeBack(), TAKE_BACK);
            add(possible, actions.takeBackApproval(), TAKE_BACK_APPROVAL);
            add(possible, actions.seeAfterwards(), SEE_AFTERWARDS);
            add(possible, actions.confirmCondition(), CONFIRM_CONDITION);
            add(possible, actions.proposeAbandoning(), PROPOSE_ABANDONING);
            add(possible, actions.agreeAbandoning(), ABANDON, REFUSE_ABANDONING);
            add(possible, actions.takeEffect(), TAKE_EFFECT);
            add(possible, actions.close(), CLOSE);
            add(possible, actions.takeOver(), TAKE_OVER);
            add(possible, !actions.heirs().isEmpty(), REASSIGN);
            add(possible, actions.comment(), COMMENT);
            return List.copyOf(possible);
        }

        private static void add(List<Name> possible, boolean condition, Name... names) {
            if (condition) {
                possible.addAll(List.of(names));
            }
        }
    }

    /**
     * Something that is to be done to a matter.
     *
     * @param words the opinion, or the reason where one is demanded
     * @param step the place on the route to return to, for RETURN_TO_STEP, or to pass over, for SKIP
     * @param post who is to be asked, for INSERT_STEP; in which post she is to be its drafter, for REASSIGN
     * @param person who is to be its drafter, for REASSIGN
     * @param kind for what, for INSERT_STEP; a review when left out
     * @param effectiveOn the day of effect, for TAKE_EFFECT
     * @param page the page that the reason is about, for RETURN and RETURN_TO_STEP
     */
    @Schema(name = "NewAct")
    record NewAct(
            @NotNull Name act,
            @Size(max = Opinions.LONGEST) @Nullable String words,
            @Min(1) @Max(1_000) @Nullable Integer step,
            @Nullable UUID post,
            @Nullable StepKind kind,
            @Nullable LocalDate effectiveOn,
            @Nullable UUID person,
            @Valid NoteViews.@Nullable PageOf page) {

        Optional<Spot> spot() {
            return Optional.ofNullable(page).map(NoteViews.PageOf::spot);
        }

        String said() {
            return words == null ? "" : words.replace("\r\n", "\n").replace("\0", "");
        }

        int requiredStep() {
            if (step == null) {
                throw new Invalid("step", new Text("経路の順番を指定してください。", "Name the place on the route."));
            }
            return step;
        }

        PostId requiredPost() {
            if (post == null) {
                throw new Invalid("post", new Text("職を指定してください。", "Name the post."));
            }
            return new PostId(post);
        }

        PersonId requiredPerson() {
            if (person == null) {
                throw new Invalid("person", new Text("新しい起案者を指定してください。", "Name the new drafter."));
            }
            return new PersonId(person);
        }

        StepKind chosenKind() {
            return Objects.requireNonNullElse(kind, StepKind.REVIEW);
        }

        LocalDate requiredDay() {
            if (effectiveOn == null) {
                throw new Invalid("effectiveOn", new Text("施行日を指定してください。", "Name the day of effect."));
            }
            return effectiveOn;
        }
    }
}
