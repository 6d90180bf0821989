package org.fumikura.records;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proposals for the file in which something is to be kept. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "files", description = "The file plan (ファイル基準表)")
class FileProposalApi {

    private final FileProposals proposals;

    FileProposalApi(FileProposals proposals) {
        this.proposals = proposals;
    }

    @PostMapping("/file-proposals")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "proposeFiles",
            summary = "Files in which something may be kept",
            description =
                    "At most three of the caller's section and this fiscal year, by where similar documents lie that the"
                            + " caller may read; the first has most of them. That they were proposed is kept, and which file is"
                            + " chosen in the end.")
    Proposals propose(@Valid @RequestBody ToBeKept body, Actor actor) {
        FilingHelp help = proposals.propose(
                FilingHelp.of(body.id, actor), Typed.line(body.title), body.text == null ? "" : body.text, actor);
        return new Proposals(
                help.proposals().orElse(List.of()).stream().map(Proposed::of).toList());
    }

    /**
     * What is to be kept.
     *
     * @param id the key with which the receipt is going to be sent, or the draft
     */
    @Schema(name = "ToBeKept")
    record ToBeKept(
            @NotNull UUID id,
            @NotBlank @Size(max = 200) String title,
            @Size(max = 20_000) @Nullable String text) {}

    @Schema(name = "FileProposals")
    record Proposals(List<Proposed> items) {}

    /**
     * A file that is proposed.
     *
     * @param retention how long what lies in it is kept
     * @param similar how many of the similar documents that were looked at led to it
     */
    @Schema(name = "FileProposal")
    record Proposed(
            UUID file,
            String number,
            String title,
            Text classification,
            Text retention,
            int similar,
            int looked,
            Text reason) {

        static Proposed of(FileProposal proposal) {
            return new Proposed(
                    proposal.id().value(),
                    proposal.number(),
                    proposal.title(),
                    proposal.classification(),
                    proposal.retention(),
                    proposal.similar(),
                    proposal.looked(),
                    proposal.reason());
        }
    }
}
