package org.fumikura.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The published order of deputies in files. A place is not overwritten: it ends and is entered anew. */
@Component
@Order(8)
class DeputyFile implements OwnMasters {

    private static final Text UNIT_CODE = new Text("組織コード", "Unit code");
    private static final Text POST_NAME = new Text("職", "Post");
    private static final Text DEPUTY_UNIT = new Text("代決者の組織コード", "Deputy unit code");
    private static final Text DEPUTY_NAME = new Text("代決者", "Deputy");
    private static final Text SOURCE = new Text("根拠", "Source");

    private final DeputyOrder order;
    private final ChartRows chart;

    DeputyFile(DeputyOrder order, ChartRows chart) {
        this.order = order;
        this.chart = chart;
    }

    @Override
    public String code() {
        return "deputies";
    }

    @Override
    public boolean foretells() {
        return true;
    }

    @Override
    public Text title() {
        return DeputyController.LIST.label();
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("unit", UNIT_CODE.ja(), UNIT_CODE.en()),
                Column.demanded("post", POST_NAME.ja(), POST_NAME.en()),
                Column.demanded("place", "順位", "Place"),
                Column.demanded("deputyUnit", DEPUTY_UNIT.ja(), DEPUTY_UNIT.en()),
                Column.demanded("deputy", DEPUTY_NAME.ja(), DEPUTY_NAME.en()),
                Column.demanded("source", SOURCE.ja(), SOURCE.en()),
                Column.of("from", "始まりの日", "First day"),
                Column.of(LAST, "最後の日", "Last day"),
                REASON);
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(
                row.get("unit"),
                row.get("post"),
                Integer.toString(place(row)),
                row.get("deputyUnit"),
                row.get("deputy"));
    }

    private static int place(MasterRow row) {
        return row.number("place", 1, DeputyOrder.LAST_PLACE);
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        return order.on(on, words, reader.horizon()).all().stream()
                .map(line -> List.of(
                        line.posts().post().unitCode(),
                        line.posts().post().name().ja(),
                        Integer.toString(line.place()),
                        line.posts().acting().unitCode(),
                        line.posts().acting().name().ja(),
                        line.source(),
                        line.validity().first().toString(),
                        line.validity().last().map(LocalDate::toString).orElse(""),
                        ""))
                .toList();
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        PostId post = PostFile.find(
                chart, row.demanded("unit", UNIT_CODE), row.demanded("post", POST_NAME), taking.horizon());
        PostId deputy = PostFile.find(
                chart, row.demanded("deputyUnit", DEPUTY_UNIT), row.demanded("deputy", DEPUTY_NAME), taking.horizon());
        int place = place(row);
        String source = row.demanded("source", SOURCE);
        Optional<LocalDate> last = taking.day(row, LAST);
        List<DeputyOrder.Line> ever = order.ever(post, place, taking.horizon()).stream()
                .filter(line -> line.posts().acting().id().equals(deputy.value()))
                .toList();
        if (last.isPresent()
                && ever.stream().anyMatch(line -> line.validity().last().equals(last))) {
            return Taken.UNCHANGED;
        }
        Optional<DeputyOrder.Line> present =
                ever.stream().filter(line -> line.validity().last().isEmpty()).findFirst();
        if (last.isPresent()) {
            order.end(
                    present.orElseThrow(InPlace::nothingToEnd).id(),
                    last.get(),
                    row.demanded(REASON.key(), REASON.label()),
                    taking.doer());
            return Taken.ENDED;
        }
        if (present.isPresent()) {
            return InPlace.compare(present.get().source(), source);
        }
        LocalDate first = taking.day(row, "from").orElse(taking.from());
        order.enter(post, place, deputy, source, Validity.from(first), taking.doer());
        return Taken.NEW;
    }
}
