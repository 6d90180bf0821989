package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.fumikura.frame.MenuEntry;
import org.fumikura.frame.Submenu;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** The pages about the machine in the menu of administration. */
@Component
class SystemMenu implements Submenu {

    static final String SYSTEM = ADMINISTRATION + "/system";
    static final String JOBS = ADMINISTRATION + "/jobs";

    @Override
    public String under() {
        return ADMINISTRATION;
    }

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        if (!CurrentActor.of(request).may(OrganizationPermissions.READ_SYSTEM)) {
            return List.of();
        }
        return List.of(
                new MenuEntry(210, new Text("稼働状況", "System"), SYSTEM, 0),
                new MenuEntry(220, new Text("自動処理", "Jobs"), JOBS, 0));
    }
}
