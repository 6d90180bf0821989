package org.fumikura.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.fumikura.frame.MenuEntry;
import org.fumikura.frame.Submenu;
import org.fumikura.organization.Actor;
import org.fumikura.organization.CurrentActor;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** The table of authority, the rules about waiting, and what a day to come will change, in the menu of administration. */
@Component
class ApprovalAdministration implements Submenu {

    static final String AUTHORITIES = ADMINISTRATION + "/authorities";
    static final String REHEARSAL = ADMINISTRATION + "/rehearsal";
    static final String STAGNATION = ADMINISTRATION + "/stagnation";

    @Override
    public String under() {
        return ADMINISTRATION;
    }

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        Actor actor = CurrentActor.of(request);
        var entries = new ArrayList<MenuEntry>();
        if (actor.may(ApprovalPermissions.READ_RULES)) {
            entries.add(new MenuEntry(76, new Text("決裁区分", "Table of authority"), AUTHORITIES, 0));
            entries.add(new MenuEntry(77, new Text("滞留の基準", "Waiting too long"), STAGNATION, 0));
        }
        if (actor.may(ApprovalPermissions.REHEARSE)) {
            entries.add(new MenuEntry(78, new Text("年度切替の下見", "Rehearsal of a day to come"), REHEARSAL, 0));
        }
        return List.copyOf(entries);
    }
}
