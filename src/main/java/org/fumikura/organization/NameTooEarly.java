package org.fumikura.organization;

import java.time.LocalDate;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A name would change on a day on which somebody may have acted under the one before. */
final class NameTooEarly extends Refusal {

    private static final long serialVersionUID = 1;

    NameTooEarly(LocalDate earliest) {
        super(
                "organization.name-too-early",
                words(earliest),
                new Text("何も変更していません。日付を直してください。", "Nothing was changed. Please choose a later day."));
    }

    /** @param earliest the first day from which the name can change */
    static Text words(LocalDate earliest) {
        Text day = JapaneseDate.describe(earliest);
        return new Text(
                "氏名を変えられるのは" + day.ja() + "からです。それより前の行為には、いまの氏名が残ります。",
                "The name can change from " + day.en() + " on. What was done before keeps the present one.");
    }
}
