package org.fumikura.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Formal orders to act for a post in files. An order is not overwritten: it ends and is entered anew. */
@Component
@Order(9)
class ActingOrderFile implements OwnMasters {

    private static final Text UNIT_CODE = new Text("組織コード", "Unit code");
    private static final Text POST_NAME = new Text("職", "Post");
    private static final Text ACTING_UNIT = new Text("職務代理者の組織コード", "Acting unit code");
    private static final Text ACTING_NAME = new Text("職務代理者", "Acting post");
    private static final Text SOURCE = new Text("根拠", "Source");

    private final ActingOrders orders;
    private final ChartRows chart;

    ActingOrderFile(ActingOrders orders, ChartRows chart) {
        this.orders = orders;
        this.chart = chart;
    }

    @Override
    public String code() {
        return "acting-orders";
    }

    @Override
    public boolean foretells() {
        return true;
    }

    @Override
    public Text title() {
        return ActingOrderController.LIST.label();
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("unit", UNIT_CODE.ja(), UNIT_CODE.en()),
                Column.demanded("post", POST_NAME.ja(), POST_NAME.en()),
                Column.demanded("actingUnit", ACTING_UNIT.ja(), ACTING_UNIT.en()),
                Column.demanded("acting", ACTING_NAME.ja(), ACTING_NAME.en()),
                Column.demanded("source", SOURCE.ja(), SOURCE.en()),
                Column.of("from", "始まりの日", "First day"),
                Column.of(LAST, "最後の日", "Last day"),
                REASON);
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(row.get("unit"), row.get("post"), row.get("actingUnit"), row.get("acting"));
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        return orders.on(on, words, reader.horizon()).all().stream()
                .map(line -> List.of(
                        line.posts().post().unitCode(),
                        line.posts().post().name().ja(),
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
        PostId acting = PostFile.find(
                chart, row.demanded("actingUnit", ACTING_UNIT), row.demanded("acting", ACTING_NAME), taking.horizon());
        String source = row.demanded("source", SOURCE);
        Optional<LocalDate> last = taking.day(row, LAST);
        List<ActingOrders.Line> ever = orders.ever(post, taking.horizon()).stream()
                .filter(line -> line.posts().acting().id().equals(acting.value()))
                .toList();
        if (last.isPresent()
                && ever.stream().anyMatch(line -> line.validity().last().equals(last))) {
            return Taken.UNCHANGED;
        }
        Optional<ActingOrders.Line> present =
                ever.stream().filter(line -> line.validity().last().isEmpty()).findFirst();
        if (last.isPresent()) {
            orders.end(
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
        orders.enter(post, acting, source, Validity.from(first), taking.doer());
        return Taken.NEW;
    }
}
