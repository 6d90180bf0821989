package org.fumikura.approval;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.Invalid;
import org.fumikura.records.AttachedFile;
import org.fumikura.shared.Text;

/**
 * The form for words on a page, as it was typed.
 *
 * @param area a part of the page; blank for none
 * @param typed whether somebody typed it and it could not be accepted
 */
public record NoteForm(String attachment, String page, String area, String words, NoteKind kind, boolean typed) {

    static final NoteForm BLANK = new NoteForm("", "", "", "", NoteKind.PRIVATE, false);

    /** Whether an attachment was chosen. */
    public boolean isAbout(AttachedFile file) {
        return attachment.equals(file.id().toString());
    }

    Spot spot() {
        return spot(attachment, page, Spot.Area.read(area))
                .orElseThrow(() -> invalid("attachment", new Text("資料を選んでください。", "Choose an attachment.")));
    }

    /**
     * A spot as forms name it.
     *
     * @param page as typed; blank for the attachment as a whole
     * @return empty when no attachment was chosen
     * @throws Invalid when the page is not a number
     */
    static Optional<Spot> spot(String attachment, String page, Optional<Spot.Area> area) {
        if (!attachment.matches("[0-9a-f-]{36}")) {
            return Optional.empty();
        }
        String number = Normalizer.normalize(page, Normalizer.Form.NFKC).strip();
        if (!number.matches("[0-9]{0,5}")) {
            throw invalid("page", new Text("ページは数字で入力してください。", "Write the page as a number."));
        }
        Optional<Integer> n =
                Optional.of(number).filter(typed -> !typed.isEmpty()).map(Integer::valueOf);
        return Optional.of(new Spot(UUID.fromString(attachment), n, n.flatMap(unused -> area)));
    }

    private static Invalid invalid(String field, Text what) {
        return new Invalid(
                "approval.no-such-page",
                what,
                new Text("まだ何も変わっていません。", "Nothing was changed yet."),
                List.of(new ApiProblem.FieldError(field, what)));
    }
}
