package org.fumikura.renditions;

import java.util.List;
import java.util.Optional;
import org.fumikura.settings.Part;
import org.fumikura.settings.Surroundings;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** How foreign files are opened here, and by what. */
@Component
class RenditionSurroundings implements Surroundings {

    private static final Text NAME = new Text("資料の表示（別プロセス）", "Showing attachments (a process of its own)");
    private static final Text WITHOUT = new Text(
            "外から来たファイルの不具合が、ネットワークやほかのファイルに及ぶおそれがあります。bubblewrap を入れてください。",
            "What is wrong with a foreign file could reach the network or other files. Please install bubblewrap.");

    private static final Text OFFICE = new Text("Office文書の表示", "Showing office files");
    private static final Text WITHOUT_OFFICE = new Text(
            "Office文書は表示できません（元のファイルは保管します）。Debian では libreoffice-writer-nogui、libreoffice-calc-nogui、libreoffice-impress-nogui を入れてください。",
            "Office files are kept and not shown. On Debian install libreoffice-writer-nogui, libreoffice-calc-nogui and libreoffice-impress-nogui.");
    private static final Text LETTERS = new Text("文字認識（OCR）", "Reading scans (OCR)");
    private static final Text WITHOUT_LETTERS = new Text(
            "スキャンした資料の中は探せません。Debian では tesseract-ocr-jpn と tesseract-ocr-jpn-vert を入れてください。",
            "Scans can not be searched. On Debian install tesseract-ocr-jpn and tesseract-ocr-jpn-vert.");
    private static final Text PROOF = new Text("墨塗りの検査", "Proving redactions");
    private static final Text WITHOUT_PROOF = new Text(
            "墨塗りしたPDFを、文倉の中だけで検査します。Debian では poppler-utils（pdftotext）と qpdf を入れると、別のプログラムでも検査します。",
            "Redacted PDFs are proved by this program alone. On Debian install poppler-utils (pdftotext) and qpdf to have others look, too.");
    private static final Text JUDGE = new Text("PDF/A の検査", "Checking PDF/A");
    private static final Text SCANNER = new Text("ウイルス検査（ClamAV）", "Virus scan (ClamAV)");
    private static final Text WITHOUT_SCANNER = new Text(
            "資料のウイルスを検査せずに表示・ダウンロードします（「未検査」と示します）。Debian では clamav-daemon を入れ、別の場所で動かすときは renditions.clamd に書きます。設定してあるのに応答しないときは、新しい資料を検査が済むまで表示しません（ダウンロードはできます）。",
            "Attachments are shown and handed out unscanned, and say so. On Debian install clamav-daemon; say in renditions.clamd where another one listens. While one that is set does not answer, new attachments are not shown before they are scanned (they can be downloaded).");
    private static final Text UNWANTED = new Text("設定していません（検査しません）", "not set (nothing is scanned)");
    private static final Text MISSING = new Text("入っていません", "not installed");

    private final Worker worker;
    private final Clamd clamd;

    RenditionSurroundings(Worker worker, Clamd clamd) {
        this.worker = worker;
        this.clamd = clamd;
    }

    @Override
    public List<Part> parts() {
        Text how = worker.isolation().label();
        String maker = ReadingCopy.maker(Kind.PDF);
        var state = new Text(maker + "、" + how.ja(), maker + ", " + how.en());
        return List.of(
                new Part(NAME, state, worker.isolation() == Isolation.BUBBLEWRAP, WITHOUT),
                program(OFFICE, Office.version(), WITHOUT_OFFICE),
                program(LETTERS, Recognition.version(), WITHOUT_LETTERS),
                new Part(JUDGE, new Text(Judge.name(), Judge.name()), true, WITHOUT),
                program(PROOF, Proving.programs(), WITHOUT_PROOF),
                scanner());
    }

    private Part scanner() {
        if (clamd.isUnwanted()) {
            return new Part(SCANNER, UNWANTED, true, WITHOUT_SCANNER);
        }
        if (!clamd.isThere()) {
            return new Part(SCANNER, MISSING, false, WITHOUT_SCANNER);
        }
        try {
            return new Part(SCANNER, clamd.version().words(), true, WITHOUT_SCANNER);
        } catch (ClamdAway away) {
            String why = String.valueOf(away.getMessage());
            return new Part(
                    SCANNER, new Text("応答しません（" + why + "）", "does not answer (" + why + ")"), false, WITHOUT_SCANNER);
        }
    }

    private static Part program(Text name, Optional<String> version, Text without) {
        return new Part(
                name, version.map(words -> new Text(words, words)).orElse(MISSING), version.isPresent(), without);
    }
}
