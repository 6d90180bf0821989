package org.fumikura.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fumikura.meetings.Bodies;
import org.fumikura.meetings.BodyKind;
import org.fumikura.meetings.Capacity;
import org.fumikura.meetings.ItemKind;
import org.fumikura.meetings.Openness;
import org.fumikura.meetings.SessionId;
import org.fumikura.meetings.Sessions;
import org.fumikura.organization.Actor;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.Text;
import org.fumikura.testing.JourneyTest;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** A secretary runs a session of seven items with the keyboard alone, from its call to its end. */
@JourneyTest
@ExtendWith(Chromium.class)
class MeetingJourneyTest {

    private static final String DRAFTER = "joho-kanri-tanto";
    private static final String SECRETARY = "joho-kanri-kakaricho";
    private static final String NAME = "文書事務改善推進本部";

    private static final List<String> MEMBERS = List.of(
            "kumin-bucho", "hoken-bucho", "kodomo-bucho", "kyoiku-bucho", "kikaku-kacho", "gyosei-kacho", "joho-kacho");

    /** The seven items: their kinds and titles. */
    private static final List<List<String>> ITEMS = List.of(
            List.of("議案", "DX推進計画（案）の策定"),
            List.of("議案", "セキュリティポリシーの改定"),
            List.of("議案", "セキュリティ内部監査計画"),
            List.of("報告事項", "システム標準化への対応"),
            List.of("報告事項", "今後のシステムのあり方"),
            List.of("報告事項", "デジタルガバメントPTの活動"),
            List.of("報告事項", "公文書PTの活動"));

    /** The others are put on the agenda by the use case; {@code ./fumikura soak} does all by keyboard. */
    private static final int BY_KEYBOARD = Boolean.getBoolean("fumikura.test.everyPage") ? ITEMS.size() : 1;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Bodies bodies;

    private final Keyboard hand = new Keyboard();

    @Test
    @DisplayName("C.1-2 a session is called, held and closed with the keyboard alone")
    void runsASession(Windows windows) {
        found();
        String matter = ReaderJourneyTest.matter(windows.open().signIn(DRAFTER));
        Window window = windows.open().signIn(SECRETARY).open("/");
        var inspection = new Inspection(window, Inspection.Looks.PHONE);

        call(window);
        for (int n = 0; n < ITEMS.size(); n++) {
            if (n < BY_KEYBOARD) {
                propose(window, ITEMS.get(n), matter);
                showMaterial(window, n);
            } else {
                putOn(window, ITEMS.get(n), matter);
            }
        }
        window.page().reload();
        assertThat(inspection.judge("a session that is planned")).isEmpty();
        hand.press(window.button("招集を通知する"));
        assertThat(window.find(".note.good")).containsText("招集を通知しました");
        isOnADesk(windows);
        hand.press(window.button("開会する"));
        assertThat(window.find(".note.good")).containsText("開会しました");

        attend(window);
        for (int n = 0; n < Math.min(BY_KEYBOARD, 3); n++) {
            resolve(window, n, "案のとおり承認");
        }
        say(window, 6, "本部長", "紙文書の電子化の推進を検討に加えて、報告すること。");
        say(window, 6, "部員", "何を紙で、何を電子で保管するかも併せて検討する。");
        instruct(window, 6);
        assertThat(inspection.judge("a session that is open")).isEmpty();

        hand.press(window.button("閉会する"));
        assertThat(window.find(".note.good")).containsText("閉会しました");
        isOnRecord(window);
        assertThat(inspection.judge("a session that is over")).isEmpty();
    }

    private void found() {
        Actor secretary = toshima.actor(SECRETARY);
        var members = new ArrayList<Bodies.NewMember>();
        members.add(member("fuku-kucho", Capacity.CHAIR));
        members.add(member("seisaku-bucho", Capacity.VICE_CHAIR));
        MEMBERS.forEach(login -> members.add(member(login, Capacity.MEMBER)));
        members.add(member(SECRETARY, Capacity.SECRETARIAT));
        var closed = new Openness(Disclosure.CLOSED, "意思決定の過程にある会議のため");
        toshima.run(() -> bodies.found(
                new Bodies.NewBody(Text.same(NAME), BodyKind.COUNCIL, "設置要綱", "会議録", 5, closed, closed, members),
                secretary));
    }

    private Bodies.NewMember member(String login, Capacity capacity) {
        return new Bodies.NewMember(toshima.actor(login).post().id(), capacity);
    }

    private void call(Window window) {
        hand.press(window.menu("会議"));
        hand.press(window.link("会議を設ける"));
        hand.choose(window.find("#body"), NAME);
        hand.write(window.find("#day"), "R4.5.23");
        hand.write(window.find("#starts"), "14:00");
        hand.write(window.find("#ends"), "14:40");
        hand.write(window.find("#place"), "庁議室（本庁舎5階）");
        hand.press(window.button("設ける"));
        assertThat(window.heading()).containsText("令和4年度 第1回 " + NAME);
    }

    private void propose(Window window, List<String> item, String matter) {
        hand.press(window.link("議題を加える"));
        hand.choose(window.find("#kind"), item.get(0));
        hand.write(window.find("#title"), item.get(1));
        hand.choose(window.find("#presenter"), "情報担当係長（管理）");
        hand.write(window.find("#matter"), matter);
        hand.press(window.button("加える"));
        assertThat(window.find(".note.good")).containsText("議題を加えました");
    }

    private void putOn(Window window, List<String> item, String matter) {
        Actor secretary = toshima.actor(SECRETARY);
        var session = new SessionId(
                UUID.fromString(window.path().replaceFirst("\\?.*", "").substring("/meetings/".length())));
        toshima.run(() -> sessions.propose(
                session,
                new Sessions.NewItem(
                        item.get(0).equals("議案") ? ItemKind.PROPOSAL : ItemKind.REPORT,
                        item.get(1),
                        secretary.post().id(),
                        new DocumentId(UUID.fromString(matter.substring(matter.lastIndexOf('/') + 1)))),
                secretary));
    }

    private void showMaterial(Window window, int n) {
        hand.press(window.find("#agenda ~ table a[href$='/materials/new']").nth(n));
        hand.choose(window.find("#attachment"), "plan.pdf");
        hand.choose(window.find("#number"), "資料" + (n + 1));
        hand.choose(window.find("#openness"), "公開");
        hand.press(window.button("加える"));
        assertThat(window.find(".note.good")).containsText("資料を加えました");
        assertThat(window.find("#agenda ~ table"))
                .containsText("資料" + (n + 1) + " " + ITEMS.get(n).get(1));
    }

    private static void isOnADesk(Windows windows) {
        Window member = windows.open().signIn("joho-kacho").open("/");
        assertThat(member.find("main")).containsText(NAME + " 第1回");
    }

    private void attend(Window window) {
        standIn(window, "子ども家庭部長", "子育て支援課長");
        standIn(window, "教育部長", "庶務課長");
        hand.press(window.button("出席を保存する"));
        assertThat(window.find(".note.good")).containsText("出席を保存しました");
        assertThat(window.find("section[aria-labelledby=attendance]")).containsText("本人の出席 7人（定足数 5人）");
    }

    private void standIn(Window window, String member, String proxy) {
        Locator row = window.find("section[aria-labelledby=attendance] tr")
                .filter(new Locator.FilterOptions().setHas(window.find("span:text-is('" + member + "')")));
        hand.choose(row.locator("select").first(), "代理");
        hand.choose(row.locator("select").last(), proxy);
    }

    private void resolve(Window window, int n, String resolution) {
        Locator form = window.find("form[action$='/resolutions']").nth(n);
        hand.choose(form.locator("select"), resolution);
        hand.press(form.locator("button"));
        assertThat(window.find("section[id^=item-] h3 .tag")).hasCount(n + 1);
    }

    private void say(Window window, int n, String speaker, String words) {
        Locator item = window.find("section[id^=item-]").nth(n);
        hand.press(item.locator("summary").first());
        hand.tabTo(item.locator("select[name=speaker]"));
        if (speaker.equals("本部長")) {
            // it stands above the one that is proposed
            window.page().keyboard().press("ArrowUp");
        }
        assertThat(item.locator("select[name=speaker] option:checked")).hasText(speaker);
        hand.write(item.locator("textarea[name=words]"), words);
        hand.press(item.locator("form[action$='/statements'] button"));
        assertThat(item.locator("ol")).containsText(words);
    }

    private void instruct(Window window, int n) {
        Locator item = window.find("section[id^=item-]").nth(n);
        hand.press(item.locator("summary").last());
        hand.write(item.locator("textarea[name=wording]"), "紙文書の電子化（スキャニング）の推進を加えて報告すること");
        hand.choose(item.locator("select[name=owner]"), "情報管理課長");
        hand.write(item.locator("input[name=due]"), "R4.9.30");
        hand.write(item.locator("textarea[name=before]"), "ペーパーレス・ハンコレス");
        hand.write(item.locator("textarea[name=after]"), "ペーパーレス・ハンコレス（紙文書の電子化を含む）");
        hand.press(item.locator("form[action$='/instructions'] button"));
        assertThat(window.find("section[aria-labelledby=instructions]")).containsText("R4.9.30");
    }

    private void isOnRecord(Window window) {
        assertThat(window.find(".facts .tag").first()).hasText("終了");
        assertThat(window.find("section[id^=item-] form")).hasCount(0);
        assertThat(window.find("#agenda ~ table")).containsText("案のとおり承認");
        hand.press(window.menu("会議"));
        hand.press(window.link("指示の一覧（宿題）"));
        assertThat(window.find("table.list")).containsText("紙文書の電子化（スキャニング）の推進");
    }
}
