package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.records.DocumentId;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestProgram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** S02: a draft's route goes with its kind and amount, on the page and for programs, and says why. */
@FumikuraTest
class RouteFollowingTest {

    private static final String SPENDING = "K01";
    private static final String ENTRUSTING = "委託料";

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Site site;

    @Test
    @DisplayName(
            "S02 the amount crosses the border: the route goes with it and says why, unless she arranged it herself")
    void theRouteGoesWithTheAmount() {
        TestProgram drafter = site.program(MatterWalk.DRAFTER);
        String path = "/api/v1/drafts/" + drafter.post("/api/v1/drafts", null).text("/id");
        TestProgram.Answer low =
                put(drafter, path, Map.of("matterCode", SPENDING, "expenditureItem", ENTRUSTING, "amount", 1_999_999));
        assertThat(low.json().at("/content/route").size()).as(low.body()).isEqualTo(3);

        TestProgram.Answer crossed = put(drafter, path, Map.of("amount", 2_000_000));

        assertThat(crossed.text("/routeFollowed/ja"))
                .isEqualTo("決裁者が情報管理課長から政策経営部長に変わるため、経路を引き直しました。委託料 2,000,000 円（2,000,000 円以上"
                        + " 10,000,000 円未満）の支出負担行為・契約は部長の専決です（別表第2 3項［例］）。情報担当係長（管理）の審査が要ります（契約事務規則"
                        + " 4条［例］）。企画課長の合議が要ります（予算事務規則 5条［例］）。総務課長の合議が要ります（契約事務規則 3条［例］）。");
        TestProgram.Answer proposal = drafter.get(path + "/route-proposal");
        assertThat(proposal.text("/rule/source")).isEqualTo("別表第2 3項［例］");
        assertThat(proposal.json().at("/rule/amountFrom").asLong()).isEqualTo(2_000_000);
        assertThat(proposal.json().at("/same").asBoolean()).isTrue();
        assertThat(proposal.json().at("/steps").size()).isEqualTo(6);
        assertThat(proposal.text("/sentence/en")).contains("Department head", "2,000,000 yen");

        var arranged = new ArrayList<Object>(
                TestProgram.JSON.convertValue(crossed.json().at("/content/route"), List.class));
        arranged.removeFirst();
        put(drafter, path, Map.of("route", arranged));
        TestProgram.Answer kept = put(drafter, path, Map.of("amount", 1_000));
        assertThat(kept.json().has("routeFollowed")).isFalse();
        assertThat(kept.json().at("/routeFollows").asBoolean()).isFalse();
        assertThat(kept.json().at("/content/route").size()).isEqualTo(arranged.size());
    }

    private static TestProgram.Answer put(TestProgram drafter, String path, Map<String, Object> changes) {
        TestProgram.Answer before = drafter.get(path);
        @SuppressWarnings("unchecked")
        Map<String, Object> content =
                new LinkedHashMap<>(TestProgram.JSON.convertValue(before.json().at("/content"), Map.class));
        content.putAll(changes);
        TestProgram.Answer answer = drafter.put(path, content, before.tag());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    @Test
    @DisplayName("S02 on the page too: the route goes with it, and nobody submits a route that she has not seen")
    void thePageSaysWhy() {
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
        String draft = drafter.post("/drafts", Map.of()).location();
        drafter.post(draft, fields(drafter, draft, draft(draft).text(), "save", "A01", "", ""));
        DraftText begun = draft(draft).text();
        assertThat(drafter.get(draft).body()).doesNotContain("name=\"expenditureItem\"", "name=\"higherReason\"");

        assertThat(drafter.post(draft, fields(drafter, draft, begun, "save", SPENDING, "", ""))
                        .location())
                .isEqualTo(draft);
        assertThat(drafter.get(draft).body()).contains("name=\"expenditureItem\"", ENTRUSTING);
        TestBrowser.Answer saved =
                drafter.post(draft, fields(drafter, draft, begun, "save", SPENDING, ENTRUSTING, "10,000,000"));
        assertThat(saved.header("location")).endsWith(draft + "?followed");
        assertThat(drafter.get(draft + "?followed").body()).contains("経路を決裁区分に合わせて引き直しました", "副区長の専決です（別表第2 4項［例］）");

        DraftText followed = draft(draft).text();
        TestBrowser.Answer unseen =
                drafter.post(draft, fields(drafter, draft, followed, "submit", SPENDING, ENTRUSTING, "9,999,999"));
        assertThat(unseen.status()).isEqualTo(409);
        assertThat(unseen.body()).contains("決裁者が副区長から政策経営部長に変わるため、経路を引き直しました");
        assertThat(drafter.post(
                                draft + "/autosave",
                                fields(drafter, draft, draft(draft).text(), "save", SPENDING, ENTRUSTING, "1"))
                        .body())
                .containsPattern("id=\"route\" data-live=\"[0-9]+\"")
                .contains("id=\"item-place\" data-live=\"K01\"");
        assertThat(drafter.post(draft, fields(drafter, draft, List.of(), "route-default", SPENDING, ENTRUSTING, "1"))
                        .header("location"))
                .endsWith(draft + "#route");
        assertThat(draft(draft).text().route()).hasSize(2);
    }

    private DraftInProgress draft(String path) {
        return walk.draftOf(new DocumentId(UUID.fromString(path.substring("/drafts/".length()))))
                .orElseThrow();
    }

    private static List<Map.Entry<String, String>> fields(
            TestBrowser browser, String path, DraftText text, String button, String code, String item, String amount) {
        return fields(browser, path, text.route(), button, code, item, amount);
    }

    private static List<Map.Entry<String, String>> fields(
            TestBrowser browser,
            String path,
            List<DraftText.DraftStep> route,
            String button,
            String code,
            String item,
            String amount) {
        var fields = new ArrayList<Map.Entry<String, String>>(DraftPagesTest.form(
                browser, new DocumentId(UUID.fromString(path.substring("/drafts/".length()))), button));
        fields.add(Map.entry("matterCode", code));
        fields.add(Map.entry("expenditureItem", item));
        fields.add(Map.entry("amount", amount));
        for (DraftText.DraftStep step : route) {
            fields.add(Map.entry("routeKind", step.kind().name()));
            fields.add(Map.entry("routePost", step.post().value().toString()));
            fields.add(Map.entry("routeJoining", step.joining().name()));
        }
        return fields;
    }
}
