package org.fumikura.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.fumikura.frame.MenuEntry;
import org.fumikura.frame.Submenu;
import org.fumikura.organization.CurrentActor;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** The table of authority and the rules about waiting in the menu of administration. */
@Component
class ApprovalAdministration implements Submenu {

    static final String AUTHORITIES = ADMINISTRATION + "/authorities";
    static final String STAGNATION = ADMINISTRATION + "/stagnation";

    @Override
    public String under() {
        return ADMINISTRATION;
    }

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        return CurrentActor.of(request).may(ApprovalPermissions.READ_RULES)
                ? List.of(
                        new MenuEntry(76, new Text("決裁区分", "Table of authority"), AUTHORITIES, 0),
                        new MenuEntry(77, new Text("滞留の基準", "Waiting too long"), STAGNATION, 0))
                : List.of();
    }
}
