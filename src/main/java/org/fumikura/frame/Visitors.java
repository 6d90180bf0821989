package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Tells the frame who looks at a page. */
@FunctionalInterface
public interface Visitors {

    /** Empty for somebody who is not signed in. */
    Optional<Visitor> find(HttpServletRequest request);
}
