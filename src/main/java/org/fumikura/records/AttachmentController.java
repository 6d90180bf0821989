package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.tenancy.Transactions;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The bytes of attachments. Each reading is noted before its first byte leaves. */
@Controller
class AttachmentController {

    private final Documents documents;
    private final AttachmentBytes bytes;
    private final Transactions transactions;
    private final AccessLog accessLog;
    private final Readings readings;
    private final HandOuts handOuts;

    AttachmentController(
            Documents documents,
            AttachmentBytes bytes,
            Transactions transactions,
            AccessLog accessLog,
            Readings readings,
            HandOuts handOuts) {
        this.documents = documents;
        this.bytes = bytes;
        this.transactions = transactions;
        this.accessLog = accessLog;
        this.readings = readings;
        this.handOuts = handOuts;
    }

    @GetMapping("/documents/attachments/{id}")
    @RouteRule(Audience.STAFF)
    ResponseEntity<Resource> read(
            @PathVariable UUID id,
            @RequestParam Optional<String> download,
            @RequestHeader Optional<String> range,
            Actor actor,
            HttpServletRequest request) {
        AttachedFile file = transactions.read(() -> documents.getAttachment(id, actor.reader()));
        boolean inPlace = download.isEmpty() && AttachmentBytes.isShown(file);
        ResponseEntity<Resource> answer = bytes.answer(file, inPlace, () -> handOuts.sent(file, actor, request));
        boolean goesOn = range.filter(asked -> !asked.startsWith("bytes=0-")).isPresent();
        if (!goesOn || !readings.isOpen(actor.person(), id)) {
            accessLog.note(request, inPlace ? AccessLog.Kind.VIEW : AccessLog.Kind.DOWNLOAD, "attachment", id);
            readings.open(actor.person(), id);
        }
        return answer;
    }
}
