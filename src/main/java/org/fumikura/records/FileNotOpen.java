package org.fumikura.records;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A file that takes no more documents. */
public final class FileNotOpen extends Refusal {

    private static final long serialVersionUID = 1;

    FileNotOpen(String title) {
        super(
                "records.file-not-open",
                new Text("簿冊「" + title + "」は締められています。", "The file “" + title + "” is closed."),
                new Text("入力した内容は残っています。使用中の簿冊を選んでください。", "What you entered is kept. Please choose an open file."));
    }
}
