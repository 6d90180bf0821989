package org.fumikura.records;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fumikura.renditions.Excerpt;
import org.fumikura.renditions.PagePicture;
import org.fumikura.renditions.Renditions;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the reader asks for. Whoever answers with it has checked the right to read, and noted it. */
@Component
public class MaterialAnswers {

    private static final int LONGEST_WORDS = 100;

    /** Long enough to turn pages back and forth, short enough that what may not be read any more is gone soon. */
    private static final Duration IN_THE_BROWSER = Duration.ofMinutes(10);

    private final MaterialPages pages;
    private final Renditions renditions;
    private final VirusScans scans;
    private final Transactions transactions;

    MaterialAnswers(MaterialPages pages, Renditions renditions, VirusScans scans, Transactions transactions) {
        this.pages = pages;
        this.renditions = renditions;
        this.scans = scans;
        this.transactions = transactions;
    }

    /** The picture of a page. */
    public ResponseEntity<Resource> picture(AttachedFile file, int page, int width) {
        return Renditions.WIDTHS.contains(width)
                ? answer(renditions.findPicture(file.sha256(), page, width), page)
                : answer(Optional.empty(), page);
    }

    /** A tile of a large page. */
    public ResponseEntity<Resource> tile(AttachedFile file, int page, int dots, int column, int row) {
        return answer(renditions.findTile(file.sha256(), page, dots, column, row), page);
    }

    private static ResponseEntity<Resource> answer(Optional<PagePicture> found, int page) {
        PagePicture picture = found.orElseThrow(() -> missing(page));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.mediaType()))
                .cacheControl(CacheControl.maxAge(IN_THE_BROWSER).cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(picture.file()));
    }

    /**
     * The PDF/A-2u that was made of it.
     *
     * @throws InfectedFile when a virus was found in it
     */
    ResponseEntity<Resource> preserved(AttachedFile file) {
        scans.requireNoVirus(file);
        Path paper = renditions
                .findPreserved(file.sha256())
                .orElseThrow(() -> new NotFound("preserved", new Text("保存用PDF/A", "PDF/A"), file.id()));
        String name = file.name().toLowerCase(Locale.ROOT).endsWith(".pdf") ? file.name() : file.name() + ".pdf";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(paper));
    }

    private static NotFound missing(int page) {
        return new NotFound("page", new Text("ページ", "page"), page);
    }

    /** The words over the picture of a page, with marks where something is sought. */
    public ModelAndView words(AttachedFile file, int page, String find) {
        PageWordsPage model = transactions.read(() -> new PageWordsPage(
                renditions.findWords(file.sha256(), page).orElseThrow(() -> missing(page)), sought(find)));
        return new ModelAndView("records/page-words", "model", model);
    }

    /** The list of pages in which something stands. */
    public ModelAndView hits(Materials materials, String find) {
        return new ModelAndView("records/materials-hits", "model", new HitsPage(found(materials, find)));
    }

    /** The same within a page. */
    public FoundPages found(Materials materials, String find) {
        Optional<String> sought = sought(find);
        List<Materials.Hit> hits = sought.map(words -> transactions.read(() -> pages.search(materials, words)))
                .orElse(List.of());
        return new FoundPages(materials, sought, hits);
    }

    private static Optional<String> sought(String typed) {
        String words = Typed.line(typed);
        return Optional.of(words.substring(0, Math.min(words.length(), LONGEST_WORDS)))
                .filter(some -> !Excerpt.plain(some).isEmpty());
    }
}
