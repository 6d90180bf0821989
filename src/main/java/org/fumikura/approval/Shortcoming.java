package org.fumikura.approval;

import org.fumikura.shared.Text;

/**
 * Something that a draft lacks before it can be submitted.
 *
 * @param field the field of the form that it concerns
 * @param what what is missing and what to do
 */
public record Shortcoming(String field, Text what) {}
