package org.fumikura.renditions;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.util.FileSystemUtils;

/** The PDF in which a mail is read: its head and words, and after them what was sent with it. */
final class MailCopy {

    /** More than mail servers let through. */
    private static final long MOST_OF_ONE = 100L * 1024 * 1024;

    /** After this no more attachments are opened, so that the letter itself is there in time. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ReadingCopy copies;
    private final Path scratch;

    MailCopy(ReadingCopy copies, Path scratch) {
        this.copies = copies;
        this.scratch = scratch;
    }

    void make(Kind kind, File from, File to) throws IOException, Pages.TooLarge {
        Mail mail = Mail.read(kind, from);
        Path desk = Files.createDirectory(scratch.resolve("mail-" + UUID.randomUUID()));
        try {
            var papers = new ArrayList<File>();
            var list = new StringBuilder();
            long begin = System.nanoTime();
            for (Mail.Attached each : mail.attached()) {
                String told = System.nanoTime() - begin > LONGEST.toNanos()
                        ? "（時間がかかるため、ここには表示しません）"
                        : attached(each, Files.createTempDirectory(desk, "attached"), papers);
                list.append("<tr><th>添付</th><td>")
                        .append(OutsideHtml.escaped(each.name()))
                        .append("　<span class=\"told\">")
                        .append(told)
                        .append("</span></td></tr>");
            }
            File letter = desk.resolve("letter.pdf").toFile();
            copies.print(OutsideHtml.sheet(head(mail) + list + "</table></div>" + mail.body(), false), letter);
            join(letter, papers, to);
        } finally {
            FileSystemUtils.deleteRecursively(desk);
        }
    }

    /** Adds the pages of what was sent, and says what became of it. */
    private String attached(Mail.Attached each, Path desk, List<File> papers) {
        File bytes = desk.resolve("bytes").toFile();
        try (InputStream in = BoundedInputStream.builder()
                .setInputStream(each.open())
                .setMaxCount(MOST_OF_ONE)
                .get()) {
            long size = Files.copy(in, bytes.toPath());
            if (size >= MOST_OF_ONE) {
                return "（大きいため、ここには表示しません）";
            }
            File paper = desk.resolve("paper.pdf").toFile();
            if (!paper(bytes, paper)) {
                return "（この形式は、ここには表示できません）";
            }
            papers.add(paper);
            return "（このあとに続くページ）";
        } catch (Office.Missing missing) {
            return "（Office文書を表示するプログラムがないため、ここには表示できません）";
        } catch (Pages.TooLarge large) {
            return "（大きいため、ここには表示しません）";
        } catch (IOException | RuntimeException broken) {
            return "（パスワードが付いているか壊れているため、ここには表示できません）";
        }
    }

    private boolean paper(File bytes, File to) throws IOException, Pages.TooLarge {
        Kind kind = Kind.of(bytes);
        if (kind == Kind.PDF) {
            Files.copy(bytes.toPath(), to.toPath());
            // read once, so that a broken one is told as such
            try (PDDocument document = Loader.loadPDF(to, IOUtils.createTempFileOnlyStreamCache())) {
                return document.getNumberOfPages() > 0;
            }
        }
        if (kind == Kind.IMAGE) {
            try (Pages pages = ImagePages.open(bytes)) {
                new RedrawnPaper(pages).write(List.of(), to);
            }
            return true;
        }
        // what a mail brings in a mail is listed there, and not opened again
        return kind != Kind.MAIL && kind != Kind.OUTLOOK && copies.make(kind, bytes, to);
    }

    /** A paper that can not be joined to the others is left out; the letter says that it was there. */
    private static void join(File letter, List<File> papers, File to) throws IOException {
        var merger = new PDFMergerUtility();
        var open = new ArrayList<PDDocument>();
        try (PDDocument whole = Loader.loadPDF(letter, IOUtils.createTempFileOnlyStreamCache())) {
            for (File paper : papers) {
                try {
                    PDDocument each = Loader.loadPDF(paper, IOUtils.createTempFileOnlyStreamCache());
                    open.add(each);
                    if (whole.getNumberOfPages() + each.getNumberOfPages() <= Pages.MOST_PAGES) {
                        merger.appendDocument(whole, each);
                    }
                } catch (IOException | RuntimeException broken) {
                    // the pages of the others are worth more
                }
            }
            whole.save(to);
        } finally {
            for (PDDocument each : open) {
                each.close();
            }
        }
    }

    private static String head(Mail mail) {
        return "<div class=\"head\"><table>"
                + row("差出人", mail.from())
                + row("宛先", mail.to())
                + row("CC", mail.copies())
                + row("件名", mail.subject())
                + row("日時", mail.sent());
    }

    private static String row(String name, String words) {
        return words.isBlank() ? "" : "<tr><th>" + name + "</th><td>" + OutsideHtml.escaped(words) + "</td></tr>";
    }
}
