package org.fumikura.renditions;

import org.jspecify.annotations.Nullable;

/**
 * What became of an order.
 *
 * @param mediaType of the bytes, or of the picture that was drawn
 * @param shown false when nothing can be shown of bytes of this kind
 * @param trouble why it was not done; null when it was
 * @param told what the tool said about the trouble
 */
record WorkAnswer(
        long id, String mediaType, boolean shown, @Nullable Trouble trouble, String told) {}
