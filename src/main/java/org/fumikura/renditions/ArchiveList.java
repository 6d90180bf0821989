package org.fumikura.renditions;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Lists what an archive holds, as its own table of contents says. Nothing is unpacked. */
final class ArchiveList {

    /** Names in Japanese archives without a mark are those of Windows. */
    private static final Charset CP932 = Charset.forName("windows-31j");

    private static final int MOST_LISTED = 2_000;
    private static final int LONGEST_NAME = 500;
    private static final int MOST_MEMORY_OF_7Z_KIB = 64 * 1024;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));

    private ArchiveList() {}

    static String sheet(Kind kind, File file) throws IOException {
        List<Entry> entries = switch (kind) {
            case ZIP -> zip(file);
            case SEVEN_ZIP -> sevenZip(file);
            case TAR -> tar(file);
            default -> throw new IllegalArgumentException(kind.name());
        };
        var rows = new StringBuilder();
        for (Entry entry : entries.subList(0, Math.min(entries.size(), MOST_LISTED))) {
            rows.append("<tr><td>")
                    .append(OutsideHtml.escaped(entry.name()))
                    .append("</td><td>")
                    .append(entry.size() < 0 ? "―" : String.format(Locale.ROOT, "%,d", entry.size()))
                    .append("</td><td>")
                    .append(entry.time())
                    .append(entry.locked() ? "（パスワード付き）" : "")
                    .append("</td></tr>");
        }
        String told = entries.size() > MOST_LISTED
                ? MOST_LISTED + "件を超えるため、初めの" + MOST_LISTED + "件だけを示します。"
                : entries.size() + "件";
        return OutsideHtml.sheet(
                "<h1>圧縮ファイルの中身の一覧</h1><p>" + told + "　中のファイルは開いていません。読むには元のファイルをダウンロードしてください。</p>"
                        + "<table><tr><th>名前</th><th>バイト</th><th>更新日時</th></tr>" + rows + "</table>",
                false);
    }

    private static List<Entry> zip(File file) throws IOException {
        try (ZipFile zip = ZipFile.builder().setFile(file).setCharset(CP932).get()) {
            var entries = new ArrayList<Entry>();
            for (ZipArchiveEntry each : Collections.list(zip.getEntries())) {
                if (entries.size() > MOST_LISTED) {
                    break;
                }
                entries.add(entry(
                        each,
                        each.getLastModifiedTime(),
                        each.getGeneralPurposeBit().usesEncryption()));
            }
            return entries;
        }
    }

    private static List<Entry> sevenZip(File file) throws IOException {
        try (SevenZFile archive = SevenZFile.builder()
                .setFile(file)
                .setMaxMemoryLimitKiB(MOST_MEMORY_OF_7Z_KIB)
                .get()) {
            var entries = new ArrayList<Entry>();
            for (SevenZArchiveEntry each : archive.getEntries()) {
                if (entries.size() > MOST_LISTED) {
                    break;
                }
                // an entry without a time throws when it is asked for one
                entries.add(entry(each, each.getHasLastModifiedDate() ? each.getLastModifiedTime() : null, false));
            }
            return entries;
        }
    }

    private static List<Entry> tar(File file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file.toPath()));
                var archive = new TarArchiveInputStream(in, CP932.name())) {
            var entries = new ArrayList<Entry>();
            for (TarArchiveEntry each = archive.getNextEntry();
                    each != null && entries.size() <= MOST_LISTED;
                    each = archive.getNextEntry()) {
                entries.add(entry(each, each.getLastModifiedTime(), false));
            }
            return entries;
        }
    }

    private static Entry entry(ArchiveEntry each, @Nullable FileTime changed, boolean locked) {
        String name = String.valueOf(each.getName());
        return new Entry(
                name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                each.getSize(),
                changed == null ? "―" : TIME.format(changed.toInstant()),
                locked);
    }

    private record Entry(String name, long size, String time, boolean locked) {}
}
