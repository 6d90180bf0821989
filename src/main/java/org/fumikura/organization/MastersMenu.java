package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.fumikura.frame.MenuEntry;
import org.fumikura.frame.Submenu;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** The masters of this module in the menu of administration; the deadline trial is for everybody. */
@Component
class MastersMenu implements Submenu {

    static final String TRIAL = ADMINISTRATION + "/deadline-trial";

    private static final List<MenuEntry> MASTERS = List.of(
            entry(10, "自治体・執行機関", "Bodies", "/bodies"),
            entry(20, "組織", "Units", "/units"),
            entry(30, "職", "Posts", "/posts"),
            entry(40, "職員", "People", "/people"),
            entry(50, "発令", "Assignments", "/assignments"),
            entry(60, "権限", "Roles", "/roles"),
            entry(62, "兼ねられない権限", "Excluding roles", "/role-conflicts"),
            entry(64, "代決順位", "Deputies", "/deputies"),
            entry(66, "職務代理", "Acting orders", "/acting-orders"),
            entry(70, "開庁日・閉庁日", "Calendars", "/calendars"),
            entry(80, "期限の試算", "Deadline trial", "/deadline-trial"));

    private static final MenuEntry PREPARATION =
            new MenuEntry(5, PreparationController.TITLE, PreparationController.PATH, 0);

    @Override
    public String under() {
        return ADMINISTRATION;
    }

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        Actor actor = CurrentActor.of(request);
        if (!actor.may(OrganizationPermissions.READ_MASTERS)) {
            return List.of(MASTERS.getLast());
        }
        return actor.may(OrganizationPermissions.FORESEE)
                ? Stream.concat(Stream.of(PREPARATION), MASTERS.stream()).toList()
                : MASTERS;
    }

    private static MenuEntry entry(int order, String ja, String en, String path) {
        return new MenuEntry(order, new Text(ja, en), ADMINISTRATION + path, 0);
    }
}
