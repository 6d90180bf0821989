package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.organization.StaffRegister.AssignmentKind;
import org.fumikura.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Assignments in files: who holds which post from when until when. */
@Component
@Order(4)
class AssignmentFile implements OwnMasters {

    private static final Text LOGIN = new Text("ログイン名", "Login");
    private static final Text UNIT_CODE = new Text("組織コード", "Unit code");
    private static final Text POST_NAME = new Text("職", "Post");

    private final ChartRows chart;
    private final StaffRows staff;
    private final StaffRegister register;
    private final Orphans orphans;

    AssignmentFile(ChartRows chart, StaffRows staff, StaffRegister register, Orphans orphans) {
        this.chart = chart;
        this.staff = staff;
        this.register = register;
        this.orphans = orphans;
    }

    @Override
    public String code() {
        return "assignments";
    }

    @Override
    public boolean foretells() {
        return true;
    }

    @Override
    public String permissionToChange() {
        return OrganizationPermissions.ARRANGE;
    }

    @Override
    public Text title() {
        return new Text("発令", "Assignments");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("login", LOGIN.ja(), LOGIN.en()),
                Column.demanded("unit", UNIT_CODE.ja(), UNIT_CODE.en()),
                Column.demanded("post", POST_NAME.ja(), POST_NAME.en()),
                Column.demanded("kind", "本務・兼務", "Kind"),
                Column.of("from", "就く日", "First day"),
                Column.of("last", "最後の日", "Last day"));
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(row.get("login"), row.get("unit"), row.get("post"));
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        return staff.assignments(on, words, reader.horizon()).all().stream()
                .map(line -> List.of(
                        line.login(),
                        line.unitCode(),
                        line.postName().ja(),
                        line.kind().label().ja(),
                        line.validity().first().toString(),
                        line.validity().last().map(LocalDate::toString).orElse("")))
                .toList();
    }

    @Override
    public List<Consequence> consequences(LocalDate on, Reader reader) {
        return List.of(orphans.consequence(on, reader));
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        String login = row.demanded("login", LOGIN);
        PersonId person = staff.findLogin(login, taking.horizon())
                .orElseThrow(() -> new RowRefused(
                        new Text("ログイン名「" + login + "」の職員はいません。", "Nobody has the login " + login + ".")));
        PostId post = PostFile.find(
                chart, row.demanded("unit", UNIT_CODE), row.demanded("post", POST_NAME), taking.horizon());
        AssignmentKind kind = row.choice("kind", AssignmentKind.values(), AssignmentKind::label);
        LocalDate first = taking.day(row, "from").orElse(taking.from());
        Optional<LocalDate> last = taking.day(row, "last");
        if (last.isPresent() && last.get().isBefore(first)) {
            throw new RowRefused(new Text("最後の日が就く日より前です。", "The last day is before the first."));
        }
        List<StaffRows.AssignmentLine> ever = staff.assignmentsEver(
                taking.from(),
                ASSIGNMENT.PERSON_ID.eq(person.value()).and(ASSIGNMENT.POST_ID.eq(post.value())),
                taking.horizon());
        if (ever.stream()
                .anyMatch(line -> line.kind() == kind
                        && line.validity().last().equals(last)
                        && (last.isEmpty() || line.validity().first().equals(first)))) {
            return Taken.UNCHANGED;
        }
        return change(ever, person, post, kind, new Validity(first, last), taking);
    }

    private Taken change(
            List<StaffRows.AssignmentLine> ever,
            PersonId person,
            PostId post,
            AssignmentKind kind,
            Validity wanted,
            Taking taking) {
        Optional<StaffRows.AssignmentLine> open =
                ever.stream().filter(line -> line.validity().last().isEmpty()).findFirst();
        if (open.isEmpty()) {
            register.assign(person, post, kind, wanted, taking.doer());
            return Taken.NEW;
        }
        var id = new AssignmentId(open.get().id());
        if (open.get().kind() == kind && wanted.last().isPresent()) {
            register.endAssignment(id, wanted.last().get(), taking.doer());
            return Taken.ENDED;
        }
        register.endAssignment(id, taking.from().minusDays(1), taking.doer());
        register.assign(person, post, kind, new Validity(taking.from(), wanted.last()), taking.doer());
        return Taken.CHANGED;
    }
}
