package org.fumikura.statistics;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.frame.Cell;
import org.fumikura.frame.FormField;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Exports;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonNames;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One device, two people: a hint for auditors. Who looks at it is noted. */
@Controller
class SharedDeviceController {

    static final String PATH = "/statistics/devices";
    static final Text TITLE = new Text("一つの端末を二人が使った", "One device, two people");

    private static final List<Integer> DAYS = List.of(7, 1, 31);
    private static final List<Integer> MINUTES = List.of(15, 5, 60);

    private static final List<Text> COLUMNS = List.of(
            new Text("ログインした時刻", "Signed in at"),
            new Text("端末のアドレス", "Address"),
            new Text("先に使っていた職員", "Used before by"),
            new Text("ログインした職員", "Signed in"),
            new Text("間隔", "Between"));

    private static final Text LEAD = new Text(
            "同じアドレスの端末で、ある職員が使ったあと間もなく別の職員がログインした記録です。確認のきっかけであり、不正を示すものではありません。窓口の共用端末、仮想端末、アドレスを書き換える機器を通る接続では、ふだんから起こります。逆に、別の端末での使い回しは表れません。本人と所属に事情を確かめてください。この画面を開いたことは記録に残ります。",
            "Somebody signed in at an address at which another person had just been at work. It is a reason to ask and no sign of a wrong: at shared counters, on virtual desktops and behind devices that rewrite addresses it is usual. What is shared between different devices does not show. Please ask the people and their section. That you opened this page is noted.");

    private final SharedDevices devices;
    private final Organization organization;
    private final AccessLog accessLog;
    private final Exports exports;
    private final Transactions transactions;
    private final MachineClock machine;
    private final OfficialClock official;

    SharedDeviceController(
            SharedDevices devices,
            Organization organization,
            AccessLog accessLog,
            Exports exports,
            Transactions transactions,
            MachineClock machine,
            OfficialClock official) {
        this.devices = devices;
        this.organization = organization;
        this.accessLog = accessLog;
        this.exports = exports;
        this.transactions = transactions;
        this.machine = machine;
        this.official = official;
    }

    @GetMapping(PATH)
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.DEVICES)
    ModelAndView show(
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String minutes,
            Actor actor,
            HttpServletRequest request) {
        int back = one(DAYS, days);
        int within = one(MINUTES, minutes);
        accessLog.note(request, AccessLog.Kind.SEARCH, "devices used by two people, %d days".formatted(back));
        List<List<Cell>> rows = transactions.read(() -> named(find(back, within))).stream()
                .map(SharedDeviceController::cells)
                .toList();
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        TITLE,
                        Lists.CRUMBS,
                        LEAD,
                        Optional.empty(),
                        List.of(
                                choice("days", new Text("期間", "Period"), DAYS, "日間", " days", back),
                                choice(
                                        "minutes",
                                        new Text("間隔の上限", "At most between them"),
                                        MINUTES,
                                        "分以内",
                                        " minutes",
                                        within)),
                        new Table(
                                COLUMNS,
                                rows,
                                new Text("この期間に、当てはまる記録はありません。", "There is nothing of the kind in this period.")),
                        new Paged<>(rows, rows.size(), new PageRequest(1, PageRequest.MAX_SIZE)),
                        List.of(),
                        List.of(),
                        Optional.of(PATH + "/export")));
    }

    @GetMapping(PATH + "/export")
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.DEVICES)
    @Nullable
    ModelAndView export(
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String minutes,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        exports.requirePurpose(request);
        List<List<String>> rows = transactions.read(() -> named(find(one(DAYS, days), one(MINUTES, minutes)))).stream()
                .map(named -> List.of(
                        named.line
                                .at()
                                .atZone(OfficialClock.ZONE)
                                .toLocalDateTime()
                                .withNano(0)
                                .toString(),
                        named.line.address(),
                        named.first.ja(),
                        named.second.ja(),
                        Long.toString(named.line.between().toMinutes())))
                .toList();
        return exports.send(new Exports.Export(TITLE, "devices", COLUMNS, rows), request, response);
    }

    private List<SharedDevices.Line> find(int days, int minutes) {
        Instant now = machine.now();
        return devices.list(now.minus(Duration.ofDays(days)), now.plusSeconds(1), Duration.ofMinutes(minutes));
    }

    private record Named(SharedDevices.Line line, Text first, Text second) {}

    private List<Named> named(List<SharedDevices.Line> lines) {
        List<UUID> people = lines.stream()
                .flatMap(line -> Stream.of(line.first(), line.second()))
                .distinct()
                .toList();
        PersonNames names = organization.names(people);
        return lines.stream()
                .map(line -> new Named(line, name(names, line.first()), name(names, line.second())))
                .toList();
    }

    /** As she is called today: the log is dated by the machine. */
    private Text name(PersonNames names, UUID person) {
        return names.on(person, official.today()).orElse(Text.same("—"));
    }

    private static List<Cell> cells(Named named) {
        return List.of(
                new Cell.Moment(named.line.at()),
                Cell.of(named.line.address()),
                Cell.of(named.first),
                Cell.of(named.second),
                Cell.of(Value.minutes(named.line.between().toSeconds() / 60.0).shown()));
    }

    private static int one(List<Integer> offered, String asked) {
        return offered.stream()
                .filter(each -> each.toString().equals(asked))
                .findFirst()
                .orElse(offered.getFirst());
    }

    private static FormField choice(String name, Text label, List<Integer> offered, String ja, String en, int chosen) {
        return FormField.choice(
                        name,
                        label,
                        offered.stream()
                                .sorted()
                                .map(each -> new FormField.Option(each.toString(), new Text(each + ja, each + en)))
                                .toList())
                .value(Integer.toString(chosen));
    }
}
