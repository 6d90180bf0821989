package org.fumikura.records;

import java.util.Map;
import java.util.Optional;
import org.fumikura.shared.Text;

/** What the rules of the file plan say when the database refuses a row. */
final class PlanRefusal {

    private static final Map<String, Text> RULES = Map.of(
            "classification_tenant_id_code_valid_key",
            new Text("この分類コードは、この期間にほかで使われています。", "This code is in use in this period."),
            "number_series_tenant_id_unit_id_kind_key",
            new Text("この課には、この種類の番号簿がすでにあります。", "The section has a series of this kind already."),
            "number_prefix_tenant_id_series_id_fiscal_year_valid_key",
            new Text("この年度・期間には、すでに様式があります。", "There is a form for this year and period already."),
            "numbers_alike",
            new Text(
                    "番号を承継した課が、この年度に同じ書き方をしています。同じ番号が二つできるため、書き方を変えるか、登録せずにその課の番号を続けてください。",
                    "The section whose numbers are gone on with is written like that in this year. Write it differently, or go on"
                            + " with its numbers."),
            "one_file_holder",
            new Text("この簿冊には、その期間にすでに引き継ぐ組織があります。", "The file has a holder in this period already."),
            "holder_is_there",
            new Text("引き継ぐ組織は、その日にまだありません。", "The unit is not there on that day yet."));

    private PlanRefusal() {}

    static Optional<Text> find(String constraint) {
        return Optional.ofNullable(RULES.get(constraint));
    }
}
