import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** S04: a head of department pulls a matter up over two steps; the two see it afterwards, and change nothing of it. */
final class PulledUp implements Scenario {

    @Override
    public void play(House house, Expect expect) throws Exception {
        Api drafter = house.api("joho-digital-tanto");
        Api head = house.api("seisaku-bucho");
        String matter = drafter.submit(drafter.draft("B01", "", null, "引き上げられる案件"))
                .require(200)
                .text("/id");

        Api.Answer bare = head.act(matter, "PULL_UP");
        expect.equal("without a reason it is not pulled up", 409, bare.status());
        expect.equal(
                "who drafted it can not pull it up",
                409,
                drafter.act(matter, said("PULL_UP", "急ぎ")).status());
        Api.Answer pulled = head.act(matter, said("PULL_UP", "議会の答弁に間に合わせるため")).require(200);
        expect.equal("the first one is passed over", "SKIPPED", pulled.text("/route/0/state"));
        expect.equal("the second one is passed over", "SKIPPED", pulled.text("/route/1/state"));
        expect.equal("it waits for who pulled it up", "ACTIVE", pulled.text("/route/2/state"));
        expect.equal(
                "both are to see it afterwards",
                2,
                pulled.body().path("afterViews").size());

        Api.Answer decided = head.act(matter, "DECIDE").require(200);
        expect.equal("it is decided", "AWAITING_CLOSE", decided.text("/state"));
        for (String login : List.of("joho-digital-kakaricho", "joho-kacho")) {
            Api skipped = house.api(login);
            expect.holds(
                    login + " finds it among what is to be seen afterwards",
                    skipped.get("/matters?list=AFTER_VIEW").body().toString().contains(matter));
            skipped.act(matter, said("SEE_AFTERWARDS", login.equals("joho-kacho") ? "次回は事前に知らせてください。" : ""))
                    .require(200);
            expect.holds(
                    login + " has seen it",
                    !skipped.get("/matters?list=AFTER_VIEW").body().toString().contains(matter));
            expect.equal(
                    "nobody sees it twice",
                    409,
                    skipped.act(matter, "SEE_AFTERWARDS").status());
        }
        Api.Answer end = drafter.get("/matters/" + matter).require(200);
        expect.equal("an opinion changes nothing", "AWAITING_CLOSE", end.text("/state"));
        expect.equal("the opinion stands beside it", "次回は事前に知らせてください。", end.text("/afterViews/1/words"));
        expect.equal("the ledger holds", 0, house.verify().status());
    }

    static ObjectNode said(String act, String words) {
        return Api.object().put("act", act).put("words", words);
    }
}
