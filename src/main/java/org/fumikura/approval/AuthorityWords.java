package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.DECISION;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Horizon;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Reader;
import org.fumikura.organization.RowRefused;
import org.fumikura.organization.UnitCodes;
import org.fumikura.organization.UnitId;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.Numbers;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** How the table of authority is written in files and forms, and read from them; in a transaction. */
@Component
class AuthorityWords {

    private static final String YEN = "[0-9]{1,15}";
    private static final int PARTS = 4;

    private final DSLContext db;
    private final Organization organization;
    private final UnitCodes units;
    private final Numbers numbers;
    private final Documents documents;

    AuthorityWords(DSLContext db, Organization organization, UnitCodes units, Numbers numbers, Documents documents) {
        this.db = db;
        this.organization = organization;
        this.units = units;
        this.numbers = numbers;
        this.documents = documents;
    }

    /** @throws RowRefused when there is no such body */
    BodyId body(String code) {
        return Optional.ofNullable(organization.bodiesByCode().get(code))
                .orElseThrow(() -> new RowRefused(
                        new Text("執行機関「" + code + "」はありません。", "There is no executive body " + code + ".")));
    }

    /**
     * Amounts from one on, up to but not including another.
     *
     * @param above blank for nought
     * @param below blank without an upper end
     * @throws RowRefused when they are no amounts, or none lies between them
     */
    static AmountRange amounts(String above, String below) {
        long from = above.isBlank() ? 0 : yen(above);
        Optional<Long> to = below.isBlank() ? Optional.empty() : Optional.of(yen(below));
        if (to.filter(end -> end <= from).isPresent()) {
            throw new RowRefused(new Text("「未満」の金額は「以上」の金額より大きくしてください。", "“Less than” must be above “from”."));
        }
        return new AmountRange(from, to);
    }

    /** @throws RowRefused when it is no amount in yen */
    static long yen(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[,、\\s円]", "");
        if (!plain.matches(YEN)) {
            throw new RowRefused(new Text("「" + typed + "」は円の数字ではありません。", typed + " is no amount in yen."));
        }
        return Long.parseLong(plain);
    }

    /** Duties in a line: {@code 合議:020100:2000000:予算事務規則 5条；審査::1000000:契約事務規則 4条}. */
    String written(List<Authority.Duty> duties) {
        Map<UUID, String> codes = units.of(duties.stream()
                .flatMap(duty -> duty.unit().stream())
                .map(UnitId::value)
                .toList());
        return duties.stream()
                .map(duty -> String.join(
                        ":",
                        duty.kind().label().ja(),
                        duty.unit().map(unit -> codes.get(unit.value())).orElse(""),
                        duty.from() == 0 ? "" : Long.toString(duty.from()),
                        duty.source()))
                .collect(Collectors.joining("；"));
    }

    /** @throws RowRefused when they are not written like that */
    List<Authority.Duty> duties(String line, LocalDate on, Horizon horizon) {
        var duties = new ArrayList<Authority.Duty>();
        for (String each : line.replace(';', '；').split("；", -1)) {
            if (!each.isBlank()) {
                duties.add(duty(each.strip(), on, horizon));
            }
        }
        return List.copyOf(duties);
    }

    private Authority.Duty duty(String words, LocalDate on, Horizon horizon) {
        List<String> parts = Arrays.stream(words.replace('：', ':').split(":", PARTS))
                .map(String::strip)
                .toList();
        Optional<StepKind> kind = List.of(StepKind.CONCURRENCE, StepKind.EXAMINATION).stream()
                .filter(each -> each.label().ja().equals(parts.getFirst())
                        || each.label().en().equalsIgnoreCase(parts.getFirst()))
                .findFirst();
        if (parts.size() < PARTS || parts.getLast().isEmpty() || kind.isEmpty()) {
            throw new RowRefused(new Text(
                    "「" + words + "」は「合議:組織コード:金額:根拠」の形ではありません。",
                    words + " is not written as concurrence:unit:amount:source."));
        }
        Optional<UnitId> unit =
                parts.get(1).isEmpty() ? Optional.empty() : Optional.of(units.find(parts.get(1), on, horizon));
        if (unit.isEmpty() && kind.get() == StepKind.CONCURRENCE) {
            throw new RowRefused(new Text("合議には組織コードが要ります。", "A concurrence needs a unit."));
        }
        long from = parts.get(2).isEmpty() ? 0 : yen(parts.get(2));
        return new Authority.Duty(kind.get(), unit, from, parts.getLast());
    }

    /**
     * The decided matter that a rule stands on, by its number or id.
     *
     * @param typed blank for none
     * @throws RowRefused when there is none that the reader may see, several, or it is not decided
     */
    Optional<DocumentId> decision(String typed, Reader reader) {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        Collection<UUID> named =
                documents.readable(named(typed.strip()), reader).keySet();
        if (named.isEmpty()) {
            throw new RowRefused(new Text("決裁文書「" + typed + "」は見つかりません。", "There is no matter " + typed + "."));
        }
        List<UUID> decided = db.select(DECISION.DOCUMENT_ID)
                .from(DECISION)
                .where(DECISION.DOCUMENT_ID.in(named))
                .fetch(DECISION.DOCUMENT_ID);
        if (decided.isEmpty()) {
            throw new RowRefused(new Text("「" + typed + "」は決裁されていません。", "The matter " + typed + " is not decided."));
        }
        if (decided.size() > 1) {
            throw new RowRefused(new Text(
                    "番号「" + typed + "」の決裁文書は複数あります。文書の ID で指定してください。",
                    "Several decided matters have the number " + typed + "; name the id of the document."));
        }
        return Optional.of(new DocumentId(decided.getFirst()));
    }

    private Collection<UUID> named(String typed) {
        try {
            return List.of(UUID.fromString(typed));
        } catch (IllegalArgumentException number) {
            return numbers.documentsNumbered(typed);
        }
    }
}
