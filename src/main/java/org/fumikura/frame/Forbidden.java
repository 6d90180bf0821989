package org.fumikura.frame;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Not allowed to this person in this post. */
public class Forbidden extends Refusal {

    private static final long serialVersionUID = 1;

    public Forbidden(Text message, Text advice) {
        super("frame.forbidden", message, advice);
    }
}
