package org.fumikura.demo;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param hosts further host names and addresses under which the first municipality answers
 * @param whole whether all of the past is played; else the {@code further} tables are left out, which is what tests need
 */
@ConfigurationProperties("fumikura.demo")
record DemoSettings(
        @DefaultValue List<String> hosts,
        @DefaultValue("true") boolean whole) {}
