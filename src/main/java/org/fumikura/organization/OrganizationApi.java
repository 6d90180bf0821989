package org.fumikura.organization;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Slice;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who calls, and the organisation on a day. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "organization", description = "The caller, units and posts as of a day")
class OrganizationApi {

    private final Organization organization;
    private final Transactions transactions;
    private final OfficialClock clock;

    OrganizationApi(Organization organization, Transactions transactions, OfficialClock clock) {
        this.organization = organization;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/me")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "getMe",
            summary = "Who calls",
            description =
                    "The person of the token, the post in which she acts (her main one, or the one that the header"
                            + " Fumikura-Post names), all her posts of today and what the token is good for.")
    Me me(Actor actor, HttpServletRequest request) {
        return new Me(
                actor.person().value(),
                actor.label(),
                PostView.of(actor.post()),
                FrontDoor.holdings(request).stream()
                        .map(holding -> PostView.of(holding.post()))
                        .toList(),
                new TreeSet<>(actor.grants().stream()
                                .map(Actor.Grant::permission)
                                .toList())
                        .stream().toList(),
                FrontDoor.scopes(request).stream().sorted().toList(),
                clock.today());
    }

    @GetMapping("/units")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listUnits",
            summary = "Units as of a day",
            description = "In the order of the organisation chart. Days to come are for those who may foresee.")
    Slice<UnitView> units(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        LocalDate day = day(on, actor);
        List<UnitView> units = transactions.read(() -> organization.listUnits(day)).stream()
                .map(UnitView::of)
                .toList();
        return Slice.ofWhole(units, from, UnitView::id);
    }

    @GetMapping("/posts")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listPosts",
            summary = "Posts as of a day",
            description =
                    "In the order of the organisation chart, with what their holders are called. Days to come are for"
                            + " those who may foresee.")
    Slice<HeldPost> posts(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        LocalDate day = day(on, actor);
        return transactions.read(() -> {
            Map<UUID, List<Text>> holders = organization.holderLabels(day);
            List<HeldPost> posts = organization.listPosts(day).stream()
                    .filter(post -> unit == null || post.unit().id().value().equals(unit))
                    .map(post ->
                            HeldPost.of(post, holders.getOrDefault(post.id().value(), List.of())))
                    .toList();
            return Slice.ofWhole(posts, from, HeldPost::id);
        });
    }

    private LocalDate day(@Nullable LocalDate asked, Actor actor) {
        LocalDate day = asked == null ? clock.today() : asked;
        actor.horizon().require(day);
        return day;
    }

    /**
     * The caller.
     *
     * @param permissions what the acting post may do somewhere
     * @param today the official date
     */
    record Me(
            UUID person,
            Text label,
            PostView acting,
            List<PostView> posts,
            List<String> permissions,
            List<TokenScope> scopes,
            LocalDate today) {}

    @Schema(name = "Unit")
    record UnitView(UUID id, UUID body, @Nullable UUID parent, UnitLevel level, Text name, String sign) {

        static UnitView of(Unit unit) {
            return new UnitView(
                    unit.id().value(),
                    unit.body().value(),
                    unit.parent().map(UnitId::value).orElse(null),
                    unit.level(),
                    unit.name(),
                    unit.sign());
        }
    }

    @Schema(name = "Post")
    record PostView(UUID id, UUID unit, Text name, Rank rank) {

        static PostView of(Post post) {
            return new PostView(post.id().value(), post.unit().id().value(), post.name(), post.rank());
        }
    }

    record HeldPost(UUID id, UUID unit, Text name, Rank rank, boolean solo, List<Text> holders) {

        static HeldPost of(Post post, List<Text> holders) {
            return new HeldPost(
                    post.id().value(), post.unit().id().value(), post.name(), post.rank(), post.solo(), holders);
        }
    }
}
