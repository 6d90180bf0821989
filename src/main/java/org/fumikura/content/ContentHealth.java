package org.fumikura.content;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether attachments can be taken: the folder can be written to, and more than the reserve is free. */
@Component("contentHealthIndicator")
class ContentHealth implements HealthIndicator, MeterBinder {

    private final ContentSettings settings;
    private final FreeSpace freeSpace;

    ContentHealth(ContentSettings settings, FreeSpace freeSpace) {
        this.settings = settings;
        this.freeSpace = freeSpace;
    }

    @Override
    public Health health() {
        Path folder = settings.folder();
        long free = free();
        boolean good = Files.isWritable(folder) && free >= settings.reservedBytes();
        return (good ? Health.up() : Health.down())
                .withDetail("folder", folder.toString())
                .withDetail("writable", Files.isWritable(folder))
                .withDetail("freeBytes", free)
                .withDetail("reserveBytes", settings.reservedBytes())
                .build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("fumikura.content.free", this, ContentHealth::free)
                .baseUnit("bytes")
                .description("what is free on the disk that holds the attachments")
                .register(registry);
    }

    /** -1 when nobody knows. */
    private long free() {
        try {
            return freeSpace.at(settings.folder());
        } catch (IOException unknown) {
            return -1;
        }
    }
}
