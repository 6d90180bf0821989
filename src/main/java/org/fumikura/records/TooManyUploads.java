package org.fumikura.records;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** One person has as many uploads that are not attached yet as the program keeps for her. */
final class TooManyUploads extends Refusal {

    private static final long serialVersionUID = 1;
    private static final long GIGABYTE = 1024L * 1024 * 1024;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    /** @param until when what she leaves alone makes room for this one, in official time */
    TooManyUploads(LocalDateTime until) {
        super("records.too-many-uploads", what(), advice(until.plusMinutes(1).truncatedTo(ChronoUnit.MINUTES)));
    }

    private static Text what() {
        long gigabytes = UploadAllowance.MOST_BYTES / GIGABYTE;
        return new Text(
                "送信中の資料と、まだ添付していない資料が多すぎるため、新しい資料を受け付けませんでした（1 人 %d 点・合わせて %d GB まで）。"
                        .formatted(UploadAllowance.MOST_FILES, gigabytes),
                "There are too many uploads of yours that are not attached yet; a new one was not accepted (at most %d, %d GB together)."
                        .formatted(UploadAllowance.MOST_FILES, gigabytes));
    }

    private static Text advice(LocalDateTime until) {
        Text day = JapaneseDate.describe(until.toLocalDate());
        String time = TIME.format(until);
        long hours = UploadAllowance.LEFT_ALONE.toHours();
        return new Text(
                "これまでに送った分は残っています。送った画面で添付するか外して減らすと、すぐに送れます。その画面を閉じたときは、%s %s 以降にもう一度送ってください。%d時間手を付けていない資料を古いものから取り消して、受け付けます。"
                        .formatted(day.ja(), time, hours),
                "What was sent before is kept. Attach or remove some of it where you sent it, and send this again at once. If that page is closed, send it again from %s, %s on: uploads that nobody touched for %d hours then make room, the oldest first."
                        .formatted(day.en(), time, hours));
    }
}
