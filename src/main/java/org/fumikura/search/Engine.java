package org.fumikura.search;

import java.util.Set;
import org.fumikura.tenancy.MunicipalityId;

/** Where the indexes lie. A municipality may have several, told apart by their names. */
interface Engine {

    /** The names of those that there are, in any order. */
    Set<String> names(MunicipalityId municipality);

    /**
     * Opens an index, or makes it.
     *
     * @param name of letters, figures and points
     * @throws IndexDamaged when it can not be read; it is there until it is removed
     * @throws java.io.UncheckedIOException when somebody else writes it, or there is no room
     */
    Index open(MunicipalityId municipality, String name);

    /** Leaves nothing of an index, which is not open, or not there. */
    void remove(MunicipalityId municipality, String name);

    /** What it is called on the page of the program's health. */
    String label();
}
