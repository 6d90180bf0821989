package org.fumikura.frame;

import java.util.List;
import org.fumikura.shared.Busy;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.DatabaseTrouble;
import org.springframework.http.HttpStatus;

/**
 * What went wrong, before it is known whether a person or a program is told.
 *
 * @param errors what is wrong with which part of the request; empty when it is about no part
 */
record Problem(HttpStatus status, String code, Text message, Text advice, List<ApiProblem.FieldError> errors) {

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

    private static final Text MAKE_ROOM = new Text(
            "保存済みの内容は失われていません。システム管理者に、データベースの空きを増やすよう伝えてください。空きができたら、元の画面を開き直して操作が反映されているか確かめ、反映されていないときはもう一度行ってください。",
            "Nothing that was saved is lost. Please ask your administrator for more room for the database; then open the page"
                    + " again, look whether this took effect, and do it once more if not.");

    private static final Text SEND_AGAIN = new Text("内容を確かめて、もう一度送ってください。", "Please look it over and send it again.");

    Problem(HttpStatus status, String code, Text message, Text advice) {
        this(status, code, message, advice, List.of());
    }

    Problem with(List<ApiProblem.FieldError> found) {
        return new Problem(status, code, message, advice, List.copyOf(found));
    }

    /** A refusal for a person is a conflict unless it says otherwise. */
    static Problem of(Refusal refusal, boolean program) {
        HttpStatus status = switch (refusal) {
            case NotFound missing -> HttpStatus.NOT_FOUND;
            case Forbidden forbidden -> HttpStatus.FORBIDDEN;
            case Stale stale when program -> HttpStatus.PRECONDITION_FAILED;
            case Invalid invalid -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TooLarge large -> HttpStatus.CONTENT_TOO_LARGE;
            case Busy busy -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.CONFLICT;
        };
        List<ApiProblem.FieldError> errors = refusal instanceof Invalid invalid ? invalid.errors() : List.of();
        return new Problem(status, refusal.code(), refusal.message(), refusal.advice(), errors);
    }

    /** There is no such page. */
    static Problem missing(String path) {
        return of(new NotFound("page", new Text("ページ", "page"), path), false);
    }

    static Problem otherMethod(String path) {
        Problem missing = missing(path);
        return new Problem(HttpStatus.METHOD_NOT_ALLOWED, "frame.method-not-allowed", missing.message, missing.advice);
    }

    /** What a program shows was good, and is no more. */
    static Problem ended(Text why) {
        return new Problem(
                HttpStatus.UNAUTHORIZED, "frame.sign-in-ended", why, new Text("何も変更していません。", "Nothing was changed."));
    }

    /** A program did not say who calls, or with a token that is not valid. */
    static Problem nobody() {
        return new Problem(
                HttpStatus.UNAUTHORIZED,
                "frame.sign-in-needed",
                new Text("アクセストークンがないか、使えません。", "The access token is missing or not valid."),
                new Text(
                        "何も変更していません。有効なトークンを Authorization: Bearer に付けて送り直してください。",
                        "Nothing was changed. Send a valid token as Authorization: Bearer."));
    }

    /** What was sent is too large, or is not what the page that sends it would send. */
    static Problem unreadable(HttpStatus status) {
        if (status == HttpStatus.CONTENT_TOO_LARGE) {
            return new Problem(status, "frame.too-large", TOO_LARGE, IN_PARTS);
        }
        return new Problem(
                status,
                "frame.unreadable",
                new Text("送られた内容を読み取れなかったため、受け付けませんでした。", "What was sent could not be read and was not accepted."),
                SEND_AGAIN);
    }

    /** A parameter or header is missing. */
    static Problem incomplete(String name) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "frame.incomplete",
                new Text("送られた内容が足りません（" + name + "）。", "Something is missing in what was sent (" + name + ")."),
                SEND_AGAIN);
    }

    /** A program changes something without saying which state of it it has seen. */
    static Problem unseen() {
        return new Problem(
                HttpStatus.PRECONDITION_REQUIRED,
                "frame.if-match-missing",
                new Text("どの時点の内容を見て変更するのかが示されていません。", "It is not said which state you have seen."),
                new Text(
                        "何も変更していません。読み取ったときの ETag を If-Match に付けて送り直してください。",
                        "Nothing was changed. Send the ETag that you read as If-Match."));
    }

    static Problem invalid(List<ApiProblem.FieldError> errors) {
        var invalid = new Invalid("request", new Text("誤りがあります。", "There is a mistake."));
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT, invalid.code(), invalid.message(), invalid.advice(), errors);
    }

    static Problem twice() {
        return new Problem(
                HttpStatus.CONFLICT,
                "frame.sent-twice",
                new Text(
                        "同じ内容がほぼ同時に送られたため、あとの分は受け付けませんでした。",
                        "The same was sent twice at the same moment; the second was not accepted."),
                new Text("画面を開き直して、いまの状態を確かめてください。", "Please open the page again and look at its present state."));
    }

    /** The database did not do what it was asked, though the program is sound. */
    static Problem of(DatabaseTrouble trouble, String method) {
        return switch (trouble) {
            case AWAY ->
                new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "frame.database-away",
                        new Text("いまデータベースに接続できません。", "The database can not be reached now."),
                        reads(method) ? WAIT : LOOK_AGAIN);
            case BUSY ->
                new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "frame.database-busy",
                        new Text(
                                "いま混み合っていて、時間内に処理できませんでした。",
                                "Too much is going on at the moment; this was not done in time."),
                        reads(method) ? WAIT : LOOK_AGAIN);
            case FULL ->
                new Problem(
                        HttpStatus.INSUFFICIENT_STORAGE,
                        "frame.database-full",
                        new Text(
                                "データベースのディスクに空きがないため、処理できませんでした。",
                                "The disk of the database is full; this could not be done."),
                        MAKE_ROOM);
        };
    }

    private static boolean reads(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** A fault of the program. */
    static Problem broken(String method) {
        return new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "frame.broken",
                new Text("プログラムの不具合で、処理を終えられませんでした。", "A fault in the program stopped this."),
                reads(method) ? TRY_AGAIN : LOOK_FIRST);
    }
}
