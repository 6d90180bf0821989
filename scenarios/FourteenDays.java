/** S16: fourteen days, the first not counted, that would end while the office is closed. */
final class FourteenDays implements Scenario {

    @Override
    public void play(House house, Expect expect) throws Exception {
        Api clerk = house.api("joho-kanri-tanto");
        Api.Answer trial = clerk.post(
                        "/deadline-trials", Api.object().put("rule", "14-days").put("start", "2022-12-20"), null)
                .require(200);

        expect.equal("the last counted day", "2023-01-03", trial.text("/countedDay"));
        expect.equal("the deadline", "2023-01-04", trial.text("/due"));
        expect.holds("it explains itself", trial.body().path("steps").size() > 1);
    }
}
