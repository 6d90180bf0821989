package org.fumikura.renditions;

import org.fumikura.shared.Text;

/** Why nothing can be shown of bytes that are of a kind that can be. */
public enum Trouble {
    PASSWORD(
            "パスワードが付いているため表示できません。元のファイルは保管しています。表示するには、パスワードを外したものに差し替えてください。",
            "It can not be shown because it has a password. The original is kept; to have it shown, put one without a password in its place."),
    BROKEN(
            "ファイルが壊れているか、形式が正しくないため表示できません。元のファイルは保管しています。",
            "It can not be shown: the file is damaged or not of its kind. The original is kept."),
    TOO_LARGE(
            "ページ数か大きさが表示の限度を超えています。元のファイルは保管しています。",
            "It has more pages, or larger ones, than can be shown. The original is kept."),
    TOO_SLOW(
            "決められた時間で表示を用意できませんでした。元のファイルは保管しています。",
            "It could not be made ready in the time that it may take. The original is kept."),
    NO_PROGRAM(
            "Office文書を表示するプログラム（LibreOffice）がこのサーバーにありません。元のファイルは保管しています。入れると、あとから表示されます。",
            "The program that shows office files (LibreOffice) is not on this server. The original is kept, and shown once it is installed."),
    VIRUS(
            "ウイルスが見つかったため、表示もダウンロードもできません。元のファイルは開かずに保管しています。情報システムの担当へ連絡してください。",
            "A virus was found in it: it is neither shown nor handed out. The original is kept unopened. Please tell whoever is in charge of information systems.");

    private final Text words;

    Trouble(String ja, String en) {
        words = new Text(ja, en);
    }

    /** What happened, what was kept, and what can be done. */
    public Text words() {
        return words;
    }
}
