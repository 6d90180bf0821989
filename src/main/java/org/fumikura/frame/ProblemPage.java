package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.springframework.http.HttpStatus;

/** The page that says what went wrong. */
public record ProblemPage(Text message, Text advice, String requestNumber) {

    private static final Text TOO_LARGE =
            new Text("送られた資料が大きすぎるため、受け付けませんでした。", "What was sent is too large and was not accepted.");

    private static final Text IN_PARTS = new Text(
            "保存済みの内容はそのまま残っています。前の画面に戻り、資料を分けて添付してください。",
            "What was saved before is kept. Please go back and attach the material in parts.");

    private static final Text TRY_AGAIN = new Text(
            "何も変更していません。もう一度開いて、続くときは下の番号をシステム管理者に伝えてください。",
            "Nothing was changed. Please open it again; if it goes on, tell your administrator the number below.");

    private static final Text LOOK_FIRST = new Text(
            "元の画面を開き直して、操作が反映されているか確かめてください。反映されていないときは、下の番号をシステム管理者に伝えてください。",
            "Please open the page again and look whether it took effect. If not, tell your administrator the number below.");

    private static final Text WAIT = new Text(
            "保存済みの内容は失われていません。しばらくしてから開き直してください。自動で元に戻ります。",
            "Nothing that was saved is lost. Please open this again in a moment; it recovers by itself.");

    private static final Text LOOK_AGAIN = new Text(
            "保存済みの内容は失われていません。しばらくしてから元の画面を開き直して、操作が反映されているか確かめ、反映されていないときはもう一度行ってください。",
            "Nothing that was saved is lost. Please open the page again in a moment, look whether this took effect, and do it"
                    + " once more if not.");

    static ProblemPage of(Refusal refusal, HttpServletRequest request) {
        return new ProblemPage(refusal.message(), refusal.advice(), RequestNumber.of(request));
    }

    /** There is no such page. */
    static ProblemPage missing(String path, HttpServletRequest request) {
        return of(new NotFound("page", new Text("ページ", "page"), path), request);
    }

    /** What was sent is too large, or is not what the page that sends it would send. */
    static ProblemPage unreadable(HttpStatus status, HttpServletRequest request) {
        if (status == HttpStatus.CONTENT_TOO_LARGE) {
            return new ProblemPage(TOO_LARGE, IN_PARTS, RequestNumber.of(request));
        }
        return new ProblemPage(
                new Text("送られた内容を読み取れなかったため、受け付けませんでした。", "What was sent could not be read and was not accepted."),
                new Text("前の画面に戻って、もう一度送ってください。", "Please go back and send it again."),
                RequestNumber.of(request));
    }

    /** The database can not be reached; what was just being committed may have been. */
    static ProblemPage databaseAway(HttpServletRequest request) {
        return new ProblemPage(
                new Text("いまデータベースに接続できません。", "The database can not be reached now."),
                request.getMethod().equals("POST") ? LOOK_AGAIN : WAIT,
                RequestNumber.of(request));
    }

    /** A fault of the program. */
    static ProblemPage broken(HttpServletRequest request) {
        return new ProblemPage(
                new Text("プログラムの不具合で、処理を終えられませんでした。", "A fault in the program stopped this."),
                request.getMethod().equals("POST") ? LOOK_FIRST : TRY_AGAIN,
                RequestNumber.of(request));
    }
}
