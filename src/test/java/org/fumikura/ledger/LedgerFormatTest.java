package org.fumikura.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The bytes of docs/domain/ledger.md, which never change: a verifier in another language reads the same page. */
class LedgerFormatTest {

    private static final byte[] BEFORE_THE_FIRST =
            CanonicalBytes.sha256("fumikura ledger of municipality 1".getBytes(StandardCharsets.UTF_8));
    private static final byte[] COMMITMENT =
            Commitment.of(new byte[32], "{\"doer\":\"情報管理課長\",\"title\":\"試験\",\"reason\":\"\",\"changes\":[]}");

    private static final ChainedAct FIRST = new ChainedAct(
            id(1),
            "approval.approved",
            new Subject("document", id(2)),
            id(3),
            id(4),
            null,
            Instant.parse("2022-05-20T00:00:00.000001Z"),
            Instant.parse("2026-11-24T00:00:00Z"),
            null,
            null,
            COMMITMENT);

    private static final ChainedAct SECOND = new ChainedAct(
            id(5),
            "records.planned",
            new Subject("document", id(2)),
            null,
            null,
            "seed",
            Instant.parse("2022-05-20T00:00:01Z"),
            Instant.parse("2026-11-24T00:00:01Z"),
            id(6),
            CanonicalBytes.sha256("rows".getBytes(StandardCharsets.UTF_8)),
            COMMITMENT);

    @Test
    @DisplayName("I-02 the chain of two acts has the hashes that the format's page names")
    void chainsAsThePageSays() {
        byte[] first = FIRST.hashAfter(BEFORE_THE_FIRST, 1);

        assertThat(hex(BEFORE_THE_FIRST)).isEqualTo("b52c0e8b7dcfddc9161e50eea4aa2bd0fbdde934c7faf0ce983f9c8e357da29b");
        assertThat(hex(COMMITMENT)).isEqualTo("27a566fcdd4c735a8cb856c8959dc33962c00573ee5caaa12fb937c4859c1d73");
        assertThat(hex(first)).isEqualTo("1514517e9421974ccc5f8106f3a2e3260705565906e8530779a0c398f9bbf160");
        assertThat(hex(SECOND.hashAfter(first, 2)))
                .isEqualTo("2361936ce9b1d5f8f5a99c74b3627f823716499e622c0ed5d04900f24b5cec74");
    }

    @Test
    void writesEachFieldOfABodyInItsOrder() {
        String id = "00000010" + "0".repeat(31);
        String nothing = "ffffffff";

        assertThat(hex(FIRST.body()))
                .isEqualTo(id + "1"
                        + "00000011" + hex("approval.approved")
                        + "00000008" + hex("document")
                        + id + "2"
                        + id + "3"
                        + id + "4"
                        + nothing
                        + "00000008" + "0005df662bea8001"
                        + "00000008" + "000660fa643be000"
                        + nothing
                        + nothing
                        + "00000020" + hex(COMMITMENT));
    }

    @Test
    void writesAFieldAsItsLengthAndItsContent() {
        assertThat(hex(new CanonicalBytes().add("髙").bytes())).isEqualTo("00000003" + "e9ab99");
        assertThat(hex(new CanonicalBytes().add("").bytes())).isEqualTo("00000000");
        assertThat(hex(new CanonicalBytes().add((String) null).bytes())).isEqualTo("ffffffff");
        assertThat(hex(new CanonicalBytes().add(-2).bytes())).isEqualTo("00000008" + "fffffffffffffffe");
        assertThat(hex(new CanonicalBytes()
                        .add(Instant.parse("1969-12-31T23:59:59.999999Z"))
                        .bytes()))
                .isEqualTo("00000008" + "ffffffffffffffff");
        assertThat(hex(new CanonicalBytes().add(LocalDate.of(2022, 4, 1)).bytes()))
                .isEqualTo("0000000a" + hex("2022-04-01"));
        assertThat(hex(new CanonicalBytes().add(new byte[] {0, -1}).bytes())).isEqualTo("00000002" + "00ff");
    }

    @Test
    void noTwoSequencesOfFieldsGiveTheSameBytes() {
        assertThat(fields("ab", "")).isNotEqualTo(fields("a", "b"));
        assertThat(fields("", null)).isNotEqualTo(fields(null, ""));
        assertThat(fields("x")).isNotEqualTo(fields("x", null));
    }

    private static byte[] fields(@Nullable String... values) {
        var bytes = new CanonicalBytes();
        for (String value : values) {
            bytes.add(value);
        }
        return bytes.bytes();
    }

    private static UUID id(long number) {
        return new UUID(0, number);
    }

    private static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
