package org.fumikura.records;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.organization.MasterRow;
import org.fumikura.organization.Reader;
import org.fumikura.organization.RowRefused;
import org.fumikura.organization.Taking;
import org.fumikura.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The classification in files. An entry that differs from its row ends the day before and is entered anew. */
@Component
@Order(8)
class ClassificationFile implements PlanMaster {

    private static final Text CODE = new Text("コード", "Code");
    private static final Text TITLE = new Text("名称", "Title");

    private final PlanRows rows;
    private final FilePlan plan;

    ClassificationFile(PlanRows rows, FilePlan plan) {
        this.rows = rows;
        this.plan = plan;
    }

    @Override
    public String code() {
        return "classification";
    }

    @Override
    public Text title() {
        return new Text("文書分類", "Classification");
    }

    @Override
    public String path() {
        return RecordsAdministration.CLASSIFICATION;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("code", CODE.ja(), CODE.en()),
                Column.demanded("title", TITLE.ja(), TITLE.en()),
                Column.of("parent", "上の分類コード", "Code above"),
                Column.of("from", "使い始める日", "First day"),
                Column.of("last", "最後の日", "Last day"));
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(row.get("code"));
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        return rows.classifications(on, words).stream()
                .map(line -> List.of(
                        line.code(),
                        line.title(),
                        line.parentCode(),
                        line.validity().first().toString(),
                        line.validity().last().map(LocalDate::toString).orElse("")))
                .toList();
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        String code = row.demanded("code", CODE);
        String title = row.demanded("title", TITLE);
        String parent = row.get("parent");
        Optional<LocalDate> last = row.day("last", taking.today());
        List<PlanRows.ClassificationLine> ever = rows.ever(code);
        if (last.isPresent()
                && ever.stream().anyMatch(line -> line.validity().last().equals(last))) {
            return Taken.UNCHANGED;
        }
        Optional<PlanRows.ClassificationLine> present =
                ever.stream().filter(line -> line.validity().last().isEmpty()).findFirst();
        if (last.isPresent()) {
            return end(present, last.get(), taking);
        }
        if (present.isPresent()
                && present.get().title().equals(title)
                && present.get().parentCode().equals(parent)) {
            return Taken.UNCHANGED;
        }
        LocalDate from = present.isPresent()
                ? taking.from()
                : row.day("from", taking.today()).orElse(taking.from());
        present.ifPresent(line -> end(present, from.minusDays(1), taking));
        plan.enter(new FilePlan.Classification(code, parent(parent), title, from), taking.doer());
        return present.isPresent() ? Taken.CHANGED : Taken.NEW;
    }

    private Taken end(Optional<PlanRows.ClassificationLine> present, LocalDate last, Taking taking) {
        PlanRows.ClassificationLine line = present.orElseThrow(
                () -> new RowRefused(new Text("終える分類がありません。", "There is no such classification to end.")));
        if (last.isBefore(line.validity().first())) {
            throw new RowRefused(new Text("使い始めた日より前には終えられません。", "It can not end before its first day."));
        }
        plan.end(new ClassificationId(line.id()), last, taking.doer());
        return Taken.ENDED;
    }

    private Optional<ClassificationId> parent(String code) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(rows.ever(code).stream()
                .filter(line -> line.validity().last().isEmpty())
                .findFirst()
                .map(line -> new ClassificationId(line.id()))
                .orElseThrow(() -> new RowRefused(
                        new Text("上の分類「" + code + "」はありません。", "There is no classification " + code + " above it."))));
    }
}
