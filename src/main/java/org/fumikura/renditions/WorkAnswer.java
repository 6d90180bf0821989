package org.fumikura.renditions;

import org.jspecify.annotations.Nullable;

/**
 * What became of an order.
 *
 * @param mediaType of the bytes, or of the picture that was drawn
 * @param shown false when nothing can be shown of bytes of this kind
 * @param preserved how the PDF/A came to be; null when it was about something else
 * @param maker by what it was made, with the version; empty when nothing was
 * @param trouble why it was not done; null when it was
 * @param told what the tool said about the trouble
 */
record WorkAnswer(
        long id,
        String mediaType,
        boolean shown,
        @Nullable Preserved preserved,
        String maker,
        @Nullable Trouble trouble,
        String told) {

    static WorkAnswer made(long id, String mediaType, String maker) {
        return new WorkAnswer(id, mediaType, true, null, maker, null, "");
    }

    static WorkAnswer notShown(long id, String mediaType) {
        return new WorkAnswer(id, mediaType, false, null, "", null, "");
    }

    static WorkAnswer preserved(long id, Preserved how, String maker) {
        return new WorkAnswer(id, PdfPages.PDF, true, how, maker, null, "");
    }

    static WorkAnswer refused(long id, Trouble trouble, String told) {
        return new WorkAnswer(id, "", true, null, "", trouble, told);
    }
}
