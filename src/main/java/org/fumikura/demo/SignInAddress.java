package org.fumikura.demo;

import jakarta.servlet.http.HttpServletRequest;

/** Where one signs in to a municipality, seen from a request to either. */
final class SignInAddress {

    private SignInAddress() {}

    static String of(Place place, HttpServletRequest request) {
        boolean here = Place.current() == place;
        String host = here ? request.getServerName() : place.hosts().getFirst();
        return request.getScheme() + "://" + host + ":" + request.getServerPort() + "/sign-in";
    }
}
