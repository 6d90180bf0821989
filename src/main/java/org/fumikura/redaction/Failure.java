package org.fumikura.redaction;

import java.util.Optional;
import org.fumikura.renditions.Proof;
import org.fumikura.renditions.Trouble;
import org.fumikura.shared.Text;

/**
 * Why a PDF was not read, or no new one came of it.
 *
 * @param trouble what kept it from being read or drawn
 * @param way by which way of looking something was found
 * @param page where; 0 for no certain page
 */
record Failure(Optional<Trouble> trouble, Optional<Proof.Way> way, int page) {

    static Failure of(Trouble trouble) {
        return new Failure(Optional.of(trouble), Optional.empty(), 0);
    }

    /** Of a proof that does not hold. */
    static Failure of(Proof proof) {
        return proof.checks().stream()
                .filter(check -> check.outcome() == Proof.Outcome.FOUND)
                .findFirst()
                .map(check -> new Failure(Optional.empty(), Optional.of(check.way()), check.page()))
                .orElseGet(() -> of(Trouble.BROKEN));
    }

    static Failure of(String code) {
        String[] parts = code.split(" ", -1);
        return parts[0].equals("proof")
                ? new Failure(Optional.empty(), Optional.of(Proof.Way.valueOf(parts[1])), Integer.parseInt(parts[2]))
                : of(Trouble.valueOf(parts[1]));
    }

    String code() {
        return way.map(found -> "proof " + found.name() + " " + page)
                .orElseGet(() -> "trouble " + trouble.orElse(Trouble.BROKEN).name());
    }

    /** What happened, what was kept and what can be done. */
    Text words() {
        if (way.isPresent()) {
            Text where = page > 0 ? new Text("（" + page + "ページ）", " (page " + page + ")") : Text.same("");
            return new Text(
                    "検査で、消すはずのものが残っているおそれが見つかりました：%s%s。PDFは作られていません。箇所を広げるか加えて、もう一度作成してください。"
                            .formatted(way.get().words().ja(), where.ja()),
                    "Something of what was to be gone may still be there: %s%s. No PDF was made. Widen the parts or add some, and make it again."
                            .formatted(way.get().words().en(), where.en()));
        }
        return switch (trouble.orElse(Trouble.BROKEN)) {
            case PASSWORD ->
                new Text(
                        "パスワードが付いているため読み取れません。この墨塗りを取り下げ、パスワードを外したPDFで始め直してください。",
                        "It has a password and can not be read. Withdraw this and begin anew with a PDF without one.");
            case TOO_LARGE ->
                new Text(
                        "ページ数か大きさが限度を超えています。この墨塗りを取り下げ、PDFを分けて始め直してください。",
                        "It has too many pages, or too large ones. Withdraw this and begin anew with parts of it.");
            case TOO_SLOW ->
                new Text(
                        "決められた時間で終わりませんでした。この墨塗りを取り下げ、PDFを分けて始め直してください。",
                        "It took too long. Withdraw this and begin anew with parts of it.");
            case NO_PROGRAM ->
                new Text(
                        "文字認識のプログラムがこのサーバーにないため、墨塗りの検査ができません。情報システムの担当へ連絡してください。",
                        "Letters can not be read from pictures on this server, so nothing could be proved. Please tell whoever is in charge of information systems.");
            case VIRUS -> Trouble.VIRUS.words();
            case BROKEN ->
                new Text(
                        "PDFが壊れているか、形式が正しくないため読み取れません。この墨塗りを取り下げ、作り直したPDFで始めてください。",
                        "The PDF is damaged and can not be read. Withdraw this and begin anew with a good one.");
        };
    }
}
