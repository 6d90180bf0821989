package org.fumikura.approval;

import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;

/**
 * Who acted on a step.
 *
 * @param post the post in which she acted; for another capacity than her own it is not the one that was asked
 */
public record Hand(PersonId person, PostId post, Capacity capacity) {}
