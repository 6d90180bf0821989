package org.fumikura.records;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.Text;

/**
 * The file plan of one year.
 *
 * @param years those that can be chosen, the newest first
 * @param units those that can be chosen, in the order of the organisation chart
 * @param unit the chosen one; empty for the whole office
 * @param unitNames what the responsible units are called
 * @param files how many files the tree has
 * @param plans whether the reader keeps the plan
 * @param handsOver whether she says which units go on with files
 */
public record FilesPage(
        int year,
        Text yearLabel,
        List<Choice> years,
        List<Choice> units,
        Optional<UnitId> unit,
        List<Files.Branch> branches,
        Map<UUID, Text> unitNames,
        int files,
        boolean plans,
        boolean handsOver) {

    /** Something that can be chosen in the filter. */
    public record Choice(String value, Text label) {}

    /** What a unit is called. */
    public Text unitName(UnitId id) {
        return unitNames.getOrDefault(id.value(), Text.same("—"));
    }
}
