package org.fumikura.records;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.frame.Api;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.search.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why a document is found by somebody, or is not, for programs. */
@RestController
@RequestMapping(Api.V1)
class FindingApi {

    private final Findings findings;
    private final AccessLog accessLog;

    FindingApi(Findings findings, AccessLog accessLog) {
        this.findings = findings;
        this.accessLog = accessLog;
    }

    @GetMapping("/documents/{id}/finding")
    @RouteRule(Audience.STAFF)
    @Tag(name = "documents")
    @Operation(
            operationId = "explainFinding",
            summary = "Why somebody finds a document, or does not",
            description =
                    "About the caller herself; about others for those who look after who may read it. Nothing is told of"
                            + " a document that the caller may not read.")
    Explained explain(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") @Size(max = 200) String person,
            Actor actor,
            HttpServletRequest request) {
        FindingPage page = findings.of(new DocumentId(id), Typed.line(person), actor);
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id, "finding " + page.whom());
        return new Explained(
                page.people().stream().map(FindingPage.Named::login).toList(),
                page.isIndexed(),
                page.standing().map(Standing.Entry::position).orElse(null),
                page.standing().map(Standing.Entry::words).orElse(null),
                page.findings().stream().map(FindingApi::answer).toList(),
                page.words().stream().map(FindingApi::line).toList());
    }

    private static Answer answer(Finding finding) {
        return new Answer(
                finding.post().ja(),
                finding.reads(),
                finding.steps().stream()
                        .map(step -> new Rule(
                                step.words().ja(),
                                step.holds(),
                                step.parts().stream()
                                        .flatMap(part -> Stream.concat(Stream.of(part), part.parts().stream()))
                                        .map(FindingApi::line)
                                        .toList()))
                        .toList());
    }

    private static Line line(Finding.Part part) {
        return new Line(part.words().ja(), part.holds());
    }

    /**
     * An answer.
     *
     * @param people who are called as was asked, by their logins; with several, none is answered about
     * @param indexed whether the search knows the document as it is now
     * @param position how far the index has followed the ledger; absent while it is being made
     * @param words up to when it knows the words of attachments; absent as that
     * @param posts one for each post of the person
     * @param found what of the document is found by its words
     */
    record Explained(
            List<String> people,
            boolean indexed,
            @Nullable Long position,
            @Nullable Instant words,
            List<Answer> posts,
            List<Line> found) {}

    /** @param reads whether the document can be read in the post, and so be found */
    record Answer(String post, boolean reads, List<Rule> rules) {}

    /** Something that has to hold, with its parts. */
    record Rule(String words, boolean holds, List<Line> parts) {}

    record Line(String words, boolean holds) {}
}
