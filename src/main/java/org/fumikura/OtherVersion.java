package org.fumikura;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** The data were made by another version of the program, and no migration leads to this one. */
final class OtherVersion extends Refusal {

    private static final long serialVersionUID = 1;

    OtherVersion() {
        super(
                "command.other-version",
                new Text(
                        "この資料フォルダーは別の版の文倉で作られたもので、この版では開けません。",
                        "This data folder was made by another version of Fumikura and can not be opened by this one."),
                new Text(
                        "作った版で開くか、--data で別のフォルダーを指定してください。体験用で消してよければ --reset で初めからになります。",
                        "Open it with the version that made it, or name another folder with --data. If it was only a trial, --reset begins anew."));
    }
}
