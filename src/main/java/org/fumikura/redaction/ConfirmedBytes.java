package org.fumikura.redaction;

import java.io.InputStream;
import org.fumikura.content.Contents;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The bytes of a new PDF as an answer; whoever asks has checked that they may leave, and noted it. */
@Component
class ConfirmedBytes {

    private final Contents contents;

    ConfirmedBytes(Contents contents) {
        this.contents = contents;
    }

    ResponseEntity<Resource> answer(Redaction.Result result) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("redacted.pdf")
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(new Bytes(result));
    }

    private final class Bytes extends AbstractResource {

        private final Redaction.Result result;

        Bytes(Redaction.Result result) {
            this.result = result;
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public long contentLength() {
            return result.size();
        }

        @Override
        public InputStream getInputStream() {
            return contents.open(result.sha256());
        }

        @Override
        public String getDescription() {
            return result.sha256().toString();
        }
    }
}
