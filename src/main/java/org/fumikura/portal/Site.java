package org.fumikura.portal;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public site: answers from the folder of packages and a day, and from nothing else. It knows no database, no person, no
 * session and no cookie.
 */
final class Site {

    static final String HTML = "text/html;charset=UTF-8";

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final int NEWEST = 5;
    private static final int ON_A_PAGE = 20;
    private static final int MOST_WORDS = 10;
    private static final int LONGEST_WORDS = 200;
    private static final int MOST_KEPT = 1_000;
    private static final int LONGEST_KEPT = 100_000;

    private static final Pattern KIND = Pattern.compile("/([a-z][a-z0-9-]{0,39})(?:/([0-9]{4}))?");
    private static final Pattern ITEM = Pattern.compile(
            "/([a-z][a-z0-9-]{0,39})/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(/data\\.json|/files/[1-9][0-9]{0,2})?");
    private static final Map<String, String> ASSETS = Map.of(
            "/assets/portal.css", "/assets/portal.css",
            "/assets/tokens.css", "/assets/tokens.css");

    private final Path packages;
    private final TemplateEngine templates;
    private final Supplier<LocalDate> today;
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

    /** @param today the day by which things are public already, or not any more */
    Site(Path packages, TemplateEngine templates, Supplier<LocalDate> today) {
        this.packages = packages;
        this.templates = templates;
        this.today = today;
    }

    SiteAnswer answer(SiteQuestion question) {
        try {
            return new Answering(question, shelf(question.municipality()).contents(), today.get()).answer();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Reads what there is, and says what can not be read; for whoever watches the site. */
    Optional<String> trouble(Collection<String> municipalities) {
        for (String municipality : municipalities) {
            try {
                int refused = shelf(municipality).contents().refused();
                if (refused > 0) {
                    return Optional.of(municipality + ": " + refused + " packages are not shown, see the log");
                }
            } catch (IOException problem) {
                return Optional.of(municipality + ": " + problem.getMessage());
            }
        }
        return Optional.empty();
    }

    private Shelf shelf(String municipality) {
        return shelves.computeIfAbsent(municipality, code -> new Shelf(packages.resolve(code), code));
    }

    /** One answer, from one state of the folder and on one day. */
    private final class Answering {

        private final SiteQuestion question;
        private final Shelf.Contents contents;
        private final LocalDate day;
        private final boolean english;
        private final String path;

        Answering(SiteQuestion question, Shelf.Contents contents, LocalDate day) {
            this.question = question;
            this.contents = contents;
            this.day = day;
            this.english = question.path().equals("/en") || question.path().startsWith("/en/");
            String rest = english ? question.path().substring("/en".length()) : question.path();
            this.path = rest.isEmpty() ? "/" : rest;
        }

        SiteAnswer answer() {
            String asset = ASSETS.get(path);
            if (asset != null) {
                return asset(asset);
            }
            if (path.equals("/search")) {
                return search();
            }
            String key = question.key(day.toString());
            SiteAnswer known = contents.pages().get(key);
            if (known != null) {
                return known;
            }
            SiteAnswer fresh = make();
            if (fresh.status() == 200 && fresh.file() == null && fresh.body().length <= LONGEST_KEPT) {
                if (contents.pages().size() >= MOST_KEPT) {
                    contents.pages().clear();
                }
                contents.pages().put(key, fresh);
            }
            return fresh;
        }

        private SiteAnswer make() {
            var feeds = new SiteFeeds(contents, visible(each -> true), question.origin() + question.base());
            return switch (path) {
                case "/" -> front();
                case "/easy" -> page(200, "easy", new SiteEasyPage(frame()));
                case "/feed.xml" -> feeds.atom();
                case "/sitemap.xml" -> feeds.sitemap();
                case "/robots.txt" -> feeds.robots();
                case "/open-data/publications.csv" -> feeds.csv();
                case "/open-data/publications.json" -> feeds.json();
                default -> listOrItem();
            };
        }

        private SiteAnswer listOrItem() {
            Matcher item = ITEM.matcher(path);
            if (item.matches()) {
                return item(item.group(1), UUID.fromString(item.group(2)), item.group(3));
            }
            Matcher kind = KIND.matcher(path);
            if (kind.matches()) {
                return list(kind.group(1), kind.group(2) == null ? 0 : Integer.parseInt(kind.group(2)));
            }
            return missing();
        }

        private SiteAnswer front() {
            List<SiteFrontPage.Shown> shown = kinds().stream()
                    .map(kind -> {
                        List<PublishedPackage> all =
                                visible(each -> each.manifest().kind().equals(kind.kind()));
                        return new SiteFrontPage.Shown(
                                kind,
                                all.size(),
                                all.stream().limit(NEWEST).map(this::line).toList());
                    })
                    .toList();
            return page(200, "front", new SiteFrontPage(frame(), shown));
        }

        private SiteAnswer list(String kind, int year) {
            List<PublishedPackage> ofKind =
                    visible(each -> each.manifest().kind().equals(kind));
            if (ofKind.isEmpty()) {
                return missing();
            }
            List<Integer> years = ofKind.stream()
                    .map(each -> each.manifest().fiscalYear())
                    .distinct()
                    .sorted((one, other) -> other - one)
                    .toList();
            List<PublishedPackage> all = year == 0
                    ? ofKind
                    : ofKind.stream()
                            .filter(each -> each.manifest().fiscalYear() == year)
                            .toList();
            if (all.isEmpty()) {
                return missing();
            }
            Text label = ofKind.getFirst().manifest().label();
            Text lead = new Text(
                    "%,d 件を、対象日の新しい順に示します。".formatted(all.size()),
                    "%,d, by the day that they are about, newest first.".formatted(all.size()));
            return list(label, lead, all, kind, years, year, frame().to(path), false);
        }

        private SiteAnswer search() {
            String typed = question.words().strip();
            List<String> words = Arrays.stream(PublishedPackage.fold(
                                    typed.length() > LONGEST_WORDS ? typed.substring(0, LONGEST_WORDS) : typed)
                            .strip()
                            .split(" ", -1))
                    .filter(word -> !word.isEmpty())
                    .limit(MOST_WORDS)
                    .toList();
            List<PublishedPackage> found = words.isEmpty() ? List.of() : visible(each -> each.holds(words));
            Text lead = words.isEmpty()
                    ? new Text("探したい言葉を入力してください。", "Enter the words to look for.")
                    : found.isEmpty()
                            ? new Text(
                                    "「%s」を含む資料はありません。言葉を短くするか、別の言い方でお試しください。".formatted(typed),
                                    "Nothing holds “%s”. Try shorter or other words.".formatted(typed))
                            : new Text(
                                    "「%s」を含む資料は %,d 件です。".formatted(typed, found.size()),
                                    "%,d hold “%s”.".formatted(found.size(), typed));
            String self = frame().to("/search") + "?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
            return list(new Text("資料を探す", "Search"), lead, found, "", List.of(), 0, self, true);
        }

        private SiteAnswer list(
                Text title,
                Text lead,
                List<PublishedPackage> all,
                String kind,
                List<Integer> years,
                int year,
                String self,
                boolean search) {
            int pages = Math.max(1, Math.ceilDiv(all.size(), ON_A_PAGE));
            int page = question.page();
            if (page < 1 || page > pages) {
                return missing();
            }
            List<SiteItem> items = all.stream()
                    .skip((page - 1L) * ON_A_PAGE)
                    .limit(ON_A_PAGE)
                    .map(this::line)
                    .toList();
            return page(
                    200,
                    "list",
                    new SiteListPage(frame(), title, lead, items, kind, years, year, self, search, page, pages));
        }

        private SiteAnswer item(String kind, UUID source, @Nullable String part) {
            Optional<PublishedPackage> found = find(kind, source);
            if (found.isEmpty()) {
                return missing();
            }
            PublishedPackage item = found.get();
            Manifest manifest = item.manifest();
            if (manifest.isWithdrawn()) {
                return manifest.hasBeenPublicBy(day) ? withdrawn(manifest) : missing();
            }
            if (!manifest.isPublicOn(day)) {
                return missing();
            }
            try {
                if (part == null) {
                    return item(item);
                }
                return part.equals("/data.json")
                        ? SiteAnswer.bytes(200, "application/json", item.data())
                        : file(item, Integer.parseInt(part.substring("/files/".length())));
            } catch (BrokenPackage broken) {
                LOG.error("The package {} of {} is not shown: {}", path, question.municipality(), broken.getMessage());
                return missing();
            }
        }

        private Optional<PublishedPackage> find(String kind, UUID source) {
            try {
                return contents.find(new PublicationKey(kind, source));
            } catch (IllegalArgumentException wordOfTheSite) {
                return Optional.empty();
            }
        }

        private SiteAnswer item(PublishedPackage item) throws BrokenPackage {
            Manifest manifest = item.manifest();
            String body = item.body();
            var files = new ArrayList<SiteItemPage.File>();
            for (Manifest.FileEntry file : manifest.files()) {
                files.add(new SiteItemPage.File(
                        manifest.key().path() + "/files/" + (files.size() + 1),
                        file.name(),
                        file.language(),
                        size(item.size(file)),
                        type(file.mediaType())));
            }
            String until = manifest.publicUntil();
            return page(
                    200,
                    "item",
                    new SiteItemPage(
                            frame(),
                            new SiteFrame.Kind(manifest.kind(), manifest.label()),
                            title(manifest),
                            titleLanguage(manifest),
                            manifest.aboutDay(),
                            manifest.fiscalYear(),
                            LocalDate.parse(manifest.publicFrom()),
                            until == null ? null : LocalDate.parse(until),
                            updated(manifest),
                            manifest.revision(),
                            manifest.notice(),
                            manifest.openness(),
                            manifest.unit(),
                            manifest.contact(),
                            output -> output.writeContent(body),
                            files,
                            manifest.key().path() + "/data.json"));
        }

        private SiteAnswer file(PublishedPackage item, int number) throws BrokenPackage {
            List<Manifest.FileEntry> files = item.manifest().files();
            if (number > files.size()) {
                return missing();
            }
            Manifest.FileEntry file = files.get(number - 1);
            return SiteAnswer.file(file.mediaType(), item.file(file), file.sha256(), file.name());
        }

        private SiteAnswer withdrawn(Manifest manifest) {
            return page(
                    410,
                    "words",
                    new SiteWordsPage(
                            frame(),
                            new Text("この資料は取り下げました", "This was withdrawn"),
                            List.of(
                                    new Text(
                                            "%s（%s）の公開を、%sに取り下げました。"
                                                    .formatted(
                                                            manifest.kindLabel(),
                                                            frame(false).day(manifest.aboutDay()),
                                                            frame(false).day(updated(manifest))),
                                            "%s of %s was withdrawn on %s."
                                                    .formatted(
                                                            manifest.kindLabelEnglish(),
                                                            frame(true).day(manifest.aboutDay()),
                                                            frame(true).day(updated(manifest)))),
                                    new Text("理由: " + manifest.notice(), "Reason: " + manifest.notice())),
                            manifest.unit(),
                            manifest.contact()));
        }

        private SiteAnswer missing() {
            return page(
                    404,
                    "words",
                    new SiteWordsPage(
                            frame(),
                            new Text("ページが見つかりません", "There is no such page"),
                            List.of(
                                    new Text(
                                            "アドレスが変わったか、公開の期間が終わった可能性があります。",
                                            "Its address may have changed, or its time on this site may be over."),
                                    new Text(
                                            "下の欄で言葉から探すか、最初のページから種類ごとの一覧をご覧ください。",
                                            "Look for it by its words below, or in the lists on the front page.")),
                            "",
                            ""));
        }

        private List<PublishedPackage> visible(Predicate<PublishedPackage> which) {
            return contents.packages().stream()
                    .filter(each ->
                            !each.manifest().isWithdrawn() && each.manifest().isPublicOn(day) && which.test(each))
                    .toList();
        }

        private List<SiteFrame.Kind> kinds() {
            return visible(each -> true).stream()
                    .collect(Collectors.toMap(
                            each -> each.manifest().kind(),
                            each -> each.manifest().label(),
                            (newer, older) -> newer,
                            TreeMap::new))
                    .entrySet()
                    .stream()
                    .map(kind -> new SiteFrame.Kind(kind.getKey(), kind.getValue()))
                    .toList();
        }

        private SiteItem line(PublishedPackage each) {
            Manifest manifest = each.manifest();
            return new SiteItem(
                    frame().to(manifest.key().path()),
                    title(manifest),
                    titleLanguage(manifest),
                    manifest.aboutDay(),
                    manifest.label(),
                    manifest.unit(),
                    manifest.state() == Publication.State.CORRECTED);
        }

        private String title(Manifest manifest) {
            String translated = manifest.titleEnglish();
            return english && translated != null ? translated : manifest.title();
        }

        private String titleLanguage(Manifest manifest) {
            return english && manifest.titleEnglish() != null ? "en" : "ja";
        }

        private SiteFrame frame() {
            return frame(english);
        }

        private SiteFrame frame(boolean inEnglish) {
            return new SiteFrame(
                    contents.name().text(),
                    contents.name().sample(),
                    inEnglish,
                    question.base(),
                    path,
                    path.equals("/search") ? question.words().strip() : "");
        }

        private SiteAnswer page(int status, String template, Object model) {
            var output = new StringOutput();
            templates.render("portal/" + template + ".jte", model, output);
            return SiteAnswer.text(status, HTML, output.toString());
        }
    }

    static LocalDate updated(Manifest manifest) {
        return LocalDate.ofInstant(Instant.parse(manifest.at()), OfficialClock.ZONE);
    }

    private static SiteAnswer asset(String name) {
        try (InputStream in = Site.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            return SiteAnswer.bytes(200, "text/css;charset=UTF-8", in.readAllBytes());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String size(long bytes) {
        return bytes < 1024 * 1024
                ? Math.max(1, bytes / 1024) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / (1024.0 * 1024.0));
    }

    private static String type(String mediaType) {
        return mediaType.substring(mediaType.indexOf('/') + 1).toUpperCase(Locale.ROOT);
    }
}
