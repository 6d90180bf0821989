package org.fumikura.renditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fumikuradb.renditions.Tables.RENDITION;
import static org.fumikuradb.renditions.Tables.TASK;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.demo.City;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of bytes with a real scanner, without one, and with one that goes away. */
@FumikuraTest
class VirusScanTest {

    @Autowired
    private ScannerOfTests clamd;

    @Autowired
    private Scanning scanning;

    @Autowired
    private Renditions renditions;

    @Autowired
    private RenditionWork work;

    @Autowired
    private RenditionSurroundings surroundings;

    @Autowired
    private Contents contents;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DSLContext db;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private Toshima toshima;

    private HandIn handIn;

    @BeforeEach
    void prepare() {
        handIn = new HandIn(toshima, contents, renditions).alone(transactions, db);
        toshima.run(() -> transactions.work(() -> db.update(RENDITION)
                .set(RENDITION.SCANNED_AT, clocks.machineNow())
                .where(RENDITION.SCANNED_AT.isNull())
                .execute()));
    }

    @AfterEach
    void endTheScanner() {
        clamd.stop();
    }

    @AfterAll
    static void endTheWorker(@Autowired Worker worker) {
        worker.close();
    }

    @Test
    @DisplayName("R-023-virus what a virus is found in is never opened, and nothing is made of it")
    void infectedIsNeverOpened() {
        clamd.start();
        Sha256 clean = handIn.put(text("よい資料"));
        Sha256 infected = handIn.put(text(ScannerOfTests.HARMLESS));
        assertThat(tasks(clean)).containsExactly("SCAN");
        assertThat(handIn.find(clean).toScan()).isTrue();
        toshima.run(() -> transactions.work(() -> renditions.hasten(List.of(clean))));
        assertThat(handIn.find(clean).awaited()).isTrue();

        work.catchUpWithAll();

        Rendition shown = handIn.find(clean);
        assertThat(shown.state()).isEqualTo(Rendition.State.READY);
        assertThat(shown.scan().state()).isEqualTo(VirusScanState.CLEAN);
        assertThat(shown.scan().scanner()).startsWith("ClamAV ");
        assertThat(shown.scan().at()).contains(clocks.machineNow());
        Rendition stopped = handIn.find(infected);
        assertThat(stopped.state()).isEqualTo(Rendition.State.FAILED);
        assertThat(stopped.trouble()).contains(Trouble.VIRUS);
        assertThat(stopped.scan().virus()).isEqualTo(ScannerOfTests.VIRUS);
        assertThat(stopped.scan().words().ja()).isEqualTo("ウイルスを検出：" + ScannerOfTests.VIRUS);
        assertThat(stopped.pages()).isEmpty();
        assertThat(toshima.in(() -> renditions.findPicture(infected, 1, 900))).isEmpty();
        assertThat(toshima.in(() -> renditions.findPreserved(infected))).isEmpty();
        assertThat(tasks(infected)).isEmpty();
    }

    @Test
    @DisplayName("what is larger than the scanner takes is shown, and says that it was not scanned")
    void tooLargeToBeScanned() {
        clamd.start();
        Sha256 large = handIn.put(text("大".repeat(ScannerOfTests.MOST / 2)));

        work.catchUp();

        assertThat(handIn.find(large).scan().state()).isEqualTo(VirusScanState.TOO_LARGE);
        assertThat(handIn.find(large).scan().words().ja()).startsWith("ウイルス検査：未検査（");
        assertThat(handIn.find(large).state()).isEqualTo(Rendition.State.READY);
    }

    @Test
    @DisplayName("a scanner that goes away is waited for, and no attempt is counted")
    void aScannerThatGoesAwayIsWaitedFor() throws IOException {
        clamd.start();
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new Killing());
        assertThatThrownBy(() -> clamd.scan(broken)).isInstanceOf(ClamdAway.class);
        Sha256 waits = handIn.put(text("待つ資料"));

        for (int i = 0; i <= RenditionOrders.MOST_ATTEMPTS; i++) {
            work.catchUp();
            clocks.advance(Duration.ofMinutes(1));
        }

        assertThat(tasks(waits)).containsExactly("SCAN");
        assertThat(handIn.find(waits).state()).isEqualTo(Rendition.State.WAITING);
        assertThat(surroundings.parts().getLast().good()).isFalse();
        clamd.start();
        work.catchUp();
        assertThat(handIn.find(waits).scan().state()).isEqualTo(VirusScanState.CLEAN);
        assertThat(handIn.find(waits).state()).isEqualTo(Rendition.State.READY);
        assertThat(surroundings.parts().getLast().state().ja()).startsWith("ClamAV ");
    }

    /** Ends the scanner while it hears. */
    private final class Killing extends InputStream {

        @Override
        public int read() {
            clamd.kill();
            return 0;
        }
    }

    @Test
    @DisplayName("without a scanner all is shown as before; one that comes later looks at it without making it anew")
    void whatWasKeptBeforeIsScannedLater() {
        Sha256 clean = handIn.put(text("前からの資料"));
        Sha256 infected = handIn.put(text("前からの" + ScannerOfTests.HARMLESS));
        work.catchUpWithAll();
        assertThat(handIn.find(infected).scan()).isEqualTo(VirusScan.NONE);
        assertThat(handIn.find(infected).scan().words().ja()).isEqualTo("ウイルス検査：未検査");
        assertThat(toshima.<Boolean>in(scanning::orderOlder)).isFalse();
        Path picture = toshima.in(
                () -> renditions.findPicture(infected, 1, 900).orElseThrow().file());
        Path preserved = handIn.preserved(infected);
        String made = madeAt(clean);

        clamd.start();
        clocks.advance(Duration.ofMinutes(1));
        assertThat(toshima.<Boolean>in(scanning::orderOlder)).isTrue();
        assertThat(toshima.<Boolean>in(scanning::orderOlder)).isFalse();
        work.catchUpWithAll();

        assertThat(handIn.find(clean).scan().state()).isEqualTo(VirusScanState.CLEAN);
        assertThat(handIn.find(clean).pages()).hasSize(1);
        assertThat(madeAt(clean)).isEqualTo(made);
        assertThat(handIn.find(infected).trouble()).contains(Trouble.VIRUS);
        assertThat(toshima.read(() -> renditions.findWords(infected, 1))).isEmpty();
        assertThat(picture).doesNotExist();
        assertThat(preserved).doesNotExist();
        assertThat(Files.exists(preserved.getParent())).isTrue();
    }

    @Test
    @DisplayName("what the scanner says of bytes of one municipality is not known to another")
    void anotherMunicipalityKnowsNothing() {
        clamd.start();
        Sha256 infected = handIn.put(text(ScannerOfTests.HARMLESS));
        work.catchUp();

        assertThat(toshima.read(() -> renditions.findScans(List.of(infected)))).hasSize(1);
        assertThat(Tenancy.in(City.MIHON, () -> transactions.read(() -> renditions.findScans(List.of(infected)))))
                .isEmpty();
    }

    @Test
    @DisplayName("the scanner is named with its version and the day of its signatures")
    void scannerAndDayOfItsSignatures() {
        assertThat(Clamd.Version.of("ClamAV 1.4.6/27500/Fri May 20 09:08:07 2022"))
                .isEqualTo(new Clamd.Version("ClamAV 1.4.6", Optional.of(LocalDate.of(2022, 5, 20))));
        assertThat(Clamd.Version.of("ClamAV 1.4.6/27500/Sun Jan  2 03:04:05 2022")
                        .signaturesOn())
                .contains(LocalDate.of(2022, 1, 2));
        assertThat(Clamd.Version.of("ClamAV 1.4.6\n")).isEqualTo(new Clamd.Version("ClamAV 1.4.6", Optional.empty()));
        var scan = new VirusScan(
                VirusScanState.CLEAN,
                "ClamAV 1.4.6",
                Optional.of(LocalDate.of(2022, 5, 20)),
                Optional.of(clocks.machineNow()),
                "");
        assertThat(scan.words().ja()).isEqualTo("ウイルス検査：検出なし（ClamAV 1.4.6、定義 R4.5.20）");
        assertThat(scan.words().en())
                .isEqualTo("scanned for viruses, none found (ClamAV 1.4.6, signatures of Fri 20 May 2022)");
    }

    private List<String> tasks(Sha256 sha256) {
        return toshima.read(() -> db.select(TASK.KIND)
                .from(TASK)
                .where(TASK.SHA256.eq(sha256.bytes()))
                .fetch(TASK.KIND));
    }

    private String madeAt(Sha256 sha256) {
        return toshima.read(() -> db.select(RENDITION.MADE_AT)
                .from(RENDITION)
                .where(RENDITION.SHA256.eq(sha256.bytes()))
                .fetchSingle()
                .value1()
                .toString());
    }

    /** A text that nobody has handed in before. */
    private static byte[] text(String words) {
        return Foreign.bytes(words + "\n" + UUID.randomUUID());
    }
}
