package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.CurrentMunicipality;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the frame of a page for a request. */
@Component
public class Pages {

    private final Visitors visitors;
    private final ObjectProvider<Menu> menus;
    private final ObjectProvider<Submenu> submenus;
    private final ObjectProvider<Slot> slots;
    private final Languages languages;
    private final OfficialClock clock;

    Pages(
            Visitors visitors,
            ObjectProvider<Menu> menus,
            ObjectProvider<Submenu> submenus,
            ObjectProvider<Slot> slots,
            Languages languages,
            OfficialClock clock) {
        this.visitors = visitors;
        this.menus = menus;
        this.submenus = submenus;
        this.slots = slots;
        this.languages = languages;
        this.clock = clock;
    }

    /** The frame for the person, post and language of a request; menu counts are read for it. */
    public Page of(HttpServletRequest request) {
        Optional<Visitor> visitor = visitors.find(request);
        List<MenuEntry> entries = visitor.isEmpty()
                ? List.of()
                : menus.orderedStream()
                        .flatMap(menu -> menu.entries(request).stream())
                        .sorted(Comparator.comparingInt(MenuEntry::order))
                        .toList();
        List<MenuEntry> parts = visitor.isEmpty() ? List.of() : submenu(request);
        return page(request, visitor, entries, parts, slots.orderedStream().toList());
    }

    /** The frame without person, menu and slots: it reads nothing that may have failed. */
    Page bare(HttpServletRequest request) {
        return page(request, Optional.empty(), List.of(), List.of(), List.of());
    }

    private List<MenuEntry> submenu(HttpServletRequest request) {
        String path = request.getRequestURI();
        return submenus.orderedStream()
                .filter(part -> path.equals(part.under()) || path.startsWith(part.under() + "/"))
                .flatMap(part -> part.entries(request).stream())
                .sorted(Comparator.comparingInt(MenuEntry::order))
                .toList();
    }

    private Page page(
            HttpServletRequest request,
            Optional<Visitor> visitor,
            List<MenuEntry> menu,
            List<MenuEntry> submenu,
            List<Slot> slots) {
        return new Page(
                request,
                CurrentMunicipality.of(request),
                languages.of(request),
                visitor,
                menu,
                submenu,
                slots,
                clock.today());
    }
}
