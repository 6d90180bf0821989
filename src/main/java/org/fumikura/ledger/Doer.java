package org.fumikura.ledger;

import java.util.UUID;

/** Who did it (I-02). */
public sealed interface Doer {

    /**
     * A person in a post.
     *
     * @param label post and unit as they were called at that moment, e.g. 情報管理課長
     */
    record InPost(UUID person, UUID post, String label) implements Doer {}

    /**
     * A program.
     *
     * @param cause the job and what ordered it: an act's position, a rule row or a person's login
     */
    record Job(String cause) implements Doer {}
}
