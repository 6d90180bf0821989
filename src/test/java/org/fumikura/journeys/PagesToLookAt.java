package org.fumikura.journeys;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Every page of the program, and how one comes to it. */
final class PagesToLookAt {

    private PagesToLookAt() {}

    /** How each page is opened by the clerk. */
    static final Map<String, Function<SamplePages, List<String>>> PAGES = Map.ofEntries(
            entry("/", sample -> List.of("/")),
            entry("/sign-in", sample -> List.of("/sign-in")),
            entry("/error", sample -> List.of("/error")),
            entry("/account/tokens", sample -> List.of("/account/tokens")),
            entry("/absences", sample -> List.of("/absences")),
            entry("/absences/new", sample -> List.of("/absences/new")),
            entry("/absences/{id}/end", sample -> List.of(sample.absence())),
            entry("/delegations", sample -> List.of("/delegations")),
            entry("/delegations/new", sample -> List.of("/delegations/new")),
            entry("/delegations/{id}/end", sample -> List.of(sample.delegation())),
            entry("/perusals", sample -> List.of("/perusals", "/perusals?list=SENT")),
            entry("/perusals/{id}", sample -> List.of(sample.prepared(), sample.perusal())),
            entry("/takeovers", sample -> List.of("/takeovers")),
            entry("/handover", sample -> List.of("/handover")),
            entry("/handover/{id}", sample -> List.of(sample.handover())),
            entry("/notices", sample -> List.of("/notices")),
            entry("/notices/settings", sample -> List.of("/notices/settings")),
            entry("/matters", sample -> List.of("/matters", "/matters?list=unit")),
            entry("/matters/{id}", sample -> List.of(sample.waiting(), sample.closed(), sample.onPaper())),
            entry(
                    "/matters/{id}/compare",
                    sample -> List.of(sample.waiting() + "/compare", sample.closed() + "/compare?to=version")),
            entry("/matters/{id}/paper", sample -> List.of(sample.onPaper() + "/paper")),
            entry("/matters/{id}/paper/{record}", sample -> List.of(sample.comparison())),
            entry("/drafts", sample -> List.of("/drafts")),
            entry("/templates", sample -> List.of("/templates")),
            entry("/phrases", sample -> List.of("/phrases")),
            entry("/recurrences", sample -> List.of("/recurrences")),
            entry("/recurrences/{id}/skip", sample -> List.of(sample.skip())),
            entry("/batches", sample -> List.of("/batches")),
            entry("/batches/{id}", sample -> List.of(sample.batch())),
            entry("/templates/{id}/batch", sample -> List.of(sample.table())),
            entry("/templates/{id}/recurrence", sample -> List.of(sample.recurrence())),
            entry("/drafts/{id}", sample -> List.of(sample.draft())),
            entry(
                    "/search",
                    sample -> List.of(
                            "/search",
                            "/search?q=%E6%8E%A8%E9%80%B2",
                            "/search?q=%E3%81%AA%E3%81%84%E8%A8%80%E8%91%89",
                            "/search?from=%E3%81%8D%E3%81%AE%E3%81%86")),
            entry("/search/saved", sample -> List.of("/search/saved")),
            entry("/search/saved/new", sample -> List.of("/search/saved/new?q=%E6%8E%A8%E9%80%B2")),
            entry("/search/saved/{id}", sample -> List.of(sample.saved())),
            entry("/documents", sample -> List.of("/documents", "/documents?q=%E3%81%AA%E3%81%84%E8%A8%80%E8%91%89")),
            entry(
                    "/documents/{id}/materials",
                    sample -> List.of(sample.receipt() + "/materials", sample.receipt() + "/materials?find=nowhere")),
            entry("/documents/{id}/materials/print", sample -> List.of(sample.receipt() + "/materials/print")),
            entry("/drafts/{id}/materials", sample -> List.of(sample.draft() + "/materials")),
            entry(
                    "/documents/finding",
                    sample -> List.of("/documents/finding", "/documents/finding?number=9%E7%95%AA")),
            entry("/documents/{id}/finding", sample -> List.of(sample.receipt() + "/finding")),
            entry(
                    "/documents/{id}/similar",
                    sample -> List.of(sample.document() + "/similar", sample.receipt() + "/similar")),
            entry("/documents/{id}", sample -> List.of(sample.document(), sample.receipt())),
            entry("/files", sample -> List.of("/files")),
            entry("/files/{id}", sample -> List.of(sample.file())),
            entry(
                    "/files/hand-over",
                    sample -> List.of("/files/hand-over", sample.file().replace("/files/", "/files/hand-over?file="))),
            entry("/numbers", sample -> List.of("/numbers")),
            entry("/receipts", sample -> List.of("/receipts")),
            entry("/receipts/new", sample -> List.of("/receipts/new")),
            entry("/statistics", sample -> List.of("/statistics", "/statistics?year=2021&level=DEPARTMENT")),
            entry(
                    "/statistics/{figures}",
                    sample -> List.of(
                            "/statistics/volume?year=2021",
                            "/statistics/lead-times?year=2021",
                            "/statistics/returns?year=2021",
                            "/statistics/proxies",
                            "/statistics/stagnation",
                            "/statistics/printing",
                            "/statistics/paper?year=2021",
                            "/statistics/filing",
                            "/statistics/seals")),
            entry("/statistics/other-systems", sample -> List.of("/statistics/other-systems")),
            entry("/statistics/paper-meter", sample -> List.of("/statistics/paper-meter")),
            entry("/statistics/paper-meter/new", sample -> List.of("/statistics/paper-meter/new")),
            entry("/statistics/seal-forms", sample -> List.of("/statistics/seal-forms")),
            entry("/redactions", sample -> List.of("/redactions")),
            entry("/redactions/new", sample -> List.of("/redactions/new")),
            entry("/redactions/{id}", sample -> List.of(sample.redaction())),
            entry("/teams", sample -> List.of("/teams")),
            entry("/teams/new", sample -> List.of("/teams/new")),
            entry("/teams/seats", sample -> List.of("/teams/seats")),
            entry("/teams/{id}", sample -> List.of(sample.team())),
            entry(
                    "/teams/{id}/{form}",
                    sample -> List.of(
                            sample.team() + "/theme",
                            sample.team() + "/member",
                            sample.team() + "/entry",
                            sample.team() + "/end")),
            entry("/teams/{id}/members/{seat}/end", sample -> List.of(sample.seat())),
            entry("/themes/{id}", sample -> List.of(sample.theme())),
            entry(
                    "/themes/{id}/{form}",
                    sample -> List.of(
                            sample.theme() + "/state",
                            sample.theme() + "/wording",
                            sample.theme() + "/baseline",
                            sample.theme() + "/effect",
                            sample.theme() + "/task",
                            sample.theme() + "/document",
                            sample.theme() + "/report",
                            sample.theme() + "/entry")),
            entry(
                    "/meetings/chain",
                    sample -> List.of(
                            "/meetings/chain", sample.theme().replace("/themes/", "/meetings/chain?from=theme-"))),
            entry("/password", sample -> List.of("/password")),
            entry("/administration/deadline-trial", sample -> List.of("/administration/deadline-trial")));

    /** How each page of administration is opened; of an id stands the first one in its list. */
    static final Map<String, String> ADMINISTRATION = Map.ofEntries(
            entry("/administration", "/administration"),
            entry("/administration/bodies", "/administration/bodies"),
            entry("/administration/bodies/new", "/administration/bodies/new"),
            entry("/administration/bodies/{id}", "/administration/bodies > /administration/bodies/"),
            entry("/administration/units", "/administration/units"),
            entry("/administration/units/new", "/administration/units/new"),
            entry("/administration/units/{id}", "/administration/units > /administration/units/"),
            entry("/administration/units/{id}/end", "/administration/units > /administration/units/ > /end"),
            entry("/administration/posts", "/administration/posts"),
            entry("/administration/posts/new", "/administration/posts/new"),
            entry("/administration/posts/{id}", "/administration/posts > /administration/posts/"),
            entry("/administration/posts/{id}/end", "/administration/posts > /administration/posts/ > /end"),
            entry("/administration/people", "/administration/people"),
            entry("/administration/people/new", "/administration/people/new"),
            entry("/administration/people/{id}", "/administration/people > /administration/people/"),
            entry(
                    "/administration/people/{id}/password",
                    "/administration/people > /administration/people/ > /password"),
            entry("/administration/people/{id}/name", "/administration/people > /administration/people/ > /name"),
            entry("/administration/assignments", "/administration/assignments"),
            entry("/administration/assignments/new", "/administration/assignments/new"),
            entry("/administration/assignments/{id}/end", "/administration/assignments > /administration/assignments/"),
            entry("/administration/roles", "/administration/roles"),
            entry("/administration/roles/new", "/administration/roles/new"),
            entry("/administration/roles/{id}/end", "/administration/roles > /administration/roles/"),
            entry("/administration/role-conflicts", "/administration/role-conflicts"),
            entry("/administration/role-conflicts/new", "/administration/role-conflicts/new"),
            entry(
                    "/administration/role-conflicts/{id}/end",
                    "/administration/role-conflicts > /administration/role-conflicts/"),
            entry("/administration/deputies", "/administration/deputies"),
            entry("/administration/deputies/new", "/administration/deputies/new"),
            entry("/administration/deputies/{id}/end", "/administration/deputies > /administration/deputies/"),
            entry("/administration/acting-orders", "/administration/acting-orders"),
            entry("/administration/acting-orders/new", "/administration/acting-orders/new"),
            entry(
                    "/administration/acting-orders/{id}/end",
                    "/administration/acting-orders > /administration/acting-orders/"),
            entry("/administration/calendars", "/administration/calendars"),
            entry("/administration/calendars/new", "/administration/calendars/new"),
            entry("/administration/calendars/remove", "/administration/calendars"),
            entry("/administration/system", "/administration/system"),
            entry("/administration/jobs", "/administration/jobs"),
            entry("/administration/mail", "/administration/mail"),
            entry("/administration/mail/office", "/administration/mail/office"),
            entry("/administration/mail/{id}/again", "/administration/mail/0198f0c5-0000-7000-8000-000000000000/again"),
            entry("/administration/stagnation", "/administration/stagnation"),
            entry("/administration/stagnation/new", "/administration/stagnation/new"),
            entry("/administration/import/{master}", "/administration/import/units"),
            entry("/administration/imports/{id}", "/administration/import/people"),
            entry("/administration/classification", "/administration/classification"),
            entry("/administration/classification/new", "/administration/classification/new"),
            entry(
                    "/administration/classification/{id}",
                    "/administration/classification > /administration/classification/"),
            entry(
                    "/administration/classification/{id}/end",
                    "/administration/classification > /administration/classification/ > /end"),
            entry("/administration/number-series", "/administration/number-series"),
            entry("/administration/number-series/new", "/administration/number-series/new"),
            entry(
                    "/administration/number-series/{id}",
                    "/administration/number-series > /administration/number-series/"),
            entry(
                    "/administration/number-series/{id}/form",
                    "/administration/number-series > /administration/number-series/ > /form"),
            entry("/administration/synonyms", "/administration/synonyms"),
            entry("/administration/synonyms/new", "/administration/synonyms/new"),
            entry("/administration/synonyms/{id}", "/administration/synonyms > /administration/synonyms/"),
            entry(
                    "/administration/synonyms/{id}/change",
                    "/administration/synonyms > /administration/synonyms/ > /change"),
            entry(
                    "/administration/synonyms/{id}/remove",
                    "/administration/synonyms > /administration/synonyms/ > /remove"),
            entry("/statistics/other-systems/new", "/statistics/other-systems/new"),
            entry("/statistics/seal-forms/new", "/statistics/seal-forms/new"),
            entry("/statistics/seal-forms/{id}", "/statistics/seal-forms > /statistics/seal-forms/"),
            entry("/statistics/seal-forms/{id}/change", "/statistics/seal-forms > /statistics/seal-forms/ > /change"),
            entry("/statistics/devices", "/statistics/devices"),
            entry("/administration/authorities", "/administration/authorities"),
            entry("/administration/authorities/new", "/administration/authorities/new"),
            entry("/administration/authorities/simulation", "/administration/authorities/simulation"),
            entry("/administration/rehearsal", "/administration/rehearsal"),
            entry("/administration/preparation", "/administration/preparation"),
            entry("/administration/authorities/{id}", "/administration/authorities > /administration/authorities/"),
            entry(
                    "/administration/authorities/{id}/change",
                    "/administration/authorities > /administration/authorities/ > /change"),
            entry(
                    "/administration/authorities/{id}/end",
                    "/administration/authorities > /administration/authorities/ > /end"));

    /** What answers with something else than a page. */
    static final Set<String> NO_PAGES = Set.of(
            "/matters/{id}/sheet.pdf",
            "/matters/waiting.pdf",
            "/administration/rehearsal/sheet.pdf",
            "/matters/{id}/cover.pdf",
            "/matters/{id}/paper/{record}/scan",
            "/documents/attachments/{id}",
            "/documents/attachments/{id}/preserved",
            "/documents/attachments/{id}/pages/{page}",
            // these become parts of pages that are looked at with them
            "/search/titles",
            "/documents/attachments/{id}/pages/{page}/tiles/{dots}/{column}/{row}",
            "/documents/attachments/{id}/pages/{page}/words",
            "/documents/{id}/materials/now",
            "/documents/{id}/materials/hits",
            "/drafts/{id}/materials/now",
            "/drafts/{id}/materials/hits",
            "/drafts/{id}/attachments/{attachment}/pages/{page}",
            "/drafts/{id}/attachments/{attachment}/pages/{page}/tiles/{dots}/{column}/{row}",
            "/drafts/{id}/attachments/{attachment}/pages/{page}/words",
            // looked at in ReaderJourneyTest, where there are pages to print
            "/documents/{id}/materials/print/{printing}",
            "/drafts/{id}/attachments/{attachment}",
            "/redactions/{id}/pages/{page}",
            "/redactions/{id}/result",
            "/redactions/{id}/result/pages/{page}",
            "/demo/accounts.csv",
            "/calendar/{token}.ics",
            "/administration/export/{master}",
            "/administration/rehearsal/export",
            "/administration/preparation/export",
            "/administration/jobs/export",
            "/documents/export",
            "/search/export",
            "/files/export",
            "/numbers/export",
            "/receipts/export",
            "/matters/export",
            "/statistics/{figures}/export",
            "/statistics/devices/export");
}
