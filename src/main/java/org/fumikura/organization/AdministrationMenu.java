package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
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
        return parts
                .orderedStream()
                .filter(part -> part.under().equals(Submenu.ADMINISTRATION))
                .flatMap(part -> part.entries(request).stream())
                .filter(entry -> !entry.path().equals(MastersMenu.TRIAL))
                .min(Comparator.comparingInt(MenuEntry::order))
                .map(first -> new MenuEntry(LAST, new Text("管理", "Administration"), first.path(), 0))
                .stream()
                .toList();
    }
}
