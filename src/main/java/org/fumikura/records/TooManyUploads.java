package org.fumikura.records;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** One person has as many uploads that are not attached yet as the program keeps for her. */
final class TooManyUploads extends Refusal {

    /** As many as one receipt may have attachments. */
    static final int MOST_FILES = 100;

    static final long MOST_BYTES = 10 * ArrivingUploads.LARGEST;

    private static final long serialVersionUID = 1;
    private static final long GIGABYTE = 1024L * 1024 * 1024;

    TooManyUploads() {
        super(
                "records.too-many-uploads",
                new Text(
                        "送信中の資料と、まだ添付していない資料が多すぎるため、新しい資料を受け付けませんでした（1 人 %d 点・合わせて %d GB まで）。"
                                .formatted(MOST_FILES, MOST_BYTES / GIGABYTE),
                        "There are too many uploads of yours that are not attached yet; a new one was not accepted (at most %d, %d GB together)."
                                .formatted(MOST_FILES, MOST_BYTES / GIGABYTE)),
                new Text(
                        "これまでに送った分は残っています。添付するか取りやめて減らしてから、もう一度送ってください。%d日間そのままのものは自動で消えます。"
                                .formatted(Uploads.PATIENCE.toDays()),
                        "What was sent before is kept. Please attach or give up some of it, and send this again. What is left alone for %d days goes by itself."
                                .formatted(Uploads.PATIENCE.toDays())));
    }

    /** @throws TooManyUploads when one more file of this size would be too much beside what waits already */
    static void refuse(int files, long bytes, long size) {
        if (files >= MOST_FILES || bytes + size > MOST_BYTES) {
            throw new TooManyUploads();
        }
    }
}
