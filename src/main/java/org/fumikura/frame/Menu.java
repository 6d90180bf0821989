package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** A module's entries in the main menu, for the person and post of a request; only those that lead somewhere for her. */
@FunctionalInterface
public interface Menu {

    List<MenuEntry> entries(HttpServletRequest request);
}
