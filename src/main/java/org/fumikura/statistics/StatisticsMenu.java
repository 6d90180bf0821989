package org.fumikura.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.fumikura.frame.Menu;
import org.fumikura.frame.MenuEntry;
import org.fumikura.organization.CurrentActor;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** 統計 in the main menu, for those who see figures of some unit. */
@Component
class StatisticsMenu implements Menu {

    private static final MenuEntry ENTRY = new MenuEntry(80, new Text("統計", "Figures"), FiguresPages.HOME, 0);

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        return CurrentActor.of(request).may(StatisticsPermissions.READ) ? List.of(ENTRY) : List.of();
    }
}
