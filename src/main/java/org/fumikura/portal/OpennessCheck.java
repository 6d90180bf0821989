package org.fumikura.portal;

import java.time.Instant;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;

/**
 * The check that what goes out may go out. Who has to make it, and that it is a second person, is the rule of the module that
 * publishes.
 *
 * @param openness what was found
 * @param by who checked
 * @param in in which post
 * @param at when, by the official clock
 */
public record OpennessCheck(Openness openness, PersonId by, PostId in, Instant at) {}
