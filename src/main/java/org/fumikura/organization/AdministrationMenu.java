package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fumikura.frame.Menu;
import org.fumikura.frame.MenuEntry;
import org.fumikura.frame.Submenu;
import org.fumikura.shared.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 管理 in the main menu, for those who keep or inspect something there; it leads to the first thing that is hers. */
@Component
class AdministrationMenu implements Menu {

    private static final int LAST = 90;

    private final ObjectProvider<Submenu> parts;

    AdministrationMenu(ObjectProvider<Submenu> parts) {
        this.parts = parts;
    }

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        return first(request)
                .filter(entry -> !entry.path().equals(MastersMenu.TRIAL))
                .map(first -> new MenuEntry(LAST, new Text("管理", "Administration"), Submenu.ADMINISTRATION, 0))
                .stream()
                .toList();
    }

    /** The first part that is somebody's; the deadline trial, which is everybody's, when there is no other. */
    private Optional<MenuEntry> first(HttpServletRequest request) {
        return parts.orderedStream()
                .filter(part -> part.under().equals(Submenu.ADMINISTRATION))
                .flatMap(part -> part.entries(request).stream())
                .min(Comparator.<MenuEntry, Boolean>comparing(
                                entry -> entry.path().equals(MastersMenu.TRIAL))
                        .thenComparing(MenuEntry::order));
    }

    /** Where the link 管理 above each part leads. */
    String path(HttpServletRequest request) {
        return first(request).orElseThrow().path();
    }
}
