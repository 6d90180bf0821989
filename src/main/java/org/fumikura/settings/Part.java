package org.fumikura.settings;

import org.fumikura.shared.Text;

/**
 * Something outside of the program that it works with.
 *
 * @param state its version, or what is known of it
 * @param good whether it is there and well
 * @param without what does not work while it is not
 */
public record Part(Text name, Text state, boolean good, Text without) {}
