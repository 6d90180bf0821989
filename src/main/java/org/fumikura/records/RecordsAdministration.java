package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.fumikura.frame.MenuEntry;
import org.fumikura.frame.Submenu;
import org.fumikura.organization.CurrentActor;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** Classification and number forms in the menu of administration. */
@Component
class RecordsAdministration implements Submenu {

    static final String CLASSIFICATION = ADMINISTRATION + "/classification";
    static final String NUMBER_SERIES = ADMINISTRATION + "/number-series";

    @Override
    public String under() {
        return ADMINISTRATION;
    }

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        return CurrentActor.of(request).may(RecordsPermissions.READ_PLAN)
                ? List.of(
                        new MenuEntry(72, new Text("文書分類", "Classification"), CLASSIFICATION, 0),
                        new MenuEntry(74, new Text("番号様式", "Number series"), NUMBER_SERIES, 0))
                : List.of();
    }
}
