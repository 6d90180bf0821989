package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ROLE_GRANT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Roles in files: which post may do what at which unit. */
@Component
@Order(5)
class RoleFile implements OwnMasters {

    private static final Text UNIT_CODE = new Text("組織コード", "Unit code");
    private static final Text POST_NAME = new Text("職", "Post");
    private static final Text AT = new Text("範囲の組織コード", "At unit");

    private final ChartRows chart;
    private final StaffRows staff;
    private final StaffRegister register;

    RoleFile(ChartRows chart, StaffRows staff, StaffRegister register) {
        this.chart = chart;
        this.staff = staff;
        this.register = register;
    }

    @Override
    public String code() {
        return "roles";
    }

    @Override
    public boolean foretells() {
        return true;
    }

    @Override
    public Text title() {
        return new Text("権限", "Roles");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("unit", UNIT_CODE.ja(), UNIT_CODE.en()),
                Column.demanded("post", POST_NAME.ja(), POST_NAME.en()),
                Column.demanded("role", "権限", "Role"),
                Column.demanded("at", AT.ja(), AT.en()),
                Column.of("from", "始まりの日", "First day"),
                Column.of("last", "最後の日", "Last day"));
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(
                row.get("unit"),
                row.get("post"),
                row.choice("role", Role.values(), Role::label).name(),
                row.get("at"));
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        return staff.grants(on, words, Optional.empty(), reader.horizon()).all().stream()
                .map(line -> List.of(
                        line.unitCode(),
                        line.postName().ja(),
                        line.role().label().ja(),
                        line.atCode(),
                        line.validity().first().toString(),
                        line.validity().last().map(LocalDate::toString).orElse("")))
                .toList();
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        PostId post = PostFile.find(
                chart, row.demanded("unit", UNIT_CODE), row.demanded("post", POST_NAME), taking.horizon());
        Role role = row.choice("role", Role.values(), Role::label);
        UnitId at = UnitFile.find(chart, row.demanded("at", AT), taking.from(), taking.horizon());
        LocalDate first = taking.day(row, "from").orElse(taking.from());
        Optional<LocalDate> last = taking.day(row, "last");
        List<StaffRows.GrantLine> ever = staff.grantsEver(
                ROLE_GRANT
                        .POST_ID
                        .eq(post.value())
                        .and(ROLE_GRANT.ROLE.eq(role.name()))
                        .and(ROLE_GRANT.UNIT_ID.eq(at.value())),
                taking.horizon());
        if (ever.stream().anyMatch(line -> line.validity().last().equals(last))) {
            return Taken.UNCHANGED;
        }
        boolean open = ever.stream().anyMatch(line -> line.validity().last().isEmpty());
        if (last.isPresent() && open) {
            register.revoke(post, role, at, last.get(), taking.doer());
            return Taken.ENDED;
        }
        if (last.isPresent() && last.get().isBefore(first)) {
            throw new RowRefused(new Text("最後の日が始まりの日より前です。", "The last day is before the first."));
        }
        register.grant(post, role, at, new Validity(first, last), taking.doer());
        return Taken.NEW;
    }
}
