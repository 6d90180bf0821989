package org.fumikura.organization;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fumikura.frame.Api;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.shared.CalendarYearUnknown;
import org.fumikura.shared.DeadlineStep;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 期限の試算 for programs. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "deadlines", description = "Deadlines by named rules and an executive body's calendar")
class DeadlineApi {

    private final DeadlineTrials trials;
    private final Organization organization;
    private final Transactions transactions;

    DeadlineApi(DeadlineTrials trials, Organization organization, Transactions transactions) {
        this.trials = trials;
        this.organization = organization;
        this.transactions = transactions;
    }

    @GetMapping("/deadline-rules")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "listDeadlineRules", summary = "The rules that can be tried")
    List<Rule> rules() {
        return trials.listRules().stream().map(Rule::of).toList();
    }

    @PostMapping("/deadline-trials")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "tryDeadline",
            summary = "By which day something must be done",
            description = "Reckons and explains; changes nothing, and needs no Idempotency-Key.")
    TrialView reckon(@Valid @RequestBody NewTrial body, Actor actor) {
        try {
            return TrialView.of(trials.calculate(body.rule(), body.start(), body(body, actor)));
        } catch (CalendarYearUnknown unknown) {
            throw new Invalid("start", unknown.message());
        } catch (NotFound unknown) {
            throw new Invalid(unknown.code().startsWith("body") ? "body" : "rule", unknown.message());
        }
    }

    private String body(NewTrial asked, Actor actor) {
        if (asked.body() != null) {
            return asked.body();
        }
        BodyId own = actor.post().unit().body();
        return transactions.read(organization::bodiesByCode).entrySet().stream()
                .filter(body -> body.getValue().equals(own))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @Schema(name = "DeadlineRule")
    record Rule(String code, Text label, Text source) {

        static Rule of(NamedDeadline rule) {
            return new Rule(rule.code(), rule.label(), rule.source());
        }
    }

    /**
     * What is to be reckoned.
     *
     * @param rule the code of a rule
     * @param start the day of the event
     * @param body the code of the executive body whose calendar counts; the caller's when left out
     */
    @Schema(name = "NewDeadlineTrial")
    record NewTrial(
            @NotBlank @Size(max = 100) String rule,
            @NotNull LocalDate start,
            @Size(max = 100) @Nullable String body) {}

    /**
     * What came of it.
     *
     * @param countedDay the last day of the counted period, before it was moved off closed days
     * @param due the last day on which the thing is done in time
     */
    @Schema(name = "DeadlineTrial")
    record TrialView(String rule, String body, LocalDate start, LocalDate countedDay, LocalDate due, List<Step> steps) {

        static TrialView of(DeadlineTrials.Trial trial) {
            return new TrialView(
                    trial.rule().code(),
                    trial.body(),
                    trial.start(),
                    trial.countedDay(),
                    trial.due(),
                    trial.steps().stream().map(Step::of).toList());
        }
    }

    @Schema(name = "DeadlineStep")
    record Step(DeadlineStep.Kind kind, LocalDate day, Text text) {

        static Step of(DeadlineStep step) {
            return new Step(step.kind(), step.day(), step.text());
        }
    }
}
