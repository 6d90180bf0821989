import java.time.LocalDate;

/** S07: a number issued on 2022-05-23 is 4豊政情発第n号; one of 2023-03-31 keeps its 4 though it has effect in April. */
final class NumbersOverTheYear implements Scenario {

    private static final String FOURTH_YEAR = "4豊政情発第[0-9]+号";

    @Override
    public void play(House house, Expect expect) throws Exception {
        Api clerk = house.api("joho-digital-tanto");
        Api head = house.api("joho-digital-kakaricho");
        Api chief = house.api("joho-kacho");

        house.advanceTo("2022-05-23T09:30");
        String may = decide("5月に施行する起案", clerk, head, chief);
        expect.matches("a number of 23 May 2022", FOURTH_YEAR, issueNumber(clerk, may));

        house.advanceTo("2023-03-31T16:00");
        String march = decide("4月1日に施行する起案", clerk, head, chief);
        String number = issueNumber(clerk, march);
        expect.matches("a number of 31 March 2023", FOURTH_YEAR, number);
        clerk.act(march, Api.object().put("act", "TAKE_EFFECT").put("effectiveOn", "2023-04-01"))
                .require(200);

        house.advanceTo("2023-04-03T09:00");
        Api.Answer after = clerk.get("/matters/" + march).require(200);
        expect.equal("its day of effect", LocalDate.of(2023, 4, 1).toString(), after.text("/effectiveOn"));
        expect.equal("it keeps its number in April", number, issueNumber(clerk, march));
        expect.equal("the ledger holds", 0, house.verify().status());
    }

    private static String decide(String title, Api clerk, Api head, Api chief) throws Exception {
        String matter = clerk.submit(clerk.draft(title, true)).require(200).text("/id");
        head.act(matter, "APPROVE").require(200);
        chief.act(matter, "DECIDE").require(200);
        return matter;
    }

    private static String issueNumber(Api api, String matter) throws Exception {
        return api.get("/matters/" + matter)
                .require(200)
                .body()
                .path("numbers")
                .valueStream()
                .filter(number -> number.path("kind").asString().equals("ISSUE"))
                .map(number -> number.path("label").asString())
                .findFirst()
                .orElse("none");
    }
}
