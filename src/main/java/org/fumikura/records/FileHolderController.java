package org.fumikura.records;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.Actor;
import org.fumikura.organization.MasterForms;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 引き継ぐ組織を決める: many files of one unit are given to another one from a day on. */
@Controller
class FileHolderController {

    static final String PATH = "/files/hand-over";

    private static final int MOST = 300;

    private final Files files;
    private final FileHolders holders;
    private final Organization organization;
    private final Submissions submissions;
    private final MasterForms forms;

    FileHolderController(
            Files files, FileHolders holders, Organization organization, Submissions submissions, MasterForms forms) {
        this.files = files;
        this.holders = holders;
        this.organization = organization;
        this.submissions = submissions;
        this.forms = forms;
    }

    /**
     * @param unit whose files are shown; her own section's when left out
     * @param file one file alone, which is chosen already
     * @param on the day from which they are given, by which the units to choose from are those of that day
     */
    @GetMapping(PATH)
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.HAND_OVER)
    ModelAndView form(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam Optional<UUID> file,
            @RequestParam(defaultValue = "") String on,
            @RequestParam Optional<String> done,
            Actor actor) {
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("of", unit);
        begun.add("from", MasterForms.typed(forms.asOf(on)));
        file.ifPresent(id -> {
            begun.add("one", id.toString());
            begun.add("file", id.toString());
        });
        return show(begun, FormInput.of(begun), done.isPresent(), actor);
    }

    @PostMapping(PATH)
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.HAND_OVER)
    ModelAndView send(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Set<UUID> chosen = chosen(fields);
        if (chosen.isEmpty()) {
            input.refuse("file", new Text("引き継ぐ簿冊を選んでください。", "Please choose the files."));
        }
        Optional<LocalDate> from = input.demandedDay("from", forms.today());
        Optional<UUID> to = input.demandedId("unit");
        String reason = input.demanded("reason");
        if (!input.isFine()) {
            return refused(fields, input, actor);
        }
        var order = new FileHolders.Order(new UnitId(to.orElseThrow()), from.orElseThrow(), reason);
        List<FileId> some = chosen.stream().map(FileId::new).toList();
        forms.read(() -> {
                    Set<UnitId> present = some.stream()
                            .map(file -> files.get(file, RecordsPermissions.planReader(actor))
                                    .unit())
                            .collect(Collectors.toSet());
                    return holders.refusal(order, present, actor);
                })
                .ifPresent(refusal -> input.refuse(refusal.field(), refusal.message()));
        if (!input.isFine()) {
            return refused(fields, input, actor);
        }
        boolean stays = order.from().isAfter(forms.today());
        String outcome = input.id("one")
                .filter(file -> stays)
                .map(file -> "/files/" + file)
                .orElse(PATH + "?done=yes");
        return new ModelAndView("redirect:"
                + submissions.once(
                        forms.key(input), actor.person().value(), outcome, () -> holders.handOver(some, order, actor)));
    }

    @PostMapping("/files/{id}/hand-over/withdraw")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.HAND_OVER)
    String withdraw(@PathVariable UUID id, @RequestParam LocalDate from, Actor actor) {
        holders.withdraw(new FileId(id), from, actor);
        return "redirect:/files/" + id;
    }

    private ModelAndView refused(MultiValueMap<String, String> fields, FormInput input, Actor actor) {
        ModelAndView view = show(fields, input, false, actor);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private ModelAndView show(MultiValueMap<String, String> fields, FormInput input, boolean done, Actor actor) {
        return new ModelAndView("records/hand-over", "model", forms.read(() -> page(fields, input, done, actor)));
    }

    private HandOverPage page(MultiValueMap<String, String> fields, FormInput input, boolean done, Actor actor) {
        Optional<FilePlanEntry> one =
                input.id("one").map(id -> files.get(new FileId(id), RecordsPermissions.planReader(actor)));
        List<Unit> keeps = kept(actor);
        Optional<Unit> of = keeps.stream()
                .filter(unit -> one.isPresent()
                        ? unit.id().equals(one.get().unit())
                        : unit.id().value().toString().equals(fields.getFirst("of")))
                .findFirst()
                .or(() -> keeps.stream().filter(actor.units()::contains).findFirst())
                .or(() -> keeps.stream().findFirst());
        List<FilePlanEntry> listed = one.map(List::of)
                .orElseGet(
                        () -> of.map(unit -> files.listWith(unit.id(), MOST + 1, RecordsPermissions.planReader(actor)))
                                .orElse(List.of()));
        Set<UUID> chosen = chosen(fields);
        return new HandOverPage(
                keeps.stream().map(HandOverPage.Choice::of).toList(),
                of.map(unit -> unit.id().value().toString()).orElse(""),
                one.map(file -> file.id().value().toString()).orElse(""),
                listed.stream()
                        .limit(MOST)
                        .map(file -> new HandOverPage.Line(
                                file, chosen.contains(file.id().value())))
                        .toList(),
                listed.size() > MOST,
                forms.key(input),
                input.fill(List.of(
                        FormField.hidden("file", ""),
                        FormField.day("from", new Text("引き継ぐ日", "From")).demanded(),
                        FormField.choice(
                                        "unit",
                                        new Text("引き継ぐ組織", "Unit that goes on with them"),
                                        targets(input, of, actor))
                                .orNone(new Text("選んでください", "Please choose"))
                                .demanded(),
                        FormField.line("reason", new Text("理由", "Reason"))
                                .demanded()
                                .hint(new Text("例：組織改正による事務の移管", "e.g. its duties move in the reorganisation")))),
                done);
    }

    /** The sections of today at which she says who goes on with files, in the order of the organisation chart. */
    private List<Unit> kept(Actor actor) {
        Set<UUID> units = actor.unitsOf(RecordsPermissions.HAND_OVER);
        return organization.listUnits(forms.today()).stream()
                .filter(unit -> unit.level() == UnitLevel.SECTION
                        && units.contains(unit.id().value()))
                .toList();
    }

    /** The sections to which she may give files of a unit from the day that she typed. */
    private List<FormField.Option> targets(FormInput input, Optional<Unit> of, Actor actor) {
        LocalDate today = forms.today();
        LocalDate from = forms.asOf(input.line("from"));
        boolean all = actor.may(RecordsPermissions.PLAN);
        return holders.sections(from.isBefore(today) ? today : from, actor).stream()
                .filter(unit ->
                        all || of.filter(own -> own.body().equals(unit.body())).isPresent())
                .map(unit -> new FormField.Option(unit.id().value().toString(), unit.name()))
                .toList();
    }

    private static Set<UUID> chosen(Map<String, List<String>> fields) {
        var chosen = new HashSet<UUID>();
        fields.getOrDefault("file", List.of()).forEach(each -> {
            try {
                chosen.add(UUID.fromString(each));
            } catch (IllegalArgumentException none) {
                // not one of the list
            }
        });
        return chosen;
    }
}
