package org.fumikura.records;

import org.fumikura.organization.Reader;

/** Who may read the words of a document that later ones took the place of (A.12-return). */
public interface EarlierWords {

    /**
     * Whether they are open to somebody who may read the document; where a module does not know the document, they are. In the
     * caller's transaction.
     */
    boolean areOpen(DocumentId document, Reader reader);
}
