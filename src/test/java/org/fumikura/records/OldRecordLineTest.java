package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.fumikura.shared.FiscalYear;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** lines of a file of old records. */
class OldRecordLineTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 5, 23);

    @Test
    @DisplayName("R-146 a line says all that is known of a record")
    void readsAWholeLine() throws OldRecordLine.Refused {
        OldRecordLine line = read("""
                {"id": "A-1", "title": "計画の策定について", "body": ["第一", "第二"], "fiscal_year": "令和3年度", \
                "unit": "情報管理課", "number": "3豊政情発第12号", "classification": "A-03", \
                "dates": {"created": "2021-04-05T09:00:00+09:00", "decided": "令和3年4月20日", "closed": "R3.4.30"}, \
                "post": "情報管理課長", "secrecy": "取扱注意", "scope": "SECTION", "retentionYears": 5, "ocr": true}
                """);

        OldRecord record = line.record();
        assertThat(record.sourceId()).isEqualTo("A-1");
        assertThat(record.body()).isEqualTo("第一\n第二");
        assertThat(record.year()).contains(new FiscalYear(2021));
        assertThat(record.dates().registered()).contains(LocalDate.of(2021, 4, 5));
        assertThat(record.dates().decided()).contains(LocalDate.of(2021, 4, 20));
        assertThat(record.dates().closed()).contains(LocalDate.of(2021, 4, 30));
        assertThat(record.secrecy()).isEqualTo(Secrecy.CAREFUL);
        assertThat(record.scope()).isEqualTo(Scope.SECTION);
        assertThat(record.retentionYears()).contains(5);
        assertThat(line.unknown()).containsExactly("ocr");
    }

    @Test
    void anIdAndATitleAreEnough() throws OldRecordLine.Refused {
        OldRecord record = read("{\"id\": 7, \"title\": \" 会議の開催 \", \"dates\": [\"2020-07-01\"], \"unit\": null}")
                .record();

        assertThat(record)
                .isEqualTo(new OldRecord(
                        "7",
                        "会議の開催",
                        "",
                        Optional.empty(),
                        "",
                        "",
                        "",
                        new OldRecord.Dates(
                                Optional.of(LocalDate.of(2020, 7, 1)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        "",
                        Secrecy.GENERAL,
                        Scope.ALL,
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"title\": \"番号なし\"}",
                "{\"id\": \"1\", \"title\": \"　\"}",
                "{\"id\": \"1\", \"title\": \"題\", \"dates\": \"2022-02-30\"}",
                "{\"id\": \"1\", \"title\": \"題\", \"fiscalYear\": \"来年\"}",
                "{\"id\": \"1\", \"title\": \"題\", \"secrecy\": \"社外秘\"}",
                "{\"id\": \"1\", \"title\": \"題\", \"dates\": \"大正9年5月1日\"}",
                "{\"id\": \"1\", \"title\": \"題\", \"dates\": \"2922-05-01\"}",
                "{\"id\": \"1\", \"title\": \"題\", \"retentionYears\": 0}"
            })
    void refusesWhatItDoesNotUnderstand(String line) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(OldRecordLine.Refused.class);
    }

    @Test
    @DisplayName("I-07 of a moment the day in Japan counts, by which its year and retention are reckoned")
    void aMomentIsItsDayInJapan() throws OldRecordLine.Refused {
        OldRecord record = read("{\"id\": \"1\", \"title\": \"題\", \"dates\": {\"closed\": \"2022-03-31T15:30:00Z\"}}")
                .record();

        assertThat(record.dates().closed()).contains(LocalDate.of(2022, 4, 1));
    }

    @Test
    void keepsNothingThatNoTextMayHold() throws OldRecordLine.Refused {
        OldRecord record = read("{\"id\": \"1\", \"title\": \"a\\u0000b\\ud842\", \"body\": \"x\\u0000y\"}")
                .record();

        assertThat(record.title()).isEqualTo("a b?");
        assertThat(record.body()).isEqualTo("x y");
    }

    private static OldRecordLine read(String line) throws OldRecordLine.Refused {
        return OldRecordLine.read(line, TODAY, Scope.ALL);
    }
}
