package org.fumikura.settings;

import java.util.List;

/** What a module needs from outside of the program; looked at each time that somebody asks. */
@FunctionalInterface
public interface Surroundings {

    List<Part> parts();
}
