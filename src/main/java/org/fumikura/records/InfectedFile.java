package org.fumikura.records;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A virus was found in a file: none of its bytes leave, to anybody and by any way. */
public final class InfectedFile extends Refusal {

    private static final long serialVersionUID = 1;

    InfectedFile(String name, String virus) {
        super(
                "records.file-infected",
                new Text(
                        "「%s」からウイルス（%s）が見つかったため、渡せません。".formatted(name, virus),
                        "A virus (%s) was found in “%s”; it is not handed out.".formatted(virus, name)),
                new Text(
                        "元のファイルは開かずに保管しています。情報システムの担当へ連絡してください。",
                        "The original is kept unopened. Please tell whoever is in charge of information systems."));
    }
}
