package org.fumikura.sheets;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** The machine has no Japanese face to print with. */
public final class NoFace extends Refusal {

    private static final long serialVersionUID = 1;

    NoFace(Family family) {
        super(
                "sheets.no-face",
                new Text(
                        "PDF を作れません。%sの書体がサーバーにありません。".formatted(family.label().ja()),
                        "The PDF can not be made: the server has no %s typeface."
                                .formatted(family.label().en())),
                new Text(
                        "何も失われていません。システム管理者に、Debian パッケージ %s の導入を依頼してください。再起動は不要です。".formatted(family.debianPackage()),
                        "Nothing is lost. Please ask the administrator to install the Debian package %s; no restart is needed."
                                .formatted(family.debianPackage())));
    }
}
