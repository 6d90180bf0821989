package org.fumikura.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.AttachmentBytes;
import org.fumikura.records.DocumentId;
import org.fumikura.records.EmptyFile;
import org.fumikura.records.Typed;
import org.fumikura.records.UploadAllowance;
import org.fumikura.records.Uploads;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.CurrentMunicipality;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The pages of a matter that goes round on paper (紙回付): its cover sheet, what was signed there, and the comparison. */
@Controller
class PaperController {

    private final Papers papers;
    private final PaperPages pages;
    private final CoverPages coverPages;
    private final DraftSheets sheets;
    private final Uploads uploads;
    private final UploadAllowance allowance;
    private final AttachmentBytes bytes;
    private final Submissions submissions;
    private final AccessLog accessLog;

    PaperController(
            Papers papers,
            PaperPages pages,
            CoverPages coverPages,
            DraftSheets sheets,
            Uploads uploads,
            UploadAllowance allowance,
            AttachmentBytes bytes,
            Submissions submissions,
            AccessLog accessLog) {
        this.papers = papers;
        this.pages = pages;
        this.coverPages = coverPages;
        this.sheets = sheets;
        this.uploads = uploads;
        this.allowance = allowance;
        this.bytes = bytes;
        this.submissions = submissions;
        this.accessLog = accessLog;
    }

    /** The cover sheet (かがみ); noted as a print before it leaves. */
    @GetMapping("/matters/{id}/cover.pdf")
    @RouteRule(Audience.STAFF)
    ResponseEntity<byte[]> cover(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        CoverPage page =
                coverPages.page(new DocumentId(id), actor, CurrentMunicipality.of(request), address(id, request));
        byte[] pdf = sheets.print(page).bytes();
        accessLog.note(request, AccessLog.Kind.PRINT, "document", id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header("X-Content-Type-Options", "nosniff")
                .body(pdf);
    }

    /** Where a matter is opened, at the host by which the municipality was asked. */
    static String address(UUID matter, HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request)
                .path("/matters/" + matter)
                .build()
                .toUriString();
    }

    @GetMapping("/matters/{id}/paper")
    @RouteRule(Audience.STAFF)
    ModelAndView form(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        PaperPage page = pages.form(new DocumentId(id), actor);
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        return new ModelAndView("approval/paper", "model", page);
    }

    @PostMapping("/matters/{id}/paper")
    @RouteRule(Audience.STAFF)
    ModelAndView record(
            @PathVariable UUID id,
            @RequestParam UUID key,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(required = false) Optional<MultipartFile> scan,
            Actor actor) {
        var document = new DocumentId(id);
        UUID person = actor.person().value();
        Optional<String> before = submissions.outcome(key, person);
        if (before.isPresent()) {
            return to(before.get());
        }
        pages.open(document, actor);
        Optional<Text> refused = scan.flatMap(file -> keep(key, file, actor));
        var form = new PaperForm(fields.toSingleValueMap());
        PaperPages.Filled filled = pages.filled(document, actor, form, key, Optional.empty());
        Optional<Text> scanProblem = refused.or(() -> filled.page().scan().isPresent()
                ? Optional.empty()
                : Optional.of(new Text("押印されたかがみの読取りを選んでください。", "Please choose the scan of the signed cover sheet.")));
        if (filled.page().hasProblems() || scanProblem.isPresent()) {
            return again(filled.page(), scanProblem);
        }
        AttachedFile signed = filled.page().scan().orElseThrow();
        try {
            return to(submissions.once(key, person, "/matters/" + id + "?done=paper", () -> {
                papers.record(document, actor, filled.acts(), signed);
                uploads.clear(key, actor.person());
            }));
        } catch (NotFound missing) {
            throw missing;
        } catch (ScanNotPossible refusal) {
            uploads.remove(key, actor.person(), signed.id());
            return again(
                    pages.filled(document, actor, form, key, Optional.empty()).page(), Optional.of(refusal.message()));
        } catch (Refusal refusal) {
            return again(
                    pages.filled(document, actor, form, key, Optional.of(refusal.message()))
                            .page(),
                    Optional.empty());
        }
    }

    /** Keeps the scan beside the form, so that it is there when something else has to be corrected. */
    private Optional<Text> keep(UUID form, MultipartFile file, Actor actor) {
        String sent = file.getOriginalFilename();
        if (file.isEmpty()) {
            return sent == null || sent.isBlank()
                    ? Optional.empty()
                    : Optional.of(new EmptyFile(List.of(AttachedFile.plainName(sent))).message());
        }
        try (var in = file.getInputStream()) {
            allowance.add(
                    actor.person(),
                    file.getSize(),
                    () -> uploads.add(form, actor.person(), AttachedFile.plainName(sent), in));
            return Optional.empty();
        } catch (Refusal refused) {
            return Optional.of(new Text(
                    refused.message().ja() + refused.advice().ja(),
                    refused.message().en() + " " + refused.advice().en()));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static ModelAndView again(PaperPage page, Optional<Text> scanProblem) {
        var view = new ModelAndView("approval/paper", "model", page.with(scanProblem));
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    @GetMapping("/matters/{id}/paper/{record}")
    @RouteRule(Audience.STAFF)
    ModelAndView comparison(@PathVariable UUID id, @PathVariable UUID record, Actor actor, HttpServletRequest request) {
        ComparisonPage page = pages.comparison(new DocumentId(id), record, actor, "", Optional.empty());
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        return new ModelAndView("approval/comparison", "model", page);
    }

    @PostMapping("/matters/{id}/paper/{record}")
    @RouteRule(Audience.STAFF)
    ModelAndView compare(
            @PathVariable UUID id,
            @PathVariable UUID record,
            @RequestParam(name = "do") String button,
            @RequestParam UUID key,
            @RequestParam(defaultValue = "") String words,
            Actor actor,
            HttpServletRequest request) {
        var document = new DocumentId(id);
        String typed = Typed.lines(words);
        boolean agrees = button.equals("confirm");
        String outcome = "/matters/" + id + "?done=" + (agrees ? "paper-confirmed" : "paper-refused");
        try {
            return to(submissions.once(key, actor.person().value(), outcome, () -> {
                if (agrees) {
                    papers.confirm(document, record, actor, typed);
                } else {
                    papers.refuse(document, record, actor, typed);
                }
            }));
        } catch (NotFound missing) {
            throw missing;
        } catch (Refusal refusal) {
            ComparisonPage page = pages.comparison(document, record, actor, typed, Optional.of(refusal.message()));
            accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
            var view = new ModelAndView("approval/comparison", "model", page);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    /** The scan of a signed cover sheet, noted before its first byte leaves. */
    @GetMapping("/matters/{id}/paper/{record}/scan")
    @RouteRule(Audience.STAFF)
    ResponseEntity<Resource> scan(
            @PathVariable UUID id,
            @PathVariable UUID record,
            @RequestParam Optional<String> download,
            Actor actor,
            HttpServletRequest request) {
        AttachedFile file = pages.comparison(new DocumentId(id), record, actor, "", Optional.empty())
                .scan()
                .orElseThrow(() -> PaperPages.missing(record));
        boolean inPlace = download.isEmpty() && AttachmentBytes.isShown(file);
        ResponseEntity<Resource> answer = bytes.answer(file, inPlace);
        accessLog.note(request, inPlace ? AccessLog.Kind.VIEW : AccessLog.Kind.DOWNLOAD, "paper-scan", record);
        return answer;
    }

    private static ModelAndView to(String path) {
        return new ModelAndView("redirect:" + path);
    }
}
