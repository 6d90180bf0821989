package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.AUTHORITY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Facts;
import org.fumikura.frame.FormField;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.organization.ActTable;
import org.fumikura.organization.Actor;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.MasterForms;
import org.fumikura.organization.Organization;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The table of authority, as of a day, and each of its rows with what came before and after it. */
@Controller
class AuthorityController {

    static final Link LIST = new Link(new Text("決裁区分", "Table of authority"), ApprovalAdministration.AUTHORITIES);

    private static final List<Text> COLUMNS = List.of(
            new Text("事案", "Matter"),
            new Text("執行機関", "Body"),
            new Text("支出科目", "Expenditure item"),
            new Text("金額", "Amount"),
            new Text("決裁者", "Decided by"),
            new Text("根拠", "Source"),
            new Text("期間", "Period"));

    private final Authorities authorities;
    private final AuthorityWords words;
    private final Organization organization;
    private final MasterForms forms;
    private final ActTable acts;

    AuthorityController(
            Authorities authorities,
            AuthorityWords words,
            Organization organization,
            MasterForms forms,
            ActTable acts) {
        this.authorities = authorities;
        this.words = words;
        this.organization = organization;
        this.forms = forms;
        this.acts = acts;
    }

    @GetMapping("/administration/authorities")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.READ_RULES)
    ModelAndView list(
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<String> done,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        LocalDate day = forms.asOf(on);
        PageRequest request = MasterForms.page(page);
        Paged<List<Cell>> list = forms.read(() -> {
            List<Authority> all = authorities.fetch(Authorities.validOn(day).and(Authorities.contains(q.strip())));
            Map<BodyId, String> bodies = bodies();
            return new Paged<>(
                            all.stream()
                                    .skip(request.offset())
                                    .limit(request.size())
                                    .toList(),
                            all.size(),
                            request)
                    .map(row -> cells(row, bodies));
        });
        boolean keeps = actor.may(ApprovalPermissions.RULES);
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        MasterForms.crumbs(),
                        new Text(
                                "その日に、どの事案を誰が決裁するかを定めた行です。行は書き換えず、終えて新しく登録します。",
                                "Who decides what on that day. A row is ended and entered anew, never overwritten."),
                        forms.done(done),
                        List.of(
                                FormField.line("on", new Text("基準日", "As of")).value(MasterForms.typed(day)),
                                FormField.line("q", new Text("コード・事案・科目・根拠の一部", "Part of code, matter, item or source"))
                                        .value(q)),
                        new Table(COLUMNS, list.items(), new Text("この日に当てはまる行はありません。", "No such row on this day.")),
                        list,
                        keeps
                                ? List.of(new Link(
                                        new Text("行を登録する", "Enter a row"), ApprovalAdministration.AUTHORITIES + "/new"))
                                : List.of(),
                        more(keeps),
                        Optional.of("/administration/export/authorities")));
    }

    private static List<Link> more(boolean keeps) {
        var links = new ArrayList<Link>();
        links.add(new Link(
                new Text("変更を過去の案件で試す", "Try a change on past matters"),
                ApprovalAdministration.AUTHORITIES + "/simulation"));
        if (keeps) {
            links.add(new Link(new Text("ファイルから取り込む", "Take in from a file"), "/administration/import/authorities"));
        }
        return List.copyOf(links);
    }

    private static List<Cell> cells(Authority row, Map<BodyId, String> bodies) {
        return List.of(
                new Cell.Link(
                        Text.same(row.matterCode() + " " + row.matterName()),
                        ApprovalAdministration.AUTHORITIES + "/" + row.id()),
                Cell.of(bodies.getOrDefault(row.body(), "")),
                Cell.of(row.expenditureItem()),
                row.amounts().isAll() ? new Cell.Empty() : Cell.of(row.amounts().label()),
                Cell.of(row.rank().label()),
                Cell.of(row.source()),
                new Cell.Period(row.validity().first(), row.validity().last()));
    }

    private Map<BodyId, String> bodies() {
        return organization.bodiesByCode().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    @GetMapping("/administration/authorities/{id}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.READ_RULES)
    ModelAndView show(@PathVariable UUID id, Actor actor) {
        return new ModelAndView("frame/facts", "model", forms.read(() -> {
            Authority row = authorities.get(id);
            Map<BodyId, String> bodies = bodies();
            var history = new Facts.Section(
                    new Text("同じ事案・科目の移り変わり", "The same matter and item over time"),
                    new Table(
                            COLUMNS,
                            authorities
                                    .fetch(AUTHORITY
                                            .BODY_ID
                                            .eq(row.body().value())
                                            .and(AUTHORITY.MATTER_CODE.eq(row.matterCode()))
                                            .and(AUTHORITY.EXPENDITURE_ITEM.eq(row.expenditureItem())))
                                    .stream()
                                    .map(each -> cells(each, bodies))
                                    .toList(),
                            new Text("ありません。", "None.")),
                    List.of());
            return new Facts(
                    Text.same((row.matterCode() + " " + row.matterName() + " " + row.expenditureItem()).strip()),
                    MasterForms.crumbs(LIST),
                    Optional.empty(),
                    facts(row, bodies),
                    List.of(history, acts.of(id)),
                    actions(row, actor));
        }));
    }

    private List<Facts.Fact> facts(Authority row, Map<BodyId, String> bodies) {
        return List.of(
                new Facts.Fact(new Text("執行機関", "Body"), Cell.of(bodies.getOrDefault(row.body(), ""))),
                new Facts.Fact(new Text("支出科目", "Expenditure item"), Cell.of(row.expenditureItem())),
                new Facts.Fact(new Text("金額", "Amount"), Cell.of(row.amounts().label())),
                new Facts.Fact(new Text("決裁者", "Decided by"), Cell.of(row.rank().label())),
                new Facts.Fact(new Text("合議・審査", "Duties"), Cell.of(words.written(row.duties()))),
                new Facts.Fact(new Text("自己決定", "Self-decided"), yesOrNo(row.selfDecidable())),
                new Facts.Fact(new Text("軽易", "Light"), yesOrNo(row.light())),
                new Facts.Fact(new Text("代決", "By deputy"), yesOrNo(row.proxyAllowed())),
                new Facts.Fact(new Text("議決要", "Council vote"), yesOrNo(row.councilVote())),
                new Facts.Fact(
                        new Text("差戻し後の再回付", "Asked again after a return"),
                        Cell.of(row.terms().recirculation().label())),
                new Facts.Fact(new Text("根拠", "Source"), Cell.of(row.source())),
                new Facts.Fact(
                        new Text("決裁文書", "Decided matter"),
                        row.decidedBy()
                                .<Cell>map(document -> new Cell.Link(
                                        new Text("決裁文書を見る", "See the matter"), "/matters/" + document.value()))
                                .orElse(Cell.of(new Text("決裁文書なし", "None named")))),
                new Facts.Fact(
                        new Text("期間", "Period"),
                        new Cell.Period(row.validity().first(), row.validity().last())));
    }

    /** The form of the trial, filled in with what a row says. */
    private static String trial(Authority row) {
        return ApprovalAdministration.AUTHORITIES
                + "/simulation?row=%s&above=%s&below=%s&rank=%s"
                        .formatted(
                                row.id(),
                                row.amounts().from() == 0 ? "" : row.amounts().from(),
                                row.amounts().to().map(String::valueOf).orElse(""),
                                row.rank());
    }

    private static Cell yesOrNo(boolean yes) {
        return Cell.of(yes ? new Text("はい", "Yes") : new Text("いいえ", "No"));
    }

    private static List<Link> actions(Authority row, Actor actor) {
        var trial = new Link(new Text("変更を過去の案件で試す", "Try a change on past matters"), trial(row));
        if (!actor.may(ApprovalPermissions.RULES) || row.validity().last().isPresent()) {
            return List.of(trial);
        }
        String path = ApprovalAdministration.AUTHORITIES + "/" + row.id();
        return List.of(
                new Link(new Text("この行を変える…", "Change it…"), path + "/change"),
                trial,
                new Link(new Text("この行を終える…", "End it…"), path + "/end"));
    }
}
