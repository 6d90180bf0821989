package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;
import static org.fumikuradb.organization.Tables.POST;
import static org.fumikuradb.organization.Tables.ROLE_GRANT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

/** The posts of a date, and one of them with those who held it and what it may do. */
@Controller
class PostController {

    static final Link LIST = new Link(new Text("職", "Posts"), "/administration/posts");

    private static final List<Text> COLUMNS = List.of(
            new Text("名称", "Name"),
            new Text("所属", "Unit"),
            new Text("職層", "Rank"),
            new Text("就ける人数", "Holders"),
            new Text("期間", "Period"));

    private final ChartRows chart;
    private final StaffRows staff;
    private final MasterForms forms;
    private final Successions successions;
    private final ActTable acts;

    PostController(ChartRows chart, StaffRows staff, MasterForms forms, Successions successions, ActTable acts) {
        this.chart = chart;
        this.staff = staff;
        this.forms = forms;
        this.successions = successions;
        this.acts = acts;
    }

    /** @param login of the person for whom a post is looked for */
    @GetMapping("/administration/posts")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_MASTERS)
    ModelAndView list(
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String login,
            @RequestParam Optional<String> done,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        LocalDate day = forms.asOf(on, actor);
        Paged<List<Cell>> rows = forms.read(() -> chart.posts(day, q.strip(), Optional.empty(), actor.horizon())
                .page(MasterForms.page(page))
                .map(post -> cells(post, login)));
        List<FormField> filter = new ArrayList<>(UnitController.filter(day, q));
        if (!login.isEmpty()) {
            filter.add(FormField.line("login", new Text("就ける職員のログイン名", "Login of the person to assign"))
                    .value(login));
        }
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        List.of(MasterForms.ADMINISTRATION),
                        new Text(
                                "その日に存在する職です。権限は職に付け、職員は職に就きます。職の登録は組織の画面から行います。",
                                "The posts of that day. Roles belong to posts, people hold posts. Enter one on its unit’s page."),
                        forms.done(done),
                        filter,
                        new Table(COLUMNS, rows.items(), new Text("この日に当てはまる職はありません。", "No such post on this day.")),
                        rows,
                        List.of(),
                        MasterForms.takeIn("posts", OrganizationPermissions.ARRANGE, actor),
                        Optional.of("/administration/export/posts")));
    }

    private static List<Cell> cells(ChartRows.PostLine post, String login) {
        String more = login.isEmpty()
                ? ""
                : "?login=" + java.net.URLEncoder.encode(login, java.nio.charset.StandardCharsets.UTF_8);
        return List.of(
                new Cell.Link(post.name(), "/administration/posts/" + post.id() + more),
                new Cell.Link(post.unitName(), "/administration/units/" + post.unit()),
                Cell.of(post.rank().label()),
                Cell.of(holders(post.solo())),
                MasterForms.period(post.validity()));
    }

    private static Text holders(boolean solo) {
        return solo ? new Text("一人", "One") : new Text("複数", "Several");
    }

    @GetMapping("/administration/posts/{id}")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_MASTERS)
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String login,
            @RequestParam Optional<String> done,
            Actor actor) {
        return new ModelAndView(
                "frame/facts", "model", forms.read(() -> facts(get(chart, id, actor.horizon()), login, done, actor)));
    }

    /** @throws NotFound when there never was such a post */
    static ChartRows.PostLine get(ChartRows chart, UUID id, Horizon horizon) {
        return chart.postsEver(POST.ID.eq(id), horizon).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("post", new Text("職", "post"), id));
    }

    private Facts facts(ChartRows.PostLine post, String login, Optional<String> done, Actor actor) {
        return new Facts(
                post.name(),
                MasterForms.crumbs(LIST),
                forms.done(done),
                List.of(
                        new Facts.Fact(
                                new Text("名称", "Name"), Cell.of(post.name().ja())),
                        new Facts.Fact(
                                new Text("英語名", "English name"),
                                Cell.of(post.name().en())),
                        new Facts.Fact(
                                new Text("所属", "Unit"),
                                new Cell.Link(post.unitName(), "/administration/units/" + post.unit())),
                        new Facts.Fact(
                                new Text("職層", "Rank"), Cell.of(post.rank().label())),
                        new Facts.Fact(new Text("就ける人数", "Holders"), Cell.of(holders(post.solo()))),
                        new Facts.Fact(
                                new Text("取り扱える秘密区分", "Clearance"),
                                Cell.of(PostFormController.clearance(post.clearance()))),
                        new Facts.Fact(
                                new Text("取り扱える情報", "What it handles"),
                                Cell.of(PostFormController.handles(post.handles()))),
                        new Facts.Fact(new Text("期間", "Period"), MasterForms.period(post.validity()))),
                List.of(
                        holders(post, actor),
                        roles(post, actor),
                        successions.ofPost(post.id(), actor.horizon()),
                        acts.of(post.id(), actor.horizon())),
                actions(post, login, actor));
    }

    private static List<Link> actions(ChartRows.PostLine post, String login, Actor actor) {
        String person = login.isEmpty()
                ? ""
                : "&login=" + java.net.URLEncoder.encode(login, java.nio.charset.StandardCharsets.UTF_8);
        var actions = new ArrayList<Link>();
        if (actor.may(OrganizationPermissions.ARRANGE)) {
            actions.add(new Link(
                    new Text("職員を就ける", "Assign a person"),
                    "/administration/assignments/new?post=" + post.id() + person));
        }
        if (actor.may(OrganizationPermissions.ADMINISTER)) {
            actions.add(new Link(new Text("権限を付与する", "Grant a role"), "/administration/roles/new?post=" + post.id()));
        }
        if (actor.may(OrganizationPermissions.ARRANGE)) {
            actions.add(new Link(new Text("廃止する…", "End it…"), "/administration/posts/" + post.id() + "/end"));
        }
        return List.copyOf(actions);
    }

    private Facts.Section holders(ChartRows.PostLine post, Actor actor) {
        return new Facts.Section(
                new Text("就いた職員", "Those who held it"),
                new Table(
                        List.of(
                                new Text("職員", "Person"),
                                new Text("本務・兼務", "Kind"),
                                new Text("期間", "Period"),
                                new Text("免じる", "Relieve")),
                        staff.assignmentsEver(forms.today(), ASSIGNMENT.POST_ID.eq(post.id()), actor.horizon()).stream()
                                .map(line -> List.<Cell>of(
                                        new Cell.Link(line.label(), "/administration/people/" + line.person()),
                                        Cell.of(line.kind().label()),
                                        MasterForms.period(line.validity()),
                                        AssignmentController.end(line, actor)))
                                .toList(),
                        new Text("まだ誰も就いていません。", "Nobody held it yet.")),
                List.of());
    }

    private Facts.Section roles(ChartRows.PostLine post, Actor actor) {
        return new Facts.Section(
                new Text("権限", "Roles"),
                new Table(
                        List.of(
                                new Text("権限", "Role"),
                                new Text("範囲（この組織と下の組織）", "At this unit and all below"),
                                new Text("期間", "Period"),
                                new Text("取り消す", "Revoke")),
                        staff.grantsEver(ROLE_GRANT.POST_ID.eq(post.id()), actor.horizon()).stream()
                                .map(line -> List.<Cell>of(
                                        Cell.of(line.role().label()),
                                        new Cell.Link(line.atName(), "/administration/units/" + line.at()),
                                        MasterForms.period(line.validity()),
                                        RoleController.end(line, actor)))
                                .toList(),
                        new Text("権限は付与されていません。", "It has no role.")),
                List.of());
    }
}
