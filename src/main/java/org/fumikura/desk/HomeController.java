package org.fumikura.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fumikura.frame.Menu;
import org.fumikura.frame.MenuEntry;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PostId;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Controller
class HomeController implements Menu {

    private final ObjectProvider<DeskSource> sources;
    private final Notices notices;
    private final Organization organization;
    private final Actors actors;
    private final OfficialClock clock;
    private final Transactions transactions;

    HomeController(
            ObjectProvider<DeskSource> sources,
            Notices notices,
            Organization organization,
            Actors actors,
            OfficialClock clock,
            Transactions transactions) {
        this.sources = sources;
        this.notices = notices;
        this.organization = organization;
        this.actors = actors;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        return List.of(new MenuEntry(0, new Text("ホーム", "Home"), "/", 0));
    }

    @GetMapping("/")
    @RouteRule(Audience.STAFF)
    ModelAndView home(Actor actor) {
        return new ModelAndView("desk/home", "model", transactions.read(() -> {
            List<Notices.Notice> unread = notices.unread(actor);
            List<DeskCard> cards = Stream.concat(
                            sources.stream().flatMap(source -> source.cards(actor).stream()),
                            Stream.of(notices.card(unread)))
                    .filter(card -> card.empty() != null || card.count() > 0)
                    .sorted(Comparator.comparingInt(DeskCard::order))
                    .toList();
            return new HomePage(
                    in(DeskPart.DECIDE, cards),
                    in(DeskPart.MOVE, cards),
                    in(DeskPart.KNOW, cards),
                    posts(actor),
                    newest(unread));
        }));
    }

    @GetMapping("/notices")
    @RouteRule(Audience.STAFF)
    ModelAndView list(Actor actor) {
        return new ModelAndView("desk/notices", "model", transactions.read(() -> {
            List<Notices.Notice> unread = notices.unread(actor);
            List<DeskItem> items = unread.stream().map(notices::item).toList();
            var card = new DeskCard(
                    DeskPart.KNOW,
                    0,
                    new Text("通知", "Notices"),
                    "/notices",
                    items.size(),
                    items,
                    new Text("新しい通知はありません。", "There is nothing new."));
            return new HomePage(List.of(), List.of(), List.of(card), List.of(), newest(unread));
        }));
    }

    @PostMapping("/notices/read")
    @RouteRule(Audience.STAFF)
    String read(@RequestParam long newest, Actor actor) {
        transactions.work(() -> notices.read(actor, newest));
        return "redirect:/";
    }

    /** What waits is counted in each post under that post's own access. */
    private List<HomePage.InPost> posts(Actor actor) {
        LocalDate today = clock.today();
        Set<PostId> held = organization.postsOf(actor.person(), today);
        if (held.size() < 2) {
            return List.of();
        }
        return held.stream()
                .map(post -> post.equals(actor.post().id()) ? actor : actors.get(actor.person(), post, today))
                .map(each -> new HomePage.InPost(
                        each.assignment().value(),
                        each.post().name(),
                        each.post().id().equals(actor.post().id()),
                        sources.stream()
                                .mapToLong(source -> source.countWaiting(each))
                                .sum()))
                .sorted(Comparator.comparing((HomePage.InPost each) -> !each.acting())
                        .thenComparing(each -> each.post().ja()))
                .toList();
    }

    private static long newest(List<Notices.Notice> unread) {
        return unread.isEmpty() ? 0 : unread.getFirst().position();
    }

    private static List<DeskCard> in(DeskPart part, List<DeskCard> cards) {
        return cards.stream().filter(card -> card.part() == part).toList();
    }
}
