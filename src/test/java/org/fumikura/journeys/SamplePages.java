package org.fumikura.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import org.fumikura.approval.PaperMatters;

/** Paths of pages that have something on them. */
record SamplePages(
        String waiting,
        String body,
        String planned,
        String material,
        String meeting,
        String closed,
        String draft,
        String document,
        String receipt,
        String file,
        String absence,
        String delegation,
        String prepared,
        String perusal,
        String recurrence,
        String skip,
        String table,
        String batch,
        String onPaper,
        String comparison,
        String handover,
        String saved,
        String redaction,
        String team,
        String seat,
        String theme,
        String withdrawal) {

    private static final String CLERK = "joho-kanri-kakaricho";
    private static final String DRAFTER = "joho-kanri-tanto";

    /** Enters what the city lacks, and finds the rest. */
    static SamplePages make(Windows windows, PaperMatters paper) {
        Drafting.submit(windows.open().signIn(DRAFTER), "見やすさの点検について");
        Window clerk = windows.open().signIn(CLERK);
        String waiting = waiting(clerk);
        String draft = Drafting.begin(clerk);
        Drafting.fill(clerk, "〔名称〕の書きかけの起案について");
        clerk.find("details.keep summary").click();
        clerk.find("#templateName").fill("点検のひな形");
        clerk.button("ひな形に保存する").click();
        assertThat(clerk.heading()).hasText("ひな形から起案");
        String recurrence = first(clerk, "/templates/");
        String table = clerk.find("table.list a[href$='/batch']").first().getAttribute("href");
        clerk.open(table);
        clerk.find("#file")
                .setInputFiles(new FilePayload(
                        "学校.csv", "text/csv", "名称,金額\n第一小学校,1000\n,だめ\n".getBytes(StandardCharsets.UTF_8)));
        clerk.button("内容を確かめる").click();
        assertThat(clerk.find("#problems")).isVisible();
        String batch = clerk.path();
        clerk.open(recurrence);
        clerk.find("#day").fill("25");
        clerk.button("登録する").click();
        String skip = first(clerk, "/recurrences/");
        clerk.open("/phrases");
        clerk.find("#name").fill("点検の定型文");
        clerk.find("#words").fill("点検の文");
        clerk.button("定型文を保存する").click();
        assertThat(clerk.find(".note.good")).isVisible();
        clerk.open("/documents?kind=DRAFT&state=CLOSED");
        String document = first(clerk, "/documents/");
        clerk.open("/receipts");
        String receipt = first(clerk, "/documents/");
        clerk.open("/files");
        String file = first(clerk, "/files/");
        clerk.open("/absences/new");
        clerk.find("#to").fill("R4.5.31");
        clerk.button("登録する").click();
        String absence = first(clerk, "/absences/");
        clerk.open("/delegations/new");
        clerk.find("#to").fill("R4.5.31");
        clerk.find("#reason").fill("出張");
        clerk.find("#delegate").selectOption(new SelectOption().setIndex(0));
        clerk.button("登録する").click();
        String delegation = first(clerk, "/delegations/");
        clerk.open("/handover");
        String handover = clerk.find("a[href^='/handover/']").first().getAttribute("href");
        clerk.open("/search/saved/new?q=%E6%8E%A8%E9%80%B2");
        clerk.button("保存する").click();
        String saved = first(clerk, "/search/saved/");
        String prepared = perusal(clerk, false);
        String body = body(clerk);
        String planned = session(clerk, waiting);
        String meeting = session(clerk, waiting);
        String material =
                clerk.open(planned).find("a[href$='/materials/new']").first().getAttribute("href");
        hold(clerk, meeting);
        String team = team(clerk);
        return new SamplePages(
                waiting,
                body,
                planned,
                material,
                meeting,
                document.replace("/documents/", "/matters/"),
                draft,
                document,
                receipt,
                file,
                absence,
                delegation,
                prepared,
                perusal(clerk, true),
                recurrence,
                skip,
                table,
                batch,
                paper.toRecord(),
                paper.toCompare(),
                handover,
                saved,
                redaction(clerk),
                team,
                seat(clerk, team),
                theme(clerk, team),
                withdrawal(clerk));
    }

    private static String team(Window clerk) {
        clerk.open("/teams/new");
        clerk.find("#name").fill("見やすさの点検のPT");
        clerk.find("#purpose").fill("画面の見やすさを点検する");
        clerk.find("#basis").fill("設置要綱");
        clerk.find("#from").fill("R4.4.1");
        clerk.button("設置する").click();
        assertThat(clerk.find(".note.good")).isVisible();
        String team = first(clerk, "/teams/");
        clerk.open(team + "/member");
        clerk.find("#post").selectOption(new SelectOption().setIndex(1));
        clerk.button("登録する").click();
        clerk.open(team + "/entry");
        clerk.find("#words").fill("第1回を開いた");
        clerk.button("登録する").click();
        assertThat(clerk.find(".note.good")).isVisible();
        return team;
    }

    private static String seat(Window clerk, String team) {
        clerk.open(team);
        return first(clerk, team + "/members/");
    }

    private static String theme(Window clerk, String team) {
        clerk.open(team + "/theme");
        clerk.find("#title").fill("点検のテーマ");
        clerk.find("#goal").fill("全画面を点検する");
        clerk.find("#owner").selectOption(new SelectOption().setIndex(1));
        clerk.button("登録する").click();
        String theme = clerk.find(".board a[href^='/themes/']").first().getAttribute("href");
        clerk.open(theme + "/task");
        clerk.find("#wording").fill("点検の表を作る");
        clerk.find("#owner").selectOption(new SelectOption().setIndex(1));
        clerk.find("#due").fill("R4.6.30");
        clerk.button("登録する").click();
        assertThat(clerk.find(".note.good")).isVisible();
        return theme;
    }

    private static String withdrawal(Window clerk) {
        clerk.open("/publications");
        return clerk.find("a[href$='/withdrawal']").first().getAttribute("href");
    }

    private static String body(Window clerk) {
        clerk.open("/meetings/bodies/new");
        clerk.find("#name").fill("見やすさの点検の会議");
        clerk.find("#basis").fill("設置要綱");
        clerk.find("#file").fill("会議録");
        clerk.find("#quorum").fill("1");
        clerk.find("#chair").selectOption(new SelectOption().setIndex(1));
        clerk.find("#openness").selectOption("CLOSED");
        clerk.find("#reason").fill("意思決定の過程にある会議のため");
        clerk.find("#minutes").selectOption("OPEN");
        clerk.button("登録する").click();
        assertThat(clerk.heading()).hasText("見やすさの点検の会議");
        return clerk.path();
    }

    private static String session(Window clerk, String matter) {
        clerk.open("/meetings/new");
        clerk.find("#day").fill("R4.5.20");
        clerk.find("#starts").fill("14:00");
        clerk.find("#ends").fill("14:40");
        clerk.find("#place").fill("庁議室");
        clerk.find("#body").selectOption(new SelectOption().setLabel("見やすさの点検の会議"));
        clerk.button("設ける").click();
        assertThat(clerk.find(".note.good")).isVisible();
        String session = clerk.path().replaceFirst("\\?.*", "");
        clerk.open(session + "/items/new?matter=" + matter.replace("/matters/", ""));
        clerk.find("#kind").selectOption("PROPOSAL");
        clerk.find("#title").fill("点検の議案");
        clerk.find("#presenter").selectOption(new SelectOption().setIndex(1));
        clerk.button("加える").click();
        assertThat(clerk.find(".note.good")).isVisible();
        return session;
    }

    /** With something said, resolved and instructed. */
    private static void hold(Window clerk, String session) {
        clerk.open(session);
        clerk.button("招集を通知する").click();
        clerk.button("開会する").click();
        clerk.button("出席を保存する").click();
        clerk.find("select[name=resolution]").selectOption("AS_DRAFTED");
        clerk.button("結果を記録する").click();
        clerk.find("summary")
                .filter(new Locator.FilterOptions().setHasText("指示を加える"))
                .click();
        clerk.find("textarea[name=wording]").fill("次回に報告すること");
        clerk.find("select[name=owner]").selectOption(new SelectOption().setIndex(2));
        clerk.button("指示を記録する").click();
        clerk.button("閉会する").click();
        assertThat(clerk.link("会議録")).isVisible();
    }

    private static String redaction(Window clerk) {
        clerk.open("/redactions/new");
        clerk.find("#name").fill("見やすさの点検の墨塗り");
        clerk.find("#file")
                .setInputFiles(
                        new FilePayload("資料.pdf", "application/pdf", "%PDF-1.4\n".getBytes(StandardCharsets.UTF_8)));
        clerk.button("始める").click();
        assertThat(clerk.find(".note.good")).isVisible();
        return clerk.path().replaceFirst("\\?.*", "");
    }

    private static String perusal(Window clerk, boolean sent) {
        clerk.open("/perusals");
        clerk.button("供覧に付す").click();
        clerk.find("#title").fill("見やすさの点検の供覧");
        clerk.find("#addPost").selectOption(new SelectOption().setIndex(3));
        clerk.button("加える").click();
        if (sent) {
            clerk.button("供覧に付す").click();
            assertThat(clerk.find(".note.good")).isVisible();
        }
        return clerk.path().replaceFirst("\\?.*", "");
    }

    static String waiting(Window clerk) {
        clerk.open("/matters");
        return first(clerk, "/matters/");
    }

    static String first(Window window, String path) {
        return window.find("table.list a[href^='" + path + "']").first().getAttribute("href");
    }
}
