package org.fumikura.meetings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team as programs read it.
 *
 * @param parent the team that a working group belongs to
 * @param until its last day, when one is known
 * @param secretariat the unit that looks after it
 * @param body to which it reports
 */
@Schema(name = "Team")
record TeamView(
        UUID id,
        String name,
        TeamKind kind,
        @Nullable UUID parent,
        String purpose,
        String basis,
        LocalDate from,
        @Nullable LocalDate until,
        UUID secretariat,
        @Nullable UUID body) {

    static TeamView of(Team team) {
        return new TeamView(
                team.id().value(),
                team.name(),
                team.kind(),
                team.parent().map(TeamId::value).orElse(null),
                team.purpose(),
                team.basis(),
                team.term().first(),
                team.term().last().orElse(null),
                team.secretariat().value(),
                team.body().map(MeetingBodyId::value).orElse(null));
    }

    /** @param until its last day, when one is known */
    @Schema(name = "TeamMember")
    record MemberView(
            UUID id,
            UUID post,
            TeamRole role,
            LocalDate from,
            @Nullable LocalDate until) {

        static MemberView of(TeamMember member) {
            return new MemberView(
                    member.id(),
                    member.post().value(),
                    member.role(),
                    member.during().first(),
                    member.during().last().orElse(null));
        }
    }

    /**
     * A theme.
     *
     * @param owner the post that answers for it
     * @param continuedInto the fiscal year into which it was continued last
     * @param continuedWithoutResult how often it was continued since there was a result
     */
    @Schema(name = "Theme")
    record ThemeView(
            UUID id,
            UUID team,
            int number,
            String title,
            String goal,
            UUID owner,
            ThemeState state,
            LocalDate charteredOn,
            @Nullable Integer continuedInto,
            int continuedWithoutResult,
            @Nullable MeasureView measure) {

        static ThemeView of(Theme theme) {
            return new ThemeView(
                    theme.id().value(),
                    theme.team().value(),
                    theme.ordinal(),
                    theme.title(),
                    theme.goal(),
                    theme.owner().value(),
                    theme.state(),
                    theme.charteredOn(),
                    theme.continuedInto().isPresent() ? theme.continuedInto().getAsInt() : null,
                    theme.continuedWithoutResult(),
                    theme.measure()
                            .map(measure ->
                                    MeasureView.of(measure, theme.effect().orElse(null)))
                            .orElse(null));
        }
    }

    /**
     * By what a theme is measured.
     *
     * @param effect what was measured later, when it was
     */
    @Schema(name = "ThemeMeasure")
    record MeasureView(
            String name,
            String unit,
            BigDecimal baseline,
            LocalDate baselineOn,
            @Nullable BigDecimal effect,
            @Nullable LocalDate effectOn) {

        static MeasureView of(Theme.Measure measure, Theme.@Nullable Effect effect) {
            return new MeasureView(
                    measure.name(),
                    measure.unit(),
                    measure.baseline(),
                    measure.on(),
                    effect == null ? null : effect.value(),
                    effect == null ? null : effect.on());
        }
    }

    /** A theme with how it came to where it is, and what is to be done. */
    @Schema(name = "ThemeInFull")
    record ThemeInFull(ThemeView theme, List<StepView> steps, List<TaskView> tasks) {}

    /**
     * A state that a theme came to.
     *
     * @param by the post that brought it there
     */
    @Schema(name = "ThemeStep")
    record StepView(
            ThemeState state,
            LocalDate on,
            String reason,
            @Nullable Integer continuedInto,
            UUID by) {

        static StepView of(ThemeStep step) {
            return new StepView(
                    step.state(),
                    step.day(),
                    step.reason(),
                    step.continuedInto().isPresent() ? step.continuedInto().getAsInt() : null,
                    step.by().value());
        }
    }

    /** @param instruction the instruction of the body that it comes from */
    @Schema(name = "ThemeTask")
    record TaskView(
            UUID id,
            int number,
            String wording,
            UUID owner,
            LocalDate due,
            @Nullable LocalDate done,
            @Nullable UUID instruction) {

        static TaskView of(ThemeTask task) {
            return new TaskView(
                    task.id(),
                    task.ordinal(),
                    task.wording(),
                    task.owner().value(),
                    task.due(),
                    task.done().orElse(null),
                    task.instruction().map(InstructionId::value).orElse(null));
        }
    }
}
