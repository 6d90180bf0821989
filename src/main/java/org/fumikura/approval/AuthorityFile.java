package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.AUTHORITY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fumikura.approval.AuthorityRegister.NewAuthority;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.MasterFile;
import org.fumikura.organization.MasterRow;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Rank;
import org.fumikura.organization.Reader;
import org.fumikura.organization.RowRefused;
import org.fumikura.organization.Taking;
import org.fumikura.organization.Validity;
import org.fumikura.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The table of authority in files. A row that differs from what is in force ends that on the day before; a border is moved by
 * ending the row above it first.
 */
@Component
@Order(20)
class AuthorityFile implements MasterFile {

    private static final Text BODY = new Text("執行機関コード", "Body code");
    private static final Text CODE = new Text("事案コード", "Matter code");
    private static final Text NAME = new Text("事案", "Matter");
    private static final Text SOURCE = new Text("根拠", "Source");

    private final Authorities authorities;
    private final AuthorityRegister register;
    private final AuthorityWords words;
    private final Organization organization;
    private final RuleSimulation simulation;

    AuthorityFile(
            Authorities authorities,
            AuthorityRegister register,
            AuthorityWords words,
            Organization organization,
            RuleSimulation simulation) {
        this.authorities = authorities;
        this.register = register;
        this.words = words;
        this.organization = organization;
        this.simulation = simulation;
    }

    @Override
    public String code() {
        return "authorities";
    }

    @Override
    public Text title() {
        return new Text("決裁区分", "Table of authority");
    }

    @Override
    public String path() {
        return ApprovalAdministration.AUTHORITIES;
    }

    @Override
    public String permissionToRead() {
        return ApprovalPermissions.READ_RULES;
    }

    @Override
    public String permissionToChange() {
        return ApprovalPermissions.RULES;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("body", BODY.ja(), BODY.en()),
                Column.demanded("code", CODE.ja(), CODE.en()),
                Column.demanded("name", NAME.ja(), NAME.en()),
                Column.of("item", "支出科目", "Expenditure item"),
                Column.of("above", "金額（以上）", "Amount from"),
                Column.of("below", "金額（未満）", "Amount below"),
                Column.demanded("rank", "決裁者", "Decided by"),
                Column.of("self", "自己決定", "Self-decided"),
                Column.of("light", "軽易", "Light"),
                Column.of("proxy", "代決", "By deputy"),
                Column.of("council", "議決要", "Council vote"),
                Column.of("again", "再回付", "Asked again"),
                Column.of("duties", "合議・審査", "Duties"),
                Column.demanded("source", SOURCE.ja(), SOURCE.en()),
                Column.of("decision", "決裁文書", "Decided matter"),
                Column.of("from", "始まりの日", "First day"),
                Column.of("last", "最後の日", "Last day"));
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(
                row.get("body"),
                row.get("code"),
                row.get("item"),
                Long.toString(AuthorityWords.amounts(row.get("above"), "").from()));
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        Map<BodyId, String> codes = organization.bodiesByCode().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        return authorities.fetch(Authorities.validOn(on).and(Authorities.contains(words))).stream()
                .map(row -> cells(row, codes.getOrDefault(row.body(), "")))
                .toList();
    }

    private List<String> cells(Authority row, String body) {
        return List.of(
                body,
                row.matterCode(),
                row.matterName(),
                row.expenditureItem(),
                row.amounts().from() == 0 ? "" : Long.toString(row.amounts().from()),
                row.amounts().to().map(String::valueOf).orElse(""),
                row.rank().label().ja(),
                MasterRow.yes(row.selfDecidable()),
                MasterRow.yes(row.light()),
                MasterRow.yes(row.proxyAllowed()),
                MasterRow.yes(row.councilVote()),
                row.terms().recirculation().label().ja(),
                words.written(row.duties()),
                row.source(),
                row.decidedBy().map(document -> document.value().toString()).orElse(""),
                row.validity().first().toString(),
                row.validity().last().map(LocalDate::toString).orElse(""));
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        Optional<LocalDate> last = row.day("last", taking.today());
        NewAuthority wanted = read(row, taking);
        List<Authority> ever = authorities.fetch(AUTHORITY
                .BODY_ID
                .eq(wanted.body().value())
                .and(AUTHORITY.MATTER_CODE.eq(wanted.matterCode()))
                .and(AUTHORITY.EXPENDITURE_ITEM.eq(wanted.expenditureItem()))
                .and(AUTHORITY.AMOUNT_FROM.eq(wanted.amounts().from())));
        if (last.isPresent()
                && ever.stream().anyMatch(each -> each.validity().last().equals(last))) {
            return Taken.UNCHANGED;
        }
        Optional<Authority> present =
                ever.stream().filter(each -> each.validity().last().isEmpty()).findFirst();
        if (last.isPresent()) {
            return end(present, last.get(), taking);
        }
        if (present.isPresent() && isSame(present.get(), wanted)) {
            return Taken.UNCHANGED;
        }
        if (present.isEmpty()) {
            register.enter(wanted, taking.doer());
            return Taken.NEW;
        }
        register.replace(present.get(), wanted, taking.doer());
        return Taken.CHANGED;
    }

    private Taken end(Optional<Authority> present, LocalDate last, Taking taking) {
        Authority row =
                present.orElseThrow(() -> new RowRefused(new Text("終える行がありません。", "There is no such row to end.")));
        if (last.isBefore(row.validity().first())) {
            throw new RowRefused(new Text("始まりの日より前には終えられません。", "It can not end before its first day."));
        }
        register.end(row.id(), last, taking.doer());
        return Taken.ENDED;
    }

    private NewAuthority read(MasterRow row, Taking taking) {
        BodyId body = words.body(row.demanded("body", BODY));
        return new NewAuthority(
                body,
                row.demanded("code", CODE),
                row.demanded("name", NAME),
                row.get("item"),
                AuthorityWords.amounts(row.get("above"), row.get("below")),
                row.choice("rank", AuthorityRegister.DECIDING.toArray(Rank[]::new), Rank::label),
                new Authority.Terms(
                        row.isYes("self"),
                        row.isYes("light"),
                        row.isYes("proxy"),
                        row.isYes("council"),
                        row.get("again").isEmpty()
                                ? Recirculation.EVERYBODY
                                : row.choice("again", Recirculation.values(), Recirculation::label)),
                row.demanded("source", SOURCE),
                words.decision(row.get("decision"), taking.reader()),
                words.duties(row.get("duties"), taking.from(), taking.reader().horizon()),
                Validity.from(first(row, body, taking)));
    }

    /** What is there changes on the day of the file; what is new may name a day of its own. */
    private LocalDate first(MasterRow row, BodyId body, Taking taking) {
        boolean there = authorities.fetch(Authorities.inForce(body, taking.from())).stream()
                .anyMatch(each -> each.matterCode().equals(row.get("code"))
                        && each.expenditureItem().equals(row.get("item"))
                        && each.amounts().from()
                                == AuthorityWords.amounts(row.get("above"), "").from());
        LocalDate first =
                there ? taking.from() : row.day("from", taking.today()).orElse(taking.from());
        if (first.isBefore(taking.today())) {
            throw new RowRefused(
                    new Text(
                            "過ぎた日からは始められません。その間に決裁されたものがあり得るためです。今日以後の日にしてください。",
                            "It can not begin in the past: something may have been decided since. Choose today or a later day."));
        }
        return first;
    }

    private static boolean isSame(Authority row, NewAuthority wanted) {
        return row.matterName().equals(wanted.matterName())
                && row.amounts().equals(wanted.amounts())
                && row.rank() == wanted.decides()
                && row.terms().equals(wanted.terms())
                && row.source().equals(wanted.source())
                && row.duties().equals(wanted.duties());
    }

    /** Which matters of the last twelve months would be decided otherwise (R-040-trial). */
    @Override
    public List<Consequence> consequences(LocalDate on, Reader reader) {
        RuleSimulation.Effects effects = simulation.effects(on, reader);
        var all = new ArrayList<Consequence>();
        all.add(new Consequence(
                new Text(
                        "過去 12 か月に決裁された %,d 件のうち、決裁者が変わるもの %,d 件、合議・審査が変わるもの %,d 件、当てはまる行がなくなるもの %,d 件。"
                                .formatted(effects.all(), effects.moved(), effects.duties(), effects.orphaned()),
                        "Of %,d matters decided in the last twelve months %,d would be decided by somebody else, %,d need other concurrences or examinations, and %,d would have no row."
                                .formatted(effects.all(), effects.moved(), effects.duties(), effects.orphaned())),
                Optional.empty()));
        effects.some().stream().map(AuthorityFile::consequence).forEach(all::add);
        if (effects.moved() + effects.duties() + effects.orphaned()
                > effects.some().size()) {
            all.add(new Consequence(
                    new Text(
                            "上には、あなたが読める案件のはじめの %,d 件までを示しています。".formatted(RuleSimulation.MOST_SHOWN),
                            "Above are the first %,d that you may read.".formatted(RuleSimulation.MOST_SHOWN)),
                    Optional.empty()));
        }
        return List.copyOf(all);
    }

    private static Consequence consequence(RuleSimulation.Effect effect) {
        String amount = effect.amount().map("（%,d 円）"::formatted).orElse("");
        Text becomes = effect.becomes()
                .map(rank -> rank == effect.was()
                        ? new Text("合議・審査が変わる", "other concurrences or examinations")
                        : new Text(
                                effect.was().label().ja() + "決定から"
                                        + rank.label().ja() + "決定へ",
                                "from the " + effect.was().label().en() + " to the "
                                        + rank.label().en()))
                .orElse(new Text("当てはまる行がない", "no row"));
        String title = effect.document().title();
        return new Consequence(
                new Text("「" + title + "」" + amount + "：" + becomes.ja(), "“" + title + "”: " + becomes.en()),
                Optional.of("/matters/" + effect.document().id().value()));
    }

    @Override
    public Optional<Text> rule(String constraint) {
        return AuthorityRegister.rule(constraint);
    }
}
