package org.fumikura.approval;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.sheets.QrCode;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Puts together what the cover sheet (かがみ) of a matter says, in one read. */
@Component
class CoverPages {

    private final Transactions transactions;
    private final SheetPages sheetPages;
    private final Matters matters;
    private final MatterPages pages;
    private final PaperRoutes routes;
    private final HigherReasons higherReasons;
    private final Organization organization;

    CoverPages(
            Transactions transactions,
            SheetPages sheetPages,
            Matters matters,
            MatterPages pages,
            PaperRoutes routes,
            HigherReasons higherReasons,
            Organization organization) {
        this.transactions = transactions;
        this.sheetPages = sheetPages;
        this.matters = matters;
        this.pages = pages;
        this.routes = routes;
        this.higherReasons = higherReasons;
        this.organization = organization;
    }

    /**
     * The cover sheet of a matter.
     *
     * @param address where the matter is opened
     * @throws org.fumikura.shared.NotFound when there is none or the actor may not read it
     * @throws NotOnPaper when it does not go round on paper
     */
    CoverPage page(DocumentId id, Actor actor, Municipality municipality, String address) {
        return transactions.read(() -> {
            SheetPage sheet = sheetPages.page(id, actor, municipality);
            Matter matter = matters.find(id).orElseThrow(() -> Documents.missing(id));
            PaperRoutes.PaperRoute paper = routes.of(id, matter.version()).orElseThrow(NotOnPaper::new);
            return new CoverPage(
                    sheet,
                    matter.version(),
                    paper.reason().label().ja(),
                    paper.words(),
                    higherReasons.of(id, matter.version()),
                    said(matter),
                    address,
                    QrCode.of(address),
                    seals(matter));
        });
    }

    /** What was said of the version that goes round; what was said before it was sent round belongs to another one. */
    private List<CoverPage.Said> said(Matter matter) {
        Instant sent = matter.submittedAt().orElseThrow();
        return pages.said(matter.id(), false).stream()
                .filter(each -> !each.at().isBefore(sent))
                .map(each ->
                        new CoverPage.Said(each.post().ja() + "（" + each.about().ja() + "）", each.words()))
                .toList();
    }

    private List<CoverPage.Seal> seals(Matter matter) {
        List<Step> route = matter.circulation().route();
        Map<UUID, Post> posts = organization.postsById(
                route.stream().map(step -> step.named().value()).collect(Collectors.toSet()));
        return route.stream()
                .map(step -> new CoverPage.Seal(
                        step.kind().label().ja(),
                        MatterLists.name(posts, step.named().value()).ja(),
                        step.state().isOpen()
                                ? ""
                                : step.state().label(step.kind()).ja()))
                .toList();
    }
}
