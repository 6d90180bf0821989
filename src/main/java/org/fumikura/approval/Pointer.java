package org.fumikura.approval;

import java.util.Optional;

/**
 * A 要点 of a version: what the drafter wants to be looked at, and where.
 *
 * @param attachment the place of an attachment of the version, from 1; empty when it points nowhere
 * @param page from 1; empty for the attachment as a whole
 */
record Pointer(String words, Optional<Integer> attachment, Optional<Integer> page) {}
