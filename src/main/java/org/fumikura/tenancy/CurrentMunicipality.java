package org.fumikura.tenancy;

import jakarta.servlet.http.HttpServletRequest;

/** The municipality of a web request. */
public final class CurrentMunicipality {

    private CurrentMunicipality() {}

    /**
     * The municipality that the host name of a request names.
     *
     * @throws IllegalStateException for a request that did not pass the municipality's filter
     */
    public static Municipality of(HttpServletRequest request) {
        if (request.getAttribute(MunicipalityFilter.ATTRIBUTE) instanceof Municipality municipality) {
            return municipality;
        }
        throw new IllegalStateException("the request has no municipality");
    }

    /** Whether a request came in through the doors of a municipality; those of the management port did not. */
    public static boolean isSet(HttpServletRequest request) {
        return request.getAttribute(MunicipalityFilter.ATTRIBUTE) instanceof Municipality;
    }
}
