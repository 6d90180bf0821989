package org.fumikura.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;

/** Writes packages of minutes into a folder, by {@code docs/domain/publication.md} alone. */
final class PublishedFolder {

    static final String MUNICIPALITY = "131164";

    private static final int PDF_BYTES = 100_000;
    private static final int PARAGRAPHS = 30;
    private static final List<String> SENTENCES = List.of(
            "推進計画の案について、事務局から説明があった。",
            "予算の範囲で進めることを確認した。",
            "委員から、情報の管理と公開の方法について質疑があった。",
            "議題は原案のとおり承認した。",
            "文書の保存とシステムの更新について、次回までに報告する。",
            "区民への周知は、広報とホームページで行う。");

    private final Path home;
    private final Random random = new Random(20_220_523);

    PublishedFolder(Path root) throws IOException {
        this.home = Files.createDirectory(root.resolve(MUNICIPALITY));
    }

    /** Returns the addresses of the pages. */
    List<String> write(int packages) throws IOException {
        write(home.resolve("site.json"), "{\"name\":\"豊島区\",\"nameEnglish\":\"Toshima City\",\"sample\":true}");
        var heads = new TreeSet<String>();
        var pages = new ArrayList<String>();
        for (int i = 0; i < packages; i++) {
            var source = new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0000L + i);
            heads.add("minutes " + source + " 1 " + add(source, i) + "\n");
            pages.add("/minutes/" + source);
        }
        write(home.resolve("heads"), "fumikura-portal 1\n" + String.join("", heads));
        return pages;
    }

    private String add(UUID source, int number) throws IOException {
        byte[] body = body(number).getBytes(StandardCharsets.UTF_8);
        byte[] pdf = new byte[PDF_BYTES];
        random.nextBytes(pdf);
        Path place = home.resolve("minutes").resolve(source.toString()).resolve("1");
        Files.createDirectories(place.resolve("files"));
        Files.write(place.resolve("index.html"), body);
        write(place.resolve("data.json"), "{}");
        Files.write(place.resolve("files").resolve(sha256(pdf)), pdf);
        int year = 2020 + number % 4;
        String manifest = """
                {"format":1,"municipality":"%s","kind":"minutes","kindLabel":"会議録","kindLabelEnglish":"Minutes",\
                "source":"%s","revision":1,"state":"PUBLISHED","title":"第%d回 推進本部会議 会議録","titleEnglish":null,\
                "about":"%d-05-%02d","unit":"政策経営部 情報管理課","contact":"電話 03-0000-0000","fiscalYear":%d,\
                "publicFrom":"%d-06-01","publicUntil":null,"notice":"","at":"%d-06-01T00:00:00Z","openness":"OPEN",\
                "checkedAt":"%d-05-31T00:00:00Z","body":"%s","data":"%s","files":[{"name":"会議録.pdf",\
                "mediaType":"application/pdf","language":"ja","sha256":"%s"}]}""".formatted(
                        MUNICIPALITY,
                        source,
                        number + 1,
                        year,
                        1 + number % 28,
                        year,
                        year,
                        year,
                        year,
                        sha256(body),
                        sha256("{}".getBytes(StandardCharsets.UTF_8)),
                        sha256(pdf));
        write(place.resolve("package.json"), manifest);
        return sha256(manifest.getBytes(StandardCharsets.UTF_8));
    }

    private String body(int number) {
        var body = new StringBuilder("<h2>議題</h2>\n");
        for (int i = 0; i < PARAGRAPHS; i++) {
            body.append("<p>").append(number).append('-').append(i).append(' ');
            for (int sentence = 0; sentence < 4; sentence++) {
                body.append(SENTENCES.get(random.nextInt(SENTENCES.size())));
            }
            body.append("</p>\n");
        }
        return body.toString();
    }

    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
