package org.fumikura.database;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** The own PostgreSQL does not run, and why. Nothing of the data was changed. */
public final class CannotStart extends Refusal {

    private static final long serialVersionUID = 1;

    private static final Text ADVICE = new Text(
            "資料には手を加えていません。理由を取り除いてから、もう一度起動してください。",
            "The data is untouched. Please remove the cause and start again.");

    CannotStart(Text why) {
        super(
                "database.cannot-start",
                new Text("データベースを起動できません。" + why.ja(), "The database can not be started. " + why.en()),
                ADVICE);
    }

    /** @param cause in the words of the tool that failed */
    CannotStart(String cause) {
        this(Text.same(cause));
    }
}
