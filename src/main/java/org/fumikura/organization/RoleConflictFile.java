package org.fumikura.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Roles that exclude each other, in files. Neither a pair nor its source is overwritten: it ends and is entered anew. */
@Component
@Order(6)
class RoleConflictFile implements OwnMasters {

    private static final Text SOURCE = new Text("根拠", "Source");

    private final RoleConflicts conflicts;

    RoleConflictFile(RoleConflicts conflicts) {
        this.conflicts = conflicts;
    }

    @Override
    public String code() {
        return "role-conflicts";
    }

    @Override
    public Text title() {
        return RoleConflictController.LIST.label();
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("role", "権限", "Role"),
                Column.demanded("other", "兼ねられない権限", "Role that it excludes"),
                Column.demanded("source", SOURCE.ja(), SOURCE.en()),
                Column.of("from", "始まりの日", "First day"),
                Column.of(LAST, "最後の日", "Last day"),
                REASON);
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return java.util.stream.Stream.of(role(row, "role"), role(row, "other"))
                .map(Role::name)
                .sorted()
                .toList();
    }

    private static Role role(MasterRow row, String key) {
        return row.choice(key, Role.values(), Role::label);
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        return conflicts.on(on).all().stream()
                .map(line -> List.of(
                        line.role().label().ja(),
                        line.other().label().ja(),
                        line.source(),
                        line.validity().first().toString(),
                        line.validity().last().map(LocalDate::toString).orElse(""),
                        ""))
                .filter(cells -> cells.stream().anyMatch(cell -> cell.contains(words)))
                .toList();
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        Role role = role(row, "role");
        Role other = role(row, "other");
        String source = row.demanded("source", SOURCE);
        Optional<LocalDate> last = row.day(LAST, taking.today());
        List<RoleConflicts.Line> ever = conflicts.ever(role, other);
        if (last.isPresent()
                && ever.stream().anyMatch(line -> line.validity().last().equals(last))) {
            return Taken.UNCHANGED;
        }
        Optional<RoleConflicts.Line> present =
                ever.stream().filter(line -> line.validity().last().isEmpty()).findFirst();
        if (last.isPresent()) {
            return end(present, last.get(), row.demanded(REASON.key(), REASON.label()), taking);
        }
        if (present.isPresent()) {
            return compare(present.get(), source);
        }
        LocalDate first = row.day("from", taking.today()).orElse(taking.from());
        conflicts.enter(role, other, source, Validity.from(first), taking.doer());
        return Taken.NEW;
    }

    private static Taken compare(RoleConflicts.Line present, String source) {
        if (present.source().equals(source)) {
            return Taken.UNCHANGED;
        }
        throw new RowRefused(new Text(
                "根拠「" + present.source() + "」で登録済みです。書き換えずに、最後の日を書いて終えてから登録し直してください。",
                "It is entered by “" + present.source() + "”. End it with a last day and enter it anew."));
    }

    private Taken end(Optional<RoleConflicts.Line> present, LocalDate last, String reason, Taking taking) {
        RoleConflicts.Line line =
                present.orElseThrow(() -> new RowRefused(new Text("終える定めがありません。", "There is no such pair to end.")));
        conflicts.end(line.id(), last, reason, taking.doer());
        return Taken.ENDED;
    }
}
