package org.fumikura.organization;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.shared.CalendarYearUnknown;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 期限の試算 for everybody. */
@Controller
class DeadlineTrialController {

    private final DeadlineTrials trials;
    private final ChartRows chart;
    private final MasterForms forms;

    DeadlineTrialController(DeadlineTrials trials, ChartRows chart, MasterForms forms) {
        this.trials = trials;
        this.chart = chart;
        this.forms = forms;
    }

    @GetMapping(MastersMenu.TRIAL)
    @RouteRule(Audience.STAFF)
    ModelAndView trial(@RequestParam MultiValueMap<String, String> asked) {
        boolean begun = asked.containsKey("start");
        if (!begun) {
            asked.add("start", MasterForms.typed(forms.today()));
        }
        FormInput input = FormInput.of(asked);
        Optional<LocalDate> start = input.demandedDay("start", forms.today());
        Optional<Text> refused = Optional.empty();
        Optional<DeadlineTrials.Trial> trial = Optional.empty();
        if (begun && start.isPresent()) {
            try {
                trial = Optional.of(trials.calculate(input.line("rule"), start.get(), input.line("body")));
            } catch (CalendarYearUnknown unknown) {
                refused = Optional.of(unknown.message());
            }
        }
        return new ModelAndView(
                "organization/deadline-trial", "model", new DeadlineTrialPage(input.fill(fields()), refused, trial));
    }

    private List<FormField> fields() {
        List<FormField.Option> bodies = forms.read(chart::listBodies).stream()
                .map(body -> new FormField.Option(body.code(), body.name()))
                .toList();
        List<FormField.Option> rules = Arrays.stream(NamedDeadline.values())
                .map(rule -> new FormField.Option(rule.code(), rule.label()))
                .toList();
        return List.of(
                FormField.choice("rule", new Text("数え方", "Rule"), rules),
                FormField.day("start", new Text("起算のもとになる日", "Day of the event"))
                        .demanded(),
                FormField.choice("body", new Text("執行機関の暦", "Calendar of"), bodies));
    }
}
