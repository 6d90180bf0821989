package org.fumikura.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** People in files, known by their logins, under another name as well. New ones get first passwords, which are shown once. */
@Component
@Order(3)
class PersonFile implements OwnMasters {

    /** Hashing a password takes its time, and somebody waits for all of them. */
    private static final int MOST_NEW = 200;

    private static final Text LOGIN = new Text("ログイン名", "Login");

    private final Organization organization;
    private final StaffRows staff;
    private final StaffRegister register;
    private final Credentials credentials;

    PersonFile(Organization organization, StaffRows staff, StaffRegister register, Credentials credentials) {
        this.organization = organization;
        this.staff = staff;
        this.register = register;
        this.credentials = credentials;
    }

    @Override
    public String code() {
        return "people";
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
        return new Text("職員", "People");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("login", LOGIN.ja(), LOGIN.en()),
                Column.demanded("name", "氏名", "Name"),
                Column.of("english", "英語名", "English name"),
                REASON);
    }

    @Override
    public boolean handsFirstPasswords() {
        return true;
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(row.get("login"));
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        return staff.people(on, words).all().stream()
                .map(person -> List.of(
                        person.login(), person.label().ja(), person.label().en(), ""))
                .toList();
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        String login = row.demanded("login", LOGIN);
        Text label = row.text("name", "english", new Text("氏名", "Name"));
        Optional<PersonId> known = staff.findLogin(login, taking.horizon());
        if (known.isEmpty()) {
            enter(login, label, taking);
            return Taken.NEW;
        }
        UUID id = known.get().value();
        if (organization.names(List.of(id)).on(id, taking.from()).equals(Optional.of(label))) {
            return Taken.UNCHANGED;
        }
        register.rename(known.get(), label, taking.from(), row.demanded(REASON.key(), REASON.label()), taking.doer());
        return Taken.CHANGED;
    }

    private void enter(String login, Text label, Taking taking) {
        if (taking.handed().size() >= MOST_NEW) {
            throw new RowRefused(new Text(
                    "新しい職員は一度に" + MOST_NEW + "人まで登録できます。ファイルを分けてください。",
                    "At most " + MOST_NEW + " new people at once. Please split the file."));
        }
        Credentials.First first = taking.rehearsal()
                ? new Credentials.First("", "rehearsed")
                : Optional.ofNullable(taking.prepared().poll()).orElseThrow(ChangedMeanwhile::new);
        Optional<LocalDate> day = Optional.of(taking.from()).filter(from -> from.isAfter(taking.today()));
        credentials.enter(login, label, first, day, taking.doer());
        taking.handed().add(new Taking.FirstPassword(login, label.ja(), first.password()));
    }
}
