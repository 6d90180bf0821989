package org.fumikura.desk;

import java.util.UUID;

/**
 * A mail with its words, as it goes to the server.
 *
 * @param id of its row in the outbox; its Message-ID is made of it, so that one that goes out twice is known as one
 * @param subject holds no title of anything
 * @param body plain text, lines apart by line feeds
 */
record Letter(UUID id, String to, String subject, String body, boolean english) {}
