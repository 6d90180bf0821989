package org.fumikura.demo;

import java.time.Instant;
import java.util.Optional;

/**
 * The line above every page of the demonstration.
 *
 * @param now the official time
 * @param walked the matter on which the visitor acted last, unless it is over or this is its page
 */
public record BannerModel(Instant now, Optional<NextHolder> walked) {}
