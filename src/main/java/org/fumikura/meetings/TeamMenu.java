package org.fumikura.meetings;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.fumikura.frame.Menu;
import org.fumikura.frame.MenuEntry;
import org.springframework.stereotype.Component;

/** The way to the teams. */
@Component
class TeamMenu implements Menu {

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        return List.of(new MenuEntry(66, TeamController.LIST.label(), TeamController.LIST.path(), 0));
    }
}
