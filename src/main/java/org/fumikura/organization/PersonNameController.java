package org.fumikura.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Another name for somebody, from a day to come on: for those who may foresee it. */
@Controller
class PersonNameController {

    private final StaffRegister register;
    private final MasterForms forms;

    PersonNameController(StaffRegister register, MasterForms forms) {
        this.register = register;
        this.forms = forms;
    }

    @GetMapping("/administration/people/{id}/name")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.FORESEE)
    ModelAndView form(@PathVariable UUID id) {
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("from", MasterForms.typed(forms.read(() -> register.earliestName(new PersonId(id)))));
        return MasterForms.show(form(id, FormInput.of(begun), Optional.empty()));
    }

    @PostMapping("/administration/people/{id}/name")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.FORESEE)
    ModelAndView change(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        var person = new PersonId(id);
        FormInput input = FormInput.of(fields);
        String name = input.demanded("name");
        String english = input.line("english");
        String reason = input.demanded("reason");
        Optional<LocalDate> from = forms.day(input, "from", actor);
        LocalDate earliest = forms.read(() -> register.earliestName(person));
        if (from.isPresent() && from.get().isBefore(earliest)) {
            input.refuse("from", NameTooEarly.words(earliest));
        }
        Optional<Runnable> change = from.map(
                day -> () -> register.rename(person, MasterForms.text(name, english), day, reason, actor.doer()));
        return forms.send(
                input,
                actor,
                change,
                PersonController.LIST.path() + "/" + id + "?done=changed",
                refused -> form(id, input, refused));
    }

    private Form form(UUID id, FormInput input, Optional<Text> refused) {
        String label = forms.read(() -> register.label(new PersonId(id)));
        return new Form(
                new Text(label + "の氏名を変更する", "Another name for " + label),
                MasterForms.crumbs(
                        PersonController.LIST, new Link(Text.same(label), PersonController.LIST.path() + "/" + id)),
                new Text(
                        "変わる日より前の行為・起案用紙・経過には、前の氏名が残ります。ログイン名は変わりません。",
                        "Acts, sheets and history from before that day keep the former name. The login stays."),
                PersonController.LIST.path() + "/" + id + "/name",
                forms.key(input),
                new Text("変更する", "Change it"),
                false,
                input.fill(List.of(
                        FormField.line("name", new Text("新しい氏名", "New name")).demanded(),
                        FormField.line("english", new Text("英語名", "English name"))
                                .hint(new Text("空けておくと氏名と同じになります。", "Left empty it is the name.")),
                        FormField.day("from", new Text("変わる日", "From")).demanded(),
                        FormField.line("reason", new Text("理由", "Reason"))
                                .demanded()
                                .hint(new Text("例 婚姻、誤記の訂正", "e.g. marriage, a spelling")))),
                refused);
    }
}
