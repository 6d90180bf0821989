import java.util.Map;
import java.util.TreeMap;

/** S17: one office's table of fifteen days, the first counted, holidays and the year's end not counted, off weekends. */
final class FifteenDays implements Scenario {

    private static final Map<String, String> TABLE = new TreeMap<>(Map.ofEntries(
            Map.entry("2016-12-09", "2016-12-26"),
            Map.entry("2016-12-12", "2016-12-27"),
            Map.entry("2016-12-13", "2016-12-28"),
            Map.entry("2016-12-14", "2017-01-04"),
            Map.entry("2016-12-15", "2017-01-05"),
            Map.entry("2016-12-16", "2017-01-06"),
            Map.entry("2016-12-19", "2017-01-10"),
            Map.entry("2016-12-20", "2017-01-11"),
            Map.entry("2016-12-21", "2017-01-12"),
            Map.entry("2016-12-22", "2017-01-13"),
            Map.entry("2016-12-26", "2017-01-16"),
            Map.entry("2016-12-27", "2017-01-17"),
            Map.entry("2016-12-28", "2017-01-18"),
            Map.entry("2017-01-04", "2017-01-19"),
            Map.entry("2017-01-05", "2017-01-20"),
            Map.entry("2017-01-06", "2017-01-23")));

    @Override
    public void play(House house, Expect expect) throws Exception {
        Api clerk = house.api("joho-kanri-tanto");
        for (Map.Entry<String, String> pair : TABLE.entrySet()) {
            Api.Answer trial = clerk.post(
                            "/deadline-trials",
                            Api.object()
                                    .put("rule", "15-days-first-day-included")
                                    .put("start", pair.getKey()),
                            null)
                    .require(200);
            expect.equal("fifteen days from " + pair.getKey(), pair.getValue(), trial.text("/due"));
        }
    }
}
