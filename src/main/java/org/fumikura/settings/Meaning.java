package org.fumikura.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Explains one component of a record of settings to an operator. A component without it can not be set. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Meaning {

    String ja();

    String en();

    /**
     * What holds when nobody says anything; blank when nothing does. {@code {data}} stands for the value of the setting
     * {@code data}.
     */
    String standard() default "";

    /** Whether the value is never shown; it may be said as the name of a file that holds it, under {@code key-file}. */
    boolean secret() default false;

    /** The key, where it is not the group's name and the component's. */
    String key() default "";
}
