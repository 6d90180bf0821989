package org.fumikura.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.Invalid;
import org.fumikura.renditions.PlainForm;
import org.fumikura.shared.Text;

/**
 * What is looked for.
 *
 * @param words what, or the regular expression; blank for a pattern that needs none
 * @param article by which rule it may not be seen
 */
record Sought(SoughtKind kind, String words, String article) {

    static final int LONGEST = 200;

    /** @throws Invalid when nothing can be looked for with it */
    void require() {
        var errors = new ArrayList<ApiProblem.FieldError>();
        if (article.isBlank() || article.length() > LONGEST) {
            errors.add(new ApiProblem.FieldError("article", articleNeeded()));
        }
        if (kind.hasWords() && (PlainForm.of(words).isEmpty() || words.length() > LONGEST)) {
            errors.add(new ApiProblem.FieldError(
                    "words",
                    new Text(
                            "探す語句を %d 字以内で入力してください。".formatted(LONGEST),
                            "Enter what is looked for, in at most %d letters.".formatted(LONGEST))));
        }
        try {
            kind.pattern(words);
        } catch (PatternSyntaxException wrong) {
            errors.add(new ApiProblem.FieldError(
                    "words", new Text("正規表現として読めません。", "It can not be read as a regular expression.")));
        }
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
    }

    static Invalid refused(List<ApiProblem.FieldError> errors) {
        return new Invalid(
                "frame.invalid",
                new Text("送られた内容に誤りがあります。", "What was sent is not acceptable."),
                new Text("何も変更していません。誤りを直して送り直してください。", "Nothing was changed. Mend it and send it again."),
                errors);
    }

    static Text articleNeeded() {
        return new Text(
                "根拠となる条項を %d 字以内で入力してください。例 条例第7条第2号（個人情報）".formatted(LONGEST),
                "Enter the article that it rests on, in at most %d letters.".formatted(LONGEST));
    }
}
