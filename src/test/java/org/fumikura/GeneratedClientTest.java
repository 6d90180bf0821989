package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.UUID;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikuraclient.ApiClient;
import org.fumikuraclient.ApiException;
import org.fumikuraclient.ApiResponse;
import org.fumikuraclient.api.DraftsApi;
import org.fumikuraclient.api.MattersApi;
import org.fumikuraclient.model.ActName;
import org.fumikuraclient.model.Draft;
import org.fumikuraclient.model.DraftContent;
import org.fumikuraclient.model.Matter;
import org.fumikuraclient.model.MatterLine;
import org.fumikuraclient.model.MatterList;
import org.fumikuraclient.model.MatterState;
import org.fumikuraclient.model.NewAct;
import org.fumikuraclient.model.RoutePlace;
import org.fumikuraclient.model.StepKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A client that was generated from the description of the API, by somebody who knows nothing else, does the office's work. */
@FumikuraTest
class GeneratedClientTest {

    private static final String TITLE = "電子申請の受付状況の報告について";

    @Autowired
    private Site site;

    @Test
    void draftsRoutesAndDecides() throws ApiException {
        DraftsApi drafts = new DraftsApi(client("joho-digital-tanto"));
        ApiResponse<Draft> begun = drafts.beginDraftWithHttpInfo(UUID.randomUUID(), null, null);
        UUID id = begun.getData().getId();
        DraftContent content = begun.getData()
                .getContent()
                .title(TITLE)
                .body("次のとおり報告してよろしいか伺います。")
                .matterCode("A01");
        ApiResponse<Draft> saved = drafts.saveDraftWithHttpInfo(id, tag(begun), content, null);
        assertThat(saved.getData().getContent().getRoute())
                .extracting(RoutePlace::getKind)
                .containsExactly(StepKind.REVIEW, StepKind.DECISION);
        assertThat(saved.getData().getLacking()).isEmpty();
        Matter submitted = drafts.submitDraft(id, UUID.randomUUID(), tag(saved), null);
        assertThat(submitted.getState()).isEqualTo(MatterState.CIRCULATING);

        assertThat(act("joho-digital-kakaricho", id, ActName.APPROVE).getState())
                .isEqualTo(MatterState.CIRCULATING);
        MattersApi chief = new MattersApi(client("joho-kacho"));
        assertThat(chief.listMatters(MatterList.WAITING, null, null, null).getItems())
                .extracting(MatterLine::getTitle)
                .contains(TITLE);
        Matter decided = act("joho-kacho", id, ActName.DECIDE);
        assertThat(decided.getState()).isEqualTo(MatterState.AWAITING_CLOSE);
        assertThat(decided.getDecidedOn()).isEqualTo("2022-05-20");
    }

    @Test
    void isToldInItsOwnTypesWhatItDidWrong() throws ApiException {
        DraftsApi drafts = new DraftsApi(client("joho-digital-tanto"));
        ApiResponse<Draft> begun = drafts.beginDraftWithHttpInfo(UUID.randomUUID(), null, null);

        assertThatThrownBy(() -> drafts.submitDraft(begun.getData().getId(), UUID.randomUUID(), tag(begun), null))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.getCode()).isEqualTo(422);
                    assertThat(refused.getResponseBody()).contains("approval.incomplete", "件名を入力してください。");
                });
    }

    private Matter act(String login, UUID id, ActName act) throws ApiException {
        MattersApi matters = new MattersApi(client(login));
        ApiResponse<Matter> seen = matters.getMatterWithHttpInfo(id, null);
        assertThat(seen.getData().getPossible()).contains(act);
        return matters.act(
                id, UUID.randomUUID(), tag(seen), new NewAct().act(act).words("確認しました。"), null);
    }

    private ApiClient client(String login) {
        String token = site.token(login);
        ApiClient client = new ApiClient();
        client.setScheme("http").setHost("localhost").setPort(site.port());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }

    private static String tag(ApiResponse<?> answer) {
        return Objects.requireNonNull(answer.getHeaders().get("etag")).getFirst();
    }
}
