package org.fumikura.frame;

import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;

/** Tells a request that could not be read from a fault of the program. */
final class Unreadable {

    private Unreadable() {}

    /** The status that says what was wrong with the request; empty when nothing was. */
    static Optional<HttpStatus> status(@Nullable Throwable problem) {
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (each instanceof InvalidParameterException invalid) {
                return Optional.ofNullable(HttpStatus.resolve(invalid.getErrorCode()));
            }
            if (each instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
                return Optional.ofNullable(
                        HttpStatus.resolve(known.getStatusCode().value()));
            }
        }
        return Optional.empty();
    }
}
