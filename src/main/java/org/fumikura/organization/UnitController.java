package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.POST;
import static org.fumikuradb.organization.Tables.UNIT;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Facts;
import org.fumikura.frame.FormField;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The units of a date as a tree, and one of them with what it had, has and will have. */
@Controller
class UnitController {

    static final Link LIST = new Link(new Text("組織", "Units"), "/administration/units");

    private static final List<Text> COLUMNS = List.of(
            new Text("名称", "Name"),
            new Text("コード", "Code"),
            new Text("階層", "Level"),
            new Text("執行機関", "Body"),
            new Text("文書記号", "Sign"),
            new Text("期間", "Period"));

    private final ChartRows chart;
    private final Successions successions;
    private final MasterForms forms;
    private final ActTable acts;

    UnitController(ChartRows chart, Successions successions, MasterForms forms, ActTable acts) {
        this.chart = chart;
        this.successions = successions;
        this.forms = forms;
        this.acts = acts;
    }

    @GetMapping("/administration/units")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_MASTERS)
    ModelAndView list(
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<String> done,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        LocalDate day = forms.asOf(on, actor);
        Paged<List<Cell>> rows = forms.read(() -> {
            Map<UUID, Integer> depths =
                    q.isBlank() ? depths(chart.units(day, "", actor.horizon()).all()) : Map.of();
            return chart.units(day, q.strip(), actor.horizon())
                    .page(MasterForms.page(page))
                    .map(unit -> cells(unit, depths));
        });
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        List.of(MasterForms.ADMINISTRATION),
                        new Text(
                                "その日に存在する組織です。名称などを変えるときは、廃止して新しく登録し、承継先を決めます。",
                                "The units of that day. To change one, end it, enter another and say who goes on."),
                        forms.done(done),
                        filter(day, q),
                        new Table(COLUMNS, rows.items(), new Text("この日に当てはまる組織はありません。", "No such unit on this day.")),
                        rows,
                        actor.may(OrganizationPermissions.ARRANGE)
                                ? List.of(new Link(new Text("組織を登録する", "Enter a unit"), "/administration/units/new"))
                                : List.of(),
                        MasterForms.takeIn("units", OrganizationPermissions.ARRANGE, actor),
                        Optional.of("/administration/export/units")));
    }

    /** The fields above a list of the masters: the day and a part of a name. */
    static List<FormField> filter(LocalDate day, String words) {
        return List.of(
                FormField.line("on", new Text("基準日", "As of")).value(MasterForms.typed(day)),
                FormField.line("q", new Text("名称・コードの一部", "Part of name or code"))
                        .value(words));
    }

    private static Map<UUID, Integer> depths(List<ChartRows.UnitLine> units) {
        var byId = new HashMap<UUID, ChartRows.UnitLine>();
        units.forEach(unit -> byId.put(unit.id(), unit));
        var depths = new HashMap<UUID, Integer>();
        for (ChartRows.UnitLine unit : units) {
            int depth = 0;
            ChartRows.UnitLine above = unit.parent().map(byId::get).orElse(null);
            while (above != null && depth < units.size()) {
                depth++;
                above = above.parent().map(byId::get).orElse(null);
            }
            depths.put(unit.id(), depth);
        }
        return depths;
    }

    private static List<Cell> cells(ChartRows.UnitLine unit, Map<UUID, Integer> depths) {
        return List.of(
                new Cell.Branch(depths.getOrDefault(unit.id(), 0), unit.name(), "/administration/units/" + unit.id()),
                Cell.of(unit.code()),
                Cell.of(unit.level().label()),
                Cell.of(unit.bodyCode()),
                Cell.of(unit.sign()),
                MasterForms.period(unit.validity()));
    }

    @GetMapping("/administration/units/{id}")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_MASTERS)
    ModelAndView show(@PathVariable UUID id, Actor actor) {
        return new ModelAndView("frame/facts", "model", forms.read(() -> facts(get(id, actor), actor)));
    }

    /** @throws NotFound when there never was such a unit */
    private ChartRows.UnitLine get(UUID id, Actor actor) {
        return chart.unitsEver(UNIT.ID.eq(id), actor.horizon()).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("unit", new Text("組織", "unit"), id));
    }

    private Facts facts(ChartRows.UnitLine unit, Actor actor) {
        return new Facts(
                unit.name(),
                MasterForms.crumbs(LIST),
                Optional.empty(),
                List.of(
                        new Facts.Fact(new Text("コード", "Code"), Cell.of(unit.code())),
                        new Facts.Fact(
                                new Text("名称", "Name"), Cell.of(unit.name().ja())),
                        new Facts.Fact(
                                new Text("英語名", "English name"),
                                Cell.of(unit.name().en())),
                        new Facts.Fact(
                                new Text("階層", "Level"), Cell.of(unit.level().label())),
                        new Facts.Fact(
                                new Text("上の組織", "Above it"),
                                unit.parent()
                                        .<Cell>map(above -> new Cell.Link(
                                                Text.same(unit.parentCode()), "/administration/units/" + above))
                                        .orElse(new Cell.Empty())),
                        new Facts.Fact(new Text("執行機関", "Body"), Cell.of(unit.bodyCode())),
                        new Facts.Fact(new Text("文書記号", "Sign"), Cell.of(unit.sign())),
                        new Facts.Fact(new Text("期間", "Period"), MasterForms.period(unit.validity()))),
                List.of(
                        units(
                                new Text("下の組織", "Units below"),
                                chart.unitsEver(UNIT.PARENT_ID.eq(unit.id()), actor.horizon()),
                                new Text("下の組織はありません。", "There is none.")),
                        posts(unit, actor.horizon()),
                        successions.after(unit.id(), actor.horizon()),
                        successions.before(unit.id(), actor.horizon()),
                        units(
                                new Text("同じコードの組織の移り変わり", "Units of the same code over time"),
                                chart.unitsEver(UNIT.CODE.eq(unit.code()), actor.horizon()),
                                new Text("ありません。", "None.")),
                        acts.of(unit.id(), actor.horizon())),
                actions(unit, actor));
    }

    private static List<Link> actions(ChartRows.UnitLine unit, Actor actor) {
        if (!actor.may(OrganizationPermissions.ARRANGE)) {
            return List.of();
        }
        return List.of(
                new Link(new Text("職を登録する", "Enter a post"), "/administration/posts/new?unit=" + unit.id()),
                new Link(new Text("下の組織を登録する", "Enter a unit below"), "/administration/units/new?parent=" + unit.id()),
                new Link(new Text("廃止する…", "End it…"), "/administration/units/" + unit.id() + "/end"));
    }

    private static Facts.Section units(Text title, List<ChartRows.UnitLine> units, Text empty) {
        return new Facts.Section(
                title,
                new Table(
                        List.of(new Text("名称", "Name"), new Text("コード", "Code"), new Text("期間", "Period")),
                        units.stream()
                                .map(unit -> List.<Cell>of(
                                        new Cell.Link(unit.name(), "/administration/units/" + unit.id()),
                                        Cell.of(unit.code()),
                                        MasterForms.period(unit.validity())))
                                .toList(),
                        empty),
                List.of());
    }

    private Facts.Section posts(ChartRows.UnitLine unit, Horizon horizon) {
        return new Facts.Section(
                new Text("職", "Posts"),
                new Table(
                        List.of(new Text("名称", "Name"), new Text("職層", "Rank"), new Text("期間", "Period")),
                        chart.postsEver(POST.UNIT_ID.eq(unit.id()), horizon).stream()
                                .map(post -> List.<Cell>of(
                                        new Cell.Link(post.name(), "/administration/posts/" + post.id()),
                                        Cell.of(post.rank().label()),
                                        MasterForms.period(post.validity())))
                                .toList(),
                        new Text("職はまだ登録されていません。", "No post is entered yet.")),
                List.of());
    }
}
