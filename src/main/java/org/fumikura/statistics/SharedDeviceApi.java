package org.fumikura.statistics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.frame.Api;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonNames;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One device, two people, for auditors' programs. Who asks is noted. */
@RestController
@RequestMapping(Api.V1 + "/statistics")
@Tag(name = "statistics", description = "Figures (統計)")
class SharedDeviceApi {

    private static final int MOST_DAYS = 31;
    private static final int MOST_MINUTES = 60;

    private final SharedDevices devices;
    private final Organization organization;
    private final AccessLog accessLog;
    private final Transactions transactions;
    private final MachineClock machine;
    private final OfficialClock official;

    SharedDeviceApi(
            SharedDevices devices,
            Organization organization,
            AccessLog accessLog,
            Transactions transactions,
            MachineClock machine,
            OfficialClock official) {
        this.devices = devices;
        this.organization = organization;
        this.accessLog = accessLog;
        this.transactions = transactions;
        this.machine = machine;
        this.official = official;
    }

    @GetMapping("/devices")
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.DEVICES)
    @Operation(
            operationId = "listSharedDevices",
            summary = "Where two people used one address, one shortly after the other",
            description =
                    "A reason to ask, no sign of a wrong: shared counters, virtual desktops and rewritten addresses make such"
                            + " lines. The newest first, 200 at most. That somebody asked is noted.")
    List<SharedUse> devices(
            @RequestParam(defaultValue = "7") @Min(1) @Max(MOST_DAYS) int days,
            @RequestParam(defaultValue = "15") @Min(1) @Max(MOST_MINUTES) int minutes,
            HttpServletRequest request) {
        accessLog.note(request, AccessLog.Kind.SEARCH, "devices used by two people, %d days".formatted(days));
        Instant now = machine.now();
        return transactions.read(() -> {
            List<SharedDevices.Line> lines =
                    devices.list(now.minus(Duration.ofDays(days)), now.plusSeconds(1), Duration.ofMinutes(minutes));
            PersonNames names = organization.names(lines.stream()
                    .flatMap(line -> Stream.of(line.first(), line.second()))
                    .distinct()
                    .toList());
            return lines.stream()
                    .map(line -> new SharedUse(
                            line.address(),
                            user(names, line.first()),
                            line.before(),
                            user(names, line.second()),
                            line.at()))
                    .toList();
        });
    }

    private User user(PersonNames names, UUID person) {
        return new User(person, names.on(person, official.today()).orElse(Text.same("—")));
    }

    /**
     * Two people at one address.
     *
     * @param usedAt when the first one was at work last, by the machine's clock
     * @param signedInAt when the second one signed in
     */
    @Schema(name = "SharedDevice")
    record SharedUse(String address, User first, Instant usedAt, User second, Instant signedInAt) {}

    @Schema(name = "DeviceUser")
    record User(UUID person, Text name) {}
}
