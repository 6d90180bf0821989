import tools.jackson.databind.node.ObjectNode;

/**
 * S02: a draft that answers a received document; when its amount crosses the border between the head of section and the head of
 * department, the route changes and says why.
 */
final class BorderOfAmounts implements Scenario {

    private static final String CODE = "K01";
    private static final String ITEM = "委託料";

    @Override
    public void play(House house, Expect expect) throws Exception {
        Api drafter = house.api("joho-digital-tanto");
        String receipt = drafter.get("/receipts").require(200).text("/items/0/entry/id");
        Api.Answer begun = drafter.post(
                        "/drafts", Api.object().put("from", receipt).put("relation", "ANSWER"), null)
                .require(201);
        expect.holds(
                "it begins with the received document's title",
                begun.text("/content/title")
                        .contains(drafter.get("/documents/" + receipt).text("/title")));

        Api.Answer small = drafter.put("/drafts/" + begun.text("/id"), content(begun, 1_000), begun.tag())
                .require(200);
        String first = deciderOf(small);
        Api.Answer reason =
                drafter.get("/drafts/" + begun.text("/id") + "/route-proposal").require(200);
        long border = reason.body().at("/rule/amountTo").asLong(0);
        expect.holds("the row ends at an amount", border > 1_000);
        Api.Answer below = drafter.put("/drafts/" + begun.text("/id"), content(small, border - 1), small.tag())
                .require(200);
        expect.equal("one yen below the border nothing changes", first, deciderOf(below));
        Api.Answer above = drafter.put("/drafts/" + begun.text("/id"), content(below, border), below.tag())
                .require(200);
        expect.holds("at the border somebody else decides", !first.equals(deciderOf(above)));
        expect.holds(
                "it says that the route went with the amount",
                !above.body().path("routeFollowed").isMissingNode());
        String sentence = drafter.get("/drafts/" + begun.text("/id") + "/route-proposal")
                .body()
                .toString();
        expect.holds("the sentence names the amount", sentence.contains("%,d".formatted(border)));
        expect.holds("and the article", sentence.contains("別表"));

        Api.Answer submitted = drafter.submit(above);
        expect.equal("it is submitted", 200, submitted.status());
        expect.holds(
                "the matter names the received document",
                submitted.body().path("links").toString().contains(receipt));
        expect.equal("the ledger holds", 0, house.verify().status());
    }

    private static ObjectNode content(Api.Answer draft, long amount) {
        ObjectNode content = draft.body().path("content").deepCopy().asObject();
        return content.put("body", "次のとおり委託してよろしいか伺います。")
                .put("enforced", false)
                .put("matterCode", CODE)
                .put("expenditureItem", ITEM)
                .put("amount", amount);
    }

    private static String deciderOf(Api.Answer draft) {
        var route = draft.body().at("/content/route");
        return route.path(route.size() - 1).path("post").asString("");
    }
}
