package org.fumikura.meetings;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fumikura.frame.Forbidden;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.Actor;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;

/** Shows the forms of teams and themes, and carries each out once; one that is refused keeps what was typed. */
@Component
class TeamSending {

    private final Submissions submissions;

    TeamSending(Submissions submissions) {
        this.submissions = submissions;
    }

    /** A form that nobody has filled in yet. */
    ModelAndView show(TeamForm form) {
        var begun = new LinkedMultiValueMap<String, String>();
        form.fields().get().forEach(field -> begun.add(field.name(), field.value()));
        return show(form, FormInput.of(begun), Optional.empty(), HttpStatus.OK);
    }

    /** Carries out what was typed, and leads to what shows it. */
    ModelAndView send(TeamForm form, MultiValueMap<String, String> typed, Actor actor) {
        FormInput input = FormInput.of(typed);
        Optional<Runnable> change = form.change().apply(input);
        if (change.isEmpty() || !input.isFine()) {
            return show(form, input, Optional.empty(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            String outcome =
                    submissions.once(input.key(submissions), actor.person().value(), form.outcome(), change.get());
            return new ModelAndView("redirect:" + outcome);
        } catch (NotFound | Forbidden notHers) {
            throw notHers;
        } catch (Refusal refused) {
            return show(form, input, said(form, input, refused), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** Puts what is wrong with fields to them, and gives what is wrong with the form as a whole. */
    private static Optional<Text> said(TeamForm form, FormInput input, Refusal refused) {
        if (!(refused instanceof Invalid invalid)) {
            return Optional.of(refused.message());
        }
        Set<String> asked = form.fields().get().stream()
                .filter(field -> field.kind() != FormField.Kind.HIDDEN)
                .map(FormField::name)
                .collect(Collectors.toCollection(HashSet::new));
        Optional<Text> whole = Optional.empty();
        for (var error : invalid.errors()) {
            if (asked.contains(error.field())) {
                input.refuse(error.field(), error.message());
            } else {
                whole = Optional.of(error.message());
            }
        }
        return whole;
    }

    private ModelAndView show(TeamForm form, FormInput input, Optional<Text> refused, HttpStatus status) {
        List<FormField> fields = input.fill(form.fields().get());
        var view = new ModelAndView(
                "frame/form",
                "model",
                new Form(
                        form.title(),
                        form.crumbs(),
                        form.lead(),
                        form.action(),
                        input.key(submissions),
                        form.submit(),
                        false,
                        fields,
                        refused));
        view.setStatus(status);
        return view;
    }
}
