package org.fumikura.renditions;

import java.nio.file.Path;
import org.fumikura.settings.Meaning;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where and how the pictures of pages are made.
 *
 * @param folder what lies in it can be made anew; it is the program's own
 * @param pictures how much the pictures may take
 * @param make whether this program makes renditions, or leaves that to another one of the installation
 * @param later whether it also makes what may take its time
 * @param clamd where ClamAV's scanner listens: the path of its socket, host:port, or {@value #NO_CLAMD}
 */
@ConfigurationProperties("fumikura.renditions")
public record RenditionSettings(
        @Meaning(
                ja = "ページ画像を置くフォルダー。消えても作り直されます。資料の本体と同じディスクが速く動きます",
                en =
                        "the folder of page images, which are made anew when they are gone; fastest on the disk of the attachments",
                standard = "{data}/renditions")
        Path folder,

        @Meaning(
                ja = "ページ画像に使う上限。超えると古いものから捨てます",
                en = "how much page images may take; the oldest go first",
                standard = "5GB")
        @DefaultValue("5GB")
        DataSize pictures,

        @Meaning(
                ja = "このプログラムで表示の準備をするか（true・false）。複数台のとき、一部の台だけに任せられます",
                en =
                        "whether this program makes attachments ready to be shown (true or false); with several, some may do it for all",
                standard = "true")
        @DefaultValue("true")
        boolean make,

        @Meaning(
                ja = "文字認識とPDF/Aの作成をするか（true・false）。表示の準備より時間がかかります",
                en =
                        "whether it also reads scans and makes PDF/A (true or false), which takes longer than making them ready",
                standard = "true")
        @DefaultValue("true")
        boolean later,

        @Meaning(
                ja = "資料のウイルス検査をする ClamAV（clamd）の場所。ソケットの絶対パスか、ホスト名:ポート。使わないときは none。標準の場所は、ソケットがあるときだけ使います",
                en =
                        "where ClamAV (clamd) listens, which scans attachments for viruses: the absolute path of its socket, host:port, or none; the usual place counts only where a socket lies",
                standard = USUAL_CLAMD)
        @DefaultValue(USUAL_CLAMD)
        String clamd) {

    /** Where Debian's listens. */
    static final String USUAL_CLAMD = "/var/run/clamav/clamd.ctl";

    /** Said where none is to be used. */
    static final String NO_CLAMD = "none";

    /** Whether it can be told from the words where clamd listens. */
    public boolean namesClamd() {
        return clamd.equals(NO_CLAMD) || clamd.matches("/.+|(\\[[0-9a-fA-F:]+]|[^/:\\s]+):[0-9]{1,5}");
    }
}
