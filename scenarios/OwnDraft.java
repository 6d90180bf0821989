import java.sql.Connection;
import java.sql.SQLException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** S05: a drafter who approves her own draft is stopped, whichever way she tries. */
final class OwnDraft implements Scenario {

    @Override
    public void play(House house, Expect expect) throws Exception {
        Api chief = house.api("joho-kacho");
        String own = chief.get("/me").require(200).text("/acting/id");

        Api.Answer draft = chief.draft("自分で決裁しようとする起案", false);
        ObjectNode content = draft.body().path("content").deepCopy().asObject();
        ArrayNode route = content.putArray("route");
        route.addObject().put("kind", "DECISION").put("post", own);
        Api.Answer alone =
                chief.put("/drafts/" + draft.text("/id"), content, draft.tag()).require(200);
        Api.Answer refused = chief.submit(alone);
        expect.equal("a route with herself alone is not taken", 422, refused.status());
        expect.holds("it says that the route is why", refused.body().toString().contains("\"field\":\"route\""));

        Api clerk = house.api("joho-digital-tanto");
        Api.Answer submitted = clerk.submit(clerk.draft("上司の決裁を受ける起案", false)).require(200);
        String matter = submitted.text("/id");
        for (String act : new String[] {"APPROVE", "DECIDE"}) {
            Api.Answer tried = clerk.act(matter, act);
            expect.equal("the drafter can not " + act, 409, tried.status());
        }
        expect.equal(
                "nothing has moved", "ACTIVE", clerk.get("/matters/" + matter).text("/route/0/state"));
        expect.holds("the program's own role can not decide it past the rules", isRefused(house, matter));
        expect.equal("the ledger holds", 0, house.verify().status());
    }

    private static boolean isRefused(House house, String matter) throws Exception {
        try (Connection connection = house.asApplication(1);
                var statement = connection.prepareStatement(
                        "update approval.matter set state = 'AWAITING_CLOSE' where document_id = ?::uuid")) {
            statement.setString(1, matter);
            statement.executeUpdate();
            return false;
        } catch (SQLException refused) {
            return true;
        }
    }
}
