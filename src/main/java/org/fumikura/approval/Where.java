package org.fumikura.approval;

import java.util.Optional;
import org.fumikura.shared.Text;

/**
 * Where what words are about is found in the version of now.
 *
 * @param label the attachment and the page
 * @param anchor its place in the reader; empty when the attachment is there no more
 * @param original where the bytes are that the words were about; empty for who was not sent that version (A.12-return)
 * @param changed whether the page is another one than the words were about
 */
public record Where(Text label, Optional<String> anchor, Optional<String> original, boolean changed) {

    private static final Text EARLIER = new Text("前の版の資料", "An attachment of an earlier version");

    /** The same for who was not sent the earlier version that it is from: what is not in the last one is not named or led to. */
    Where ofNow() {
        return new Where(anchor.isPresent() ? label : EARLIER, anchor, Optional.empty(), changed);
    }

    /** What is to be said when it is not as it was; empty when it is. */
    public Optional<Text> note() {
        if (anchor.isEmpty()) {
            return Optional.of(new Text("この資料は今の版にありません", "This attachment is not in the present version"));
        }
        return changed ? Optional.of(new Text("ページが変わりました", "The page has changed")) : Optional.empty();
    }
}
