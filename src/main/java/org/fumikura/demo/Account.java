package org.fumikura.demo;

import java.util.List;
import org.fumikura.shared.Text;

/**
 * An account that visitors may use.
 *
 * @param posts what it is called, the main post first
 * @param unit where the main post is, from the department down
 * @param fromMinutes whether the main post stands in the minutes that the city is built from; else it is an example
 * @param toTry what is worth trying with it
 */
public record Account(String login, List<Text> posts, Text unit, boolean fromMinutes, Text toTry) {}
