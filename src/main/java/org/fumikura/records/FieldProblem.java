package org.fumikura.records;

import org.fumikura.shared.Text;

/**
 * What is wrong with one field of a form.
 *
 * @param field its name, which is also the id of its control
 * @param what what is wrong and what to do
 */
public record FieldProblem(String field, Text what) {}
