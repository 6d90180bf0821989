package org.fumikura.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.Menu;
import org.fumikura.frame.MenuEntry;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Table;
import org.fumikura.organization.Actor;
import org.fumikura.organization.CurrentActor;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
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

/** The pages of what a section has published: the list, and a withdrawal. */
@Controller
class PublicationController implements Menu {

    static final Link LIST = new Link(new Text("公開資料", "Publications"), "/publications");

    private static final Text WITHDRAWN =
            new Text("取り下げました。公開サイトには理由だけが残ります。", "Withdrawn. The public site shows the reason in its place.");

    private final Keeping keeping;
    private final Submissions submissions;
    private final OfficialClock clock;

    PublicationController(Keeping keeping, Submissions submissions, OfficialClock clock) {
        this.keeping = keeping;
        this.submissions = submissions;
        this.clock = clock;
    }

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        return CurrentActor.of(request).may(PortalPermissions.KEEP)
                ? List.of(new MenuEntry(75, LIST.label(), LIST.path(), 0))
                : List.of();
    }

    @GetMapping("/publications")
    @RouteRule(value = Audience.STAFF, needs = PortalPermissions.KEEP)
    ModelAndView list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam Optional<String> done,
            Actor actor) {
        Optional<Keeping.Standing> standing = Arrays.stream(Keeping.Standing.values())
                .filter(each -> each.name().equals(state))
                .findFirst();
        Paged<PublicationRows.Listed> found =
                keeping.list(standing, title.strip(), PageRequest.of(Math.max(1, page)), actor);
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        List.of(),
                        new Text(
                                "課が公開サイトに載せている資料です。載せるときと訂正するときは、元の会議などのページから行います。",
                                "What your section has on the public site. It is published and corrected where it comes from, such as the page of a meeting."),
                        done.filter("withdrawn"::equals).map(unused -> WITHDRAWN),
                        filter(state, title),
                        new Table(
                                List.of(
                                        new Text("件名", "Title"),
                                        new Text("種別", "Kind"),
                                        new Text("対象日", "About"),
                                        new Text("公開開始", "Public from"),
                                        new Text("版", "Revision"),
                                        new Text("状態", "State"),
                                        new Text("操作", "Action")),
                                found.items().stream().map(this::cells).toList(),
                                new Text("当てはまる公開資料はありません。", "No publication fits.")),
                        found,
                        List.of(),
                        List.of(new Link(new Text("公開サイトを見る", "Open the public site"), StaffHostSite.BASE + "/")),
                        Optional.empty()));
    }

    private static List<FormField> filter(String state, String title) {
        return List.of(
                FormField.choice("state", new Text("状態", "State"), Keeping.Standing.values(), Keeping.Standing::label)
                        .orNone(new Text("すべて", "All"))
                        .value(state),
                FormField.line("title", new Text("件名に含む言葉", "Words of the title"))
                        .value(title));
    }

    private List<Cell> cells(PublicationRows.Listed line) {
        Publication each = line.publication();
        Keeping.Standing standing = Keeping.Standing.of(each, clock.today());
        return List.of(
                standing == Keeping.Standing.PUBLIC || standing == Keeping.Standing.WITHDRAWN
                        ? new Cell.Link(Text.same(each.title()), Publications.path(each.key()))
                        : Cell.of(each.title()),
                Cell.of(each.kindLabel()),
                new Cell.Day(each.about()),
                new Cell.Day(each.publicFrom()),
                Cell.of(Integer.toString(each.revision())),
                new Cell.Tag(standing.label(), standing.tone()),
                each.isWithdrawn()
                        ? new Cell.Empty()
                        : new Cell.Link(new Text("取り下げる", "Withdraw"), LIST.path() + "/" + line.id() + "/withdrawal"));
    }

    @GetMapping("/publications/{id}/withdrawal")
    @RouteRule(value = Audience.STAFF, needs = PortalPermissions.KEEP)
    ModelAndView form(@PathVariable UUID id, Actor actor) {
        return show(id, keeping.get(id, actor), FormInput.of(new LinkedMultiValueMap<>()), HttpStatus.OK);
    }

    @PostMapping("/publications/{id}/withdrawal")
    @RouteRule(value = Audience.STAFF, needs = PortalPermissions.KEEP)
    ModelAndView withdraw(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        UUID key = input.key(submissions);
        Optional<String> before = submissions.outcome(key, actor.person().value());
        if (before.isPresent()) {
            return new ModelAndView("redirect:" + before.get());
        }
        Publication publication = keeping.get(id, actor);
        String reason = input.demanded("reason");
        if (!input.isFine()) {
            return show(id, publication, input, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String outcome = LIST.path() + "?done=withdrawn";
        return new ModelAndView("redirect:"
                + submissions.once(key, actor.person().value(), outcome, () -> keeping.withdraw(id, reason, actor)));
    }

    private ModelAndView show(UUID id, Publication publication, FormInput input, HttpStatus status) {
        var view = new ModelAndView(
                "frame/form",
                "model",
                new Form(
                        new Text("公開を取り下げる", "Withdraw a publication"),
                        List.of(LIST),
                        new Text(
                                "「%s」を公開サイトから外します。アドレスには、取り下げたことと理由だけが残ります。".formatted(publication.title()),
                                "“%s” leaves the public site. Its address will only say that it was withdrawn, and why."
                                        .formatted(publication.title())),
                        LIST.path() + "/" + id + "/withdrawal",
                        input.key(submissions),
                        new Text("取り下げる", "Withdraw"),
                        true,
                        input.fill(List.of(FormField.line("reason", new Text("理由", "Reason"))
                                .demanded()
                                .hint(new Text("公開サイトに表示します。", "It is shown on the public site.")))),
                        Optional.empty()));
        view.setStatus(status);
        return view;
    }
}
