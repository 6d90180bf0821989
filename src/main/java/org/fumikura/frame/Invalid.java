package org.fumikura.frame;

import java.util.List;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** What was sent can be read and is not acceptable; it says which parts are wrong, and nothing was changed. */
public class Invalid extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient List<ApiProblem.FieldError> errors;

    /** @param code as of a {@link Refusal}, such as {@code approval.incomplete} */
    public Invalid(String code, Text message, Text advice, List<ApiProblem.FieldError> errors) {
        super(code, message, advice);
        this.errors = List.copyOf(errors);
    }

    /** One part is wrong. */
    public Invalid(String field, Text what) {
        this(
                "frame.invalid",
                new Text("送られた内容に誤りがあります。", "What was sent is not acceptable."),
                new Text("何も変更していません。誤りを直して送り直してください。", "Nothing was changed. Mend it and send it again."),
                List.of(new ApiProblem.FieldError(field, what)));
    }

    public final List<ApiProblem.FieldError> errors() {
        return errors;
    }
}
