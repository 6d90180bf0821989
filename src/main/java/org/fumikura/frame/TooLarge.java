package org.fumikura.frame;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** More than is taken at once; nothing of it was kept. */
public class TooLarge extends Refusal {

    private static final long serialVersionUID = 1;

    public TooLarge(String code, Text message, Text advice) {
        super(code, message, advice);
    }
}
