package org.fumikura.demo;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param hosts further host names and addresses under which the first municipality answers
 */
@ConfigurationProperties("fumikura.demo")
record DemoSettings(@DefaultValue List<String> hosts) {}
