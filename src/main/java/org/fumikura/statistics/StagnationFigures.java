package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.MATTER;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.approval.MatterState;
import org.fumikura.organization.Organization;
import org.fumikura.records.Document;
import org.fumikura.records.Documents;
import org.fumikura.records.Secrecy;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikuradb.statistics.tables.records.MatterRecord;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Where matters lie, the longest first. How many there are is told for the units that the reader sees; which ones, only where
 * she may read the matter itself. The title of a secret one stands in no list (R-142-stagnation).
 */
@Component
@Order(60)
class StagnationFigures implements Figures {

    private static final int MOST = 50;
    private static final int LOOKED_AT = 500;
    private static final int[] AGES = {0, 3, 8, 15, 31};

    private final DSLContext db;
    private final Documents documents;
    private final Organization organization;

    StagnationFigures(DSLContext db, Documents documents, Organization organization) {
        this.db = db;
        this.documents = documents;
        this.organization = organization;
    }

    @Override
    public String code() {
        return "stagnation";
    }

    @Override
    public Text title() {
        return new Text("滞留", "Stagnation");
    }

    @Override
    public Text lead() {
        return new Text(
                "決裁されていない案件が、いまの場所に何日あるかです。回付中は処理待ちになった日から、差戻し中は戻った日から数えます。",
                "For how many days undecided matters have lain where they lie: while circulating since somebody was asked, otherwise since they came back.");
    }

    @Override
    public boolean ofYear() {
        return false;
    }

    @Override
    public boolean ofUnits() {
        return false;
    }

    @Override
    public List<Section> sections(Wish wish) {
        Result<MatterRecord> open = db.selectFrom(MATTER)
                .where(
                        MATTER.WAITING_SINCE.isNotNull(),
                        MATTER.UNIT_ID.eq(DSL.any(wish.scope().units())))
                .orderBy(MATTER.WAITING_SINCE, MATTER.DOCUMENT_ID)
                .limit(LOOKED_AT)
                .fetch();
        return List.of(ages(wish), longest(wish, open));
    }

    private Section ages(Wish wish) {
        var days = DSL.field(
                "{0} - ({1} at time zone 'Asia/Tokyo')::date",
                Integer.class, DSL.val(wish.today()), MATTER.WAITING_SINCE);
        var fields = new ArrayList<org.jooq.Field<Integer>>();
        for (int i = 0; i < AGES.length; i++) {
            var from = days.ge(AGES[i]);
            fields.add(DSL.count().filterWhere(i + 1 < AGES.length ? from.and(days.lt(AGES[i + 1])) : from));
        }
        var row = db.select(fields)
                .from(MATTER)
                .where(
                        MATTER.WAITING_SINCE.isNotNull(),
                        MATTER.UNIT_ID.eq(DSL.any(wish.scope().units())))
                .fetchSingle();
        var rows = new ArrayList<List<Value>>();
        for (int i = 0; i < AGES.length; i++) {
            Text age = i + 1 < AGES.length
                    ? new Text(AGES[i] + "〜" + (AGES[i + 1] - 1) + "日", AGES[i] + "–" + (AGES[i + 1] - 1) + " days")
                    : new Text(AGES[i] + "日以上", AGES[i] + " days and more");
            rows.add(List.of(Value.words(age), Value.count(row.get(fields.get(i)))));
        }
        return Section.of(
                        "ages",
                        new Text("日数ごとの件数", "By days"),
                        new Text(
                                "見られる組織が起案した、決裁されていないすべての案件です。",
                                "All undecided matters that the units you see have drafted."),
                        List.of(new Text("日数", "Days"), new Text("件数", "Number")),
                        rows)
                .drawn(Chart.Kind.BARS, new Text("件", "items"), 1);
    }

    private Section longest(Wish wish, List<MatterRecord> open) {
        Map<UUID, Document> readable = documents.readable(
                open.stream().map(MatterRecord::getDocumentId).toList(),
                wish.actor().reader());
        List<MatterRecord> shown = open.stream()
                .filter(matter -> readable.containsKey(matter.getDocumentId()))
                .limit(MOST)
                .toList();
        Map<UUID, Text> units = organization.unitNames(
                shown.stream().map(MatterRecord::getUnitId).distinct().toList());
        List<List<Value>> rows = shown.stream()
                .map(matter -> row(
                        matter,
                        Optional.ofNullable(readable.get(matter.getDocumentId())),
                        units.getOrDefault(matter.getUnitId(), Text.same("—")),
                        wish.today()))
                .toList();
        return Section.of(
                        "longest",
                        new Text("長く止まっている案件", "Lying the longest"),
                        new Text(
                                "あなたが閲覧できる案件だけを、長い順に" + MOST + "件まで示します。秘密の案件は件名を示しません。",
                                "Only matters that you may read, the longest first, up to " + MOST
                                        + ". The title of a secret one is not shown."),
                        List.of(
                                new Text("件名", "Title"),
                                new Text("状態", "State"),
                                new Text("起案した組織", "Drafted by"),
                                new Text("いつから", "Since"),
                                new Text("日数", "Days"),
                                new Text("差戻し", "Returns")),
                        rows)
                .empty(new Text("止まっている案件はありません。", "Nothing lies anywhere."));
    }

    private static List<Value> row(MatterRecord matter, Optional<Document> document, Text unit, LocalDate today) {
        LocalDate since = matter.getWaitingSince().atZone(OfficialClock.ZONE).toLocalDate();
        Text title = document.filter(each -> each.secrecy().compareTo(Secrecy.SECRET) < 0)
                .map(each -> Text.same(each.title()))
                .orElse(new Text("（秘密の案件）", "(a secret matter)"));
        return List.of(
                Value.link(title, "/matters/" + matter.getDocumentId()),
                Value.words(MatterState.valueOf(matter.getState()).label()),
                Value.words(unit),
                Value.day(since),
                Value.days(ChronoUnit.DAYS.between(since, today)),
                Value.count(matter.getReturns()));
    }
}
