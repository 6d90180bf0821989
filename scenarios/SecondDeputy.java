import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * S03: decider and first deputy are away, the second deputy decides in the decider's place. The sheet shows 代, and the decider
 * sees it afterwards.
 */
final class SecondDeputy implements Scenario {

    @Override
    public void play(House house, Expect expect) throws Exception {
        Api drafter = house.api("joho-digital-tanto");
        Api decider = house.api("seisaku-bucho");
        Api first = house.api("kikaku-kacho");
        Api second = house.api("gyosei-kacho");
        String matter = drafter.submit(drafter.draft("B01", "", null, "部長の不在中に急ぐ案件"))
                .require(200)
                .text("/id");
        for (String login : List.of("joho-digital-kakaricho", "joho-kacho")) {
            house.api(login).act(matter, "APPROVE").require(200);
        }
        expect.equal(
                "while the decider is there nobody knows of it",
                404,
                second.get("/matters/" + matter).status());

        decider.away("TRIP", "2022-05-20T09:00", "2022-05-23T17:15").require(201);
        expect.equal(
                "the second is not next in order",
                404,
                second.get("/matters/" + matter).status());
        expect.holds("the first deputy could decide", possible(first, matter).contains("\"DECIDE\""));
        first.away("LEAVE", "2022-05-20T09:00", "2022-05-20T17:15").require(201);
        expect.holds("the first deputy is away too", !possible(first, matter).contains("\"DECIDE\""));
        expect.holds(
                "the second deputy may decide now", possible(second, matter).contains("\"DECIDE\""));
        expect.holds(
                "a deputy does not deny for good", !possible(second, matter).contains("\"DENY\""));
        expect.holds(
                "it is among what the second may do in another's place",
                second.get("/matters?list=IN_PLACE").body().toString().contains(matter));

        expect.equal(
                "without a reason it is not decided",
                409,
                second.act(matter, "DECIDE").status());
        Api.Answer decided = second.act(matter, PulledUp.said("DECIDE", "部長・企画課長とも不在で、本日中の回答を要するため"))
                .require(200);
        expect.equal("it is decided", "AWAITING_CLOSE", decided.text("/state"));
        expect.equal("by proxy", "PROXY", decided.text("/route/2/capacity"));
        expect.holds("the sheet shows 代", sheet(drafter, matter).contains("代"));
        expect.holds("and the deputy's post", sheet(drafter, matter).contains("行政経営課長"));

        house.advanceTo("2022-05-24T09:00");
        expect.holds(
                "back again, the decider finds it",
                decider.get("/matters?list=AFTER_VIEW").body().toString().contains(matter));
        Api.Answer seen =
                decider.act(matter, PulledUp.said("SEE_AFTERWARDS", "")).require(200);
        expect.holds("seen afterwards", !seen.text("/afterViews/0/seenAt").isEmpty());
        expect.holds(
                "the second knows no more of what came since",
                !possible(second, matter).contains("DECIDE"));
        expect.equal("the ledger holds", 0, house.verify().status());
    }

    private static String possible(Api api, String matter) throws Exception {
        return api.get("/matters/" + matter).body().path("possible").toString();
    }

    private static String sheet(Api api, String matter) throws Exception {
        Path pdf = Files.createTempFile("sheet", ".pdf");
        try {
            api.download("/matters/" + matter + "/sheet", pdf);
            try (var document = Loader.loadPDF(pdf.toFile())) {
                return new PDFTextStripper().getText(document);
            }
        } finally {
            Files.delete(pdf);
        }
    }
}
