package org.fumikura.organization;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Facts;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.ledger.FollowerPosition;
import org.fumikura.ledger.FollowerPositions;
import org.fumikura.settings.Part;
import org.fumikura.settings.Said;
import org.fumikura.settings.Settings;
import org.fumikura.settings.Surroundings;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** How the program is: what it works with and whether that is well, how far its followers are, and what it was told. */
@Controller
class SystemController {

    private final ObjectProvider<Surroundings> surroundings;
    private final FollowerPositions followers;
    private final Settings settings;
    private final Transactions transactions;

    SystemController(
            ObjectProvider<Surroundings> surroundings,
            FollowerPositions followers,
            Settings settings,
            Transactions transactions) {
        this.surroundings = surroundings;
        this.followers = followers;
        this.settings = settings;
        this.transactions = transactions;
    }

    @GetMapping(SystemMenu.SYSTEM)
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_SYSTEM)
    ModelAndView show() {
        List<Part> parts = surroundings
                .orderedStream()
                .flatMap(module -> module.parts().stream())
                .toList();
        List<FollowerPosition> positions = transactions.read(followers::list);
        long unwell = parts.stream().filter(part -> !part.good()).count();
        var page = new Facts(
                new Text("稼働状況", "System"),
                List.of(MasterForms.ADMINISTRATION),
                Optional.empty(),
                List.of(new Facts.Fact(
                        new Text("全体", "In all"),
                        unwell == 0
                                ? new Cell.Tag(new Text("異常なし", "All is well"), "good")
                                : new Cell.Tag(new Text(unwell + " 件が使えません", unwell + " not available"), "bad"))),
                List.of(parts(parts), positions(positions), settings()),
                List.of());
        return new ModelAndView("frame/facts", "model", page);
    }

    private static Facts.Section parts(List<Part> parts) {
        List<List<Cell>> rows = parts.stream()
                .map(part -> List.<Cell>of(
                        Cell.of(part.name()),
                        part.good()
                                ? new Cell.Tag(new Text("正常", "Well"), "good")
                                : new Cell.Tag(new Text("使えません", "Not available"), "bad"),
                        Cell.of(part.state()),
                        Cell.of(part.without())))
                .toList();
        return new Facts.Section(
                new Text("外部のプログラムと資源", "What the program works with"),
                new Table(
                        List.of(
                                new Text("名称", "Name"),
                                new Text("状態", "State"),
                                new Text("版・内容", "Version"),
                                new Text("ないときに止まること", "What stops without it")),
                        rows,
                        new Text("ありません。", "None.")),
                List.of());
    }

    private static Facts.Section positions(List<FollowerPosition> positions) {
        List<List<Cell>> rows = positions.stream()
                .sorted(Comparator.comparing(FollowerPosition::behind).reversed())
                .map(SystemController::position)
                .toList();
        return new Facts.Section(
                new Text("台帳に追随する処理", "Followers of the ledger"),
                new Table(
                        List.of(new Text("名称", "Name"), new Text("反映済みの位置", "Position"), new Text("遅れ", "Lag")),
                        rows,
                        new Text("ありません。", "None.")),
                List.of());
    }

    private static List<Cell> position(FollowerPosition follower) {
        Cell lag = follower.lag() == 0
                ? new Cell.Tag(new Text("なし", "None"), "good")
                : new Cell.Tag(
                        new Text(
                                "%d 件・%d 秒"
                                        .formatted(
                                                follower.lag(),
                                                follower.behind().toSeconds()),
                                "%d acts, %d s"
                                        .formatted(
                                                follower.lag(),
                                                follower.behind().toSeconds())),
                        "warn");
        return List.of(Cell.of(follower.name()), Cell.of(follower.position() + " / " + follower.head()), lag);
    }

    private Facts.Section settings() {
        List<List<Cell>> rows =
                settings.list().stream().map(SystemController::setting).toList();
        return new Facts.Section(
                new Text("設定", "Settings"),
                new Table(
                        List.of(
                                new Text("項目", "Key"),
                                new Text("値", "Value"),
                                new Text("出所", "Said where"),
                                new Text("意味", "Meaning")),
                        rows,
                        new Text("体験用のため、設定ファイルはありません。", "This is a demonstration: nobody sets anything.")),
                List.of());
    }

    private static List<Cell> setting(Said said) {
        return Stream.of(
                        Cell.of(said.setting().key()),
                        value(said),
                        Cell.of(said.origin().label()),
                        Cell.of(said.setting().meaning()))
                .toList();
    }

    /** Of a secret only whether there is one. */
    private static Cell value(Said said) {
        if (said.value().isEmpty()) {
            return new Cell.Empty();
        }
        return said.setting().secret()
                ? Cell.of(new Text("（設定済み・表示しません）", "(set; never shown)"))
                : Cell.of(said.value());
    }
}
