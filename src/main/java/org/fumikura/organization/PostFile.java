package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.POST;
import static org.fumikuradb.organization.Tables.UNIT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Posts in files, known by their unit's code and their name. One that differs ends the day before and is entered anew. */
@Component
@Order(2)
class PostFile implements OwnMasters {

    private static final Text UNIT_CODE = new Text("組織コード", "Unit code");
    private static final Text NAME = new Text("名称", "Name");
    private static final int HIGHEST_CLEARANCE = 3;
    private static final int ALL_FLAGS = 15;

    private final ChartRows chart;
    private final OrganizationRegister register;

    PostFile(ChartRows chart, OrganizationRegister register) {
        this.chart = chart;
        this.register = register;
    }

    @Override
    public String code() {
        return "posts";
    }

    @Override
    public Text title() {
        return new Text("職", "Posts");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("unit", UNIT_CODE.ja(), UNIT_CODE.en()),
                Column.demanded("name", NAME.ja(), NAME.en()),
                Column.of("english", "英語名", "English name"),
                Column.demanded("rank", "職層", "Rank"),
                Column.of("solo", "一人だけ", "One holder"),
                Column.of("clearance", "秘密区分（0–3）", "Clearance (0-3)"),
                Column.of("handles", "取り扱う情報（ビット）", "Handles (bits)"),
                Column.of("ordinal", "並び順", "Order"),
                Column.of("from", "設置の日", "First day"),
                Column.of("last", "最後の日", "Last day"),
                Column.of("successor-unit", "承継する職の組織コード", "Unit code of the successor"),
                Column.of("successor", "承継する職", "Successor"));
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(row.get("unit"), row.get("name"));
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        return chart.posts(on, words, Optional.empty()).all().stream()
                .map(post -> List.of(
                        post.unitCode(),
                        post.name().ja(),
                        post.name().en(),
                        post.rank().label().ja(),
                        MasterRow.yes(post.solo()),
                        Integer.toString(post.clearance()),
                        Integer.toString(post.handles()),
                        Integer.toString(post.ordinal()),
                        post.validity().first().toString(),
                        post.validity().last().map(LocalDate::toString).orElse(""),
                        "",
                        ""))
                .toList();
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        Optional<LocalDate> last = row.day("last", taking.today());
        List<ChartRows.PostLine> ever = ever(chart, row.demanded("unit", UNIT_CODE), row.demanded("name", NAME));
        if (last.isPresent()
                && ever.stream().anyMatch(post -> post.validity().last().equals(last))) {
            return Taken.UNCHANGED;
        }
        Optional<ChartRows.PostLine> present = present(ever);
        if (last.isPresent()) {
            ChartRows.PostLine post = present.orElseThrow(
                    () -> new RowRefused(new Text("廃止する職がありません。", "There is no such post to end.")));
            end(new PostId(post.id()), last.get(), row, taking);
            return Taken.ENDED;
        }
        if (present.isEmpty()) {
            register.enterPost(read(row, row.day("from", taking.today()).orElse(taking.from())), taking.doer());
            return Taken.NEW;
        }
        return compare(present.get(), row, taking);
    }

    private void end(PostId post, LocalDate last, MasterRow row, Taking taking) {
        String successor = row.get("successor");
        if (successor.isEmpty()) {
            register.endPost(post, last, taking.doer());
        } else {
            String unit = row.get("successor-unit").isEmpty() ? row.get("unit") : row.get("successor-unit");
            register.endPost(post, last, find(chart, unit, successor), taking.doer());
        }
    }

    private static List<ChartRows.PostLine> ever(ChartRows chart, String unit, String name) {
        return chart.postsEver(UNIT.CODE.eq(unit).and(POST.NAME.eq(name)));
    }

    private static Optional<ChartRows.PostLine> present(List<ChartRows.PostLine> ever) {
        List<ChartRows.PostLine> present =
                ever.stream().filter(post -> post.validity().last().isEmpty()).toList();
        if (present.size() > 1) {
            throw new RowRefused(
                    new Text("この組織に同じ名称の職が複数あるため、どれか決められません。", "The unit has several posts of this name."));
        }
        return present.stream().findFirst();
    }

    /**
     * The post of a unit's code and a name that goes on.
     *
     * @throws RowRefused when there is none, or more than one
     */
    static PostId find(ChartRows chart, String unit, String name) {
        return present(ever(chart, unit, name))
                .map(post -> new PostId(post.id()))
                .orElseThrow(() -> new RowRefused(new Text(
                        "組織「" + unit + "」に職「" + name + "」はありません。", "Unit " + unit + " has no post " + name + ".")));
    }

    private Taken compare(ChartRows.PostLine post, MasterRow row, Taking taking) {
        OrganizationRegister.NewPost wanted = read(row, taking.from());
        boolean same = post.name().equals(wanted.name())
                && post.rank() == wanted.rank()
                && post.solo() == wanted.solo()
                && post.clearance() == wanted.clearance()
                && post.handles() == wanted.handles()
                && post.ordinal() == wanted.ordinal();
        if (same) {
            return Taken.UNCHANGED;
        }
        PostId next = register.enterPost(wanted, taking.doer());
        register.endPost(new PostId(post.id()), taking.from().minusDays(1), next, taking.doer());
        return Taken.CHANGED;
    }

    private OrganizationRegister.NewPost read(MasterRow row, LocalDate from) {
        String code = row.demanded("unit", UNIT_CODE);
        return new OrganizationRegister.NewPost(
                UnitFile.find(chart, code, from),
                row.text("name", "english", NAME),
                row.choice("rank", Rank.values(), Rank::label),
                row.isYes("solo"),
                row.number("clearance", 0, HIGHEST_CLEARANCE),
                row.number("handles", 0, ALL_FLAGS),
                row.number("ordinal", 0, 999_999),
                Validity.from(from));
    }
}
