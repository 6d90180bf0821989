package org.fumikura.search;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.fumikura.frame.MenuEntry;
import org.fumikura.frame.Submenu;
import org.fumikura.organization.CurrentActor;
import org.springframework.stereotype.Component;

/** The synonyms in the menu of administration. */
@Component
class SearchAdministration implements Submenu {

    @Override
    public String under() {
        return ADMINISTRATION;
    }

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        return CurrentActor.of(request).may(SearchPermissions.READ_SYNONYMS)
                ? List.of(new MenuEntry(76, SynonymController.LIST.label(), SynonymController.LIST.path(), 0))
                : List.of();
    }
}
