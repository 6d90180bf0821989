package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * A module's entries in the second menu that stands on every page below a path, for the person and post of a request; only
 * those that lead somewhere for her.
 */
public interface Submenu {

    /** Master data and operation: 管理. */
    String ADMINISTRATION = "/administration";

    /** The path of the pages that show it, e.g. {@link #ADMINISTRATION}. */
    String under();

    List<MenuEntry> entries(HttpServletRequest request);
}
