package org.fumikura.frame;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may call a route. A handler without it is answered to nobody, and fails the build. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RouteRule {

    Audience value();

    /** The permission that the acting post must hold at some unit; blank when being signed in is enough. */
    String needs() default "";

    /** Who a route is for. */
    enum Audience {
        /** Anybody who reaches the municipality's host. */
        ANYBODY,
        /** A signed-in person, acting in a post. */
        STAFF
    }
}
