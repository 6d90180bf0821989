package org.fumikura.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.fumikura.demo.City;
import org.fumikura.testing.JourneyTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A matter of the seed goes from its drafter through four posts to its end, and is a record then: with the mouse, with the
 * keyboard alone, and without JavaScript. The drafter signs in and out in that way too; who follows is signed in already.
 */
@JourneyTest
@ExtendWith(Chromium.class)
class WholePathJourneyTest {

    private static final String TITLE = "豊島区DX推進計画（案）の策定について";
    private static final String BODY = "豊島区DX推進計画（案）を別添のとおり策定し、行政情報化推進本部に付議してよろしいか。";
    private static final String DRAFTER = "joho-digital-shunin";
    private static final String FILE = "DX推進計画";

    private static final Pictures NO_PICTURES = (window, name) -> {};

    private static final List<String> ROUTE = List.of("情報担当係長（デジタル化推進）", "情報管理課長", "政策経営部長", "副区長");

    @TempDir
    private Path folder;

    private Path plan;
    private Path summary;

    @BeforeEach
    void writeAttachments() throws IOException {
        plan = folder.resolve("DX推進計画（案）.pdf");
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.addPage(new PDPage());
            document.save(plan.toFile());
        }
        summary = Files.writeString(folder.resolve("概要.txt"), "計画期間は令和4年度から令和7年度までとする。\n");
    }

    @Test
    void withTheMouse(Windows windows) {
        walk(windows.open(), new Mouse(), Window::keepPictures);
    }

    @Test
    void withTheKeyboardAlone(Windows windows) {
        walk(windows.open(), new Keyboard(), NO_PICTURES);
    }

    @Test
    void withoutJavaScript(Windows windows) {
        walk(windows.openWithoutScripts(), new Mouse(), NO_PICTURES);
    }

    /** Where on the way pictures are taken. */
    private interface Pictures {

        void take(Window window, String name);
    }

    private void walk(Window window, Hand hand, Pictures pictures) {
        signIn(window, hand, DRAFTER);
        pictures.take(window, "home");
        int before = documentsInFile(window, hand, pictures);
        String matter = draft(window, hand, pictures);
        signOut(window, hand);

        approve(window, hand, pictures, matter, "joho-digital-kakaricho", "承認する");
        approve(window, hand, pictures, matter, "joho-kacho", "承認する");
        approve(window, hand, pictures, matter, "seisaku-bucho", "承認する");
        approve(window, hand, pictures, matter, "fuku-kucho", "決裁する");

        window.forget().signIn(DRAFTER).open("/");
        hand.press(window.menu("起案"));
        hand.press(linkTo(window, matter));
        hand.press(window.button("完結する"));
        assertThat(window.find(".note.good")).containsText("完結しました");
        assertThat(window.path()).startsWith(matter);
        isRecord(window, matter);
        pictures.take(window, "record");
        assertThat(documentsInFile(window, hand, pictures)).isEqualTo(before + 1);
        pictures.take(window, "file");
        hand.press(linkTo(window, matter.replace("/matters/", "/documents/")));
        assertThat(window.heading()).hasText(TITLE);
        pictures.take(window, "document");
    }

    /** Leads from the home page to the submitted matter, whose path is returned. */
    private String draft(Window window, Hand hand, Pictures pictures) {
        hand.press(window.menu("起案"));
        hand.press(window.button("起案する"));
        assertThat(window.heading()).hasText("起案する");
        hand.write(window.find("#title"), TITLE);
        hand.choose(window.find("#matterCode"), "本部・庁議への付議");
        hand.write(window.find("#body"), BODY);
        hand.choose(window.find("#file"), FILE);
        attach(window, hand);
        hand.press(window.button("決裁区分に合わせて経路を引き直す"));
        assertThat(window.find("#route .post")).hasText(ROUTE.toArray(String[]::new));
        assertThat(window.find("#live")).containsText("「本部・庁議への付議」は副区長の専決です（別表第1 2項［例］）。");
        assertThat(window.find("#live")).containsText("回付できます");
        assertThat(window.find("#attached li")).hasCount(2);
        pictures.take(window, "draft");
        hand.press(window.button("回付する"));
        assertThat(window.find(".note.good")).containsText("回付しました");
        assertThat(window.heading()).hasText(TITLE);
        return window.path().replaceFirst("\\?.*", "");
    }

    private void attach(Window window, Hand hand) {
        hand.choose(window.find("#files"), plan, summary);
        if (window.scripts()) {
            assertThat(window.find("#upload-state")).hasText("2 点を添付しました。");
            return;
        }
        hand.press(window.button("添付する"));
        assertThat(window.find("#attached li")).hasCount(2);
    }

    private void approve(Window window, Hand hand, Pictures pictures, String matter, String login, String button) {
        window.forget().signIn(login).open("/");
        hand.press(window.menu("決裁待ち"));
        hand.press(linkTo(window, matter));
        assertThat(window.find("main .steps [aria-current=step]")).containsText("（私）");
        pictures.take(window, "matter-" + login);
        hand.press(window.button(button));
        assertThat(window.find(".note.good")).containsText(button.replace("する", "しました"));
    }

    /** The history names all, the numbers stand, and nothing offers to change anything. */
    private void isRecord(Window window, String matter) {
        assertThat(window.find(".history .did")).hasText(new String[] {"回付した", "承認した", "承認した", "承認した", "決裁した", "完結した"});
        assertThat(window.find(".history .who")).hasText(new String[] {
            "情報担当主任（デジタル化推進）", ROUTE.get(0), ROUTE.get(1), ROUTE.get(2), ROUTE.get(3), "情報担当主任（デジタル化推進）"
        });
        assertThat(window.find(".subline")).containsText("完結");
        assertThat(window.find("main form:not(.demo form, .origin, [role=search])"))
                .hasCount(0);
        assertThat(window.find("main a[href^='/drafts/']")).hasCount(0);
        APIResponse sheet = window.page().request().get(window.address(matter + "/sheet.pdf"));
        if (sheet.status() != 404) {
            assertThat(sheet.status()).isEqualTo(200);
            assertThat(sheet.headers().get("content-type")).startsWith("application/pdf");
        }
    }

    private int documentsInFile(Window window, Hand hand, Pictures pictures) {
        hand.press(window.menu("簿冊"));
        pictures.take(window, "files");
        hand.press(window.link(FILE));
        assertThat(window.heading()).hasText(FILE);
        String count = window.find(".paging p").innerText();
        return Integer.parseInt(count.replaceFirst(".*全 ?([0-9,]+) ?件.*", "$1").replace(",", ""));
    }

    private static Locator linkTo(Window window, String path) {
        return window.find("main a[href='" + path + "']");
    }

    private static void signIn(Window window, Hand hand, String login) {
        window.open("/sign-in");
        hand.write(window.find("#login"), login);
        hand.write(window.find("#password"), City.PASSWORD);
        hand.press(window.button("ログイン"));
        assertThat(window.heading()).hasText("ホーム");
    }

    private static void signOut(Window window, Hand hand) {
        hand.press(window.button("ログアウト"));
        assertThat(window.heading()).hasText("ログイン");
    }
}
