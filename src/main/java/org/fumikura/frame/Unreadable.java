package org.fumikura.frame;

import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;

/** Tells a request that could not be read from a fault of the program. */
final class Unreadable {

    private Unreadable() {}

    /** The status that says what was wrong with the request; empty when nothing was. */
    static Optional<HttpStatus> status(@Nullable Throwable problem) {
        Optional<HttpStatus> status = Optional.empty();
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (each instanceof BodyLimit.TooLong) {
                return Optional.of(HttpStatus.CONTENT_TOO_LARGE);
            }
            if (each instanceof InvalidParameterException invalid) {
                return Optional.ofNullable(HttpStatus.resolve(invalid.getErrorCode()));
            }
            if (each instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
                return Optional.ofNullable(
                        HttpStatus.resolve(known.getStatusCode().value()));
            }
            if (each instanceof HttpMessageNotReadableException) {
                status = Optional.of(HttpStatus.BAD_REQUEST);
            }
        }
        return status;
    }
}
