package org.fumikura.organization;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody leaves behind, for programs. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "handover", description = "What somebody has open when her time in a post ends (引継ぎの確認)")
class HandoverApi {

    private final Handovers handovers;
    private final Transactions transactions;

    HandoverApi(Handovers handovers, Transactions transactions) {
        this.handovers = handovers;
        this.transactions = transactions;
    }

    @GetMapping("/handover")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "getHandover",
            summary = "What somebody has open, and what becomes of it on the day after",
            description =
                    "The caller’s own; another person’s for a head of her line and the records clerk of her unit. Counts and"
                            + " titles are of what the caller may read.")
    View get(@RequestParam(required = false) @Nullable UUID person, Actor actor) {
        return View.of(transactions.read(
                () -> person == null ? handovers.own(actor) : handovers.of(new PersonId(person), actor)));
    }

    @Schema(name = "Handover")
    record View(UUID person, Text label, List<LeftPost> posts, List<Line> lines) {

        static View of(Handovers.Whole whole) {
            return new View(
                    whole.leaving().person().value(),
                    whole.leaving().label(),
                    whole.leaving().posts().stream().map(LeftPost::of).toList(),
                    whole.lines().stream().map(Line::of).toList());
        }
    }

    /** @param lastDay left out when none is entered */
    @Schema(name = "HandoverPost")
    record LeftPost(UUID post, Text name, @Nullable LocalDate lastDay) {

        static LeftPost of(Leaving.Held held) {
            return new LeftPost(
                    held.post().id().value(), held.post().name(), held.lastDay().orElse(null));
        }
    }

    /** @param fate what becomes of it on the day after */
    @Schema(name = "HandoverLine")
    record Line(Text what, long count, HandoverLine.Fate fate, List<Item> items) {

        static Line of(HandoverLine line) {
            return new Line(
                    line.what(),
                    line.count(),
                    line.fate(),
                    line.items().stream().map(Item::of).toList());
        }
    }

    @Schema(name = "HandoverItem")
    record Item(String path, Text title, @Nullable LocalDate dueOn) {

        static Item of(HandoverLine.Item item) {
            return new Item(item.path(), item.title(), item.dueOn().orElse(null));
        }
    }
}
