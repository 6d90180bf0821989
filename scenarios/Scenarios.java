import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The twenty acceptance scenarios (docs/domain/scenarios.md), played from outside: through the API, the demonstration's clock
 * and, where a scenario is about tampering, SQL. Nothing of the program's own code is called.
 *
 * <p>Each plays on a copy of one freshly founded installation. One line a scenario, and a closing line with the counts.
 */
final class Scenarios {

    private static final Map<String, String> TITLES = titles();

    /** Those that the product can play by now. */
    private static final Map<String, Scenario> PLAYED = Map.ofEntries(
            Map.entry("S02", new BorderOfAmounts()),
            Map.entry("S03", new SecondDeputy()),
            Map.entry("S04", new PulledUp()),
            Map.entry("S05", new OwnDraft()),
            Map.entry("S06", new TamperedRecord()),
            Map.entry("S07", new NumbersOverTheYear()),
            Map.entry("S08", new FirstOfApril()),
            Map.entry("S15", new RedactedPaper()),
            Map.entry("S16", new FourteenDays()),
            Map.entry("S17", new FifteenDays()),
            Map.entry("S18", new PublicMinutes()));

    private Scenarios() {}

    /** @param arguments the program's jar, and the numbers of the scenarios that are wanted, or none for all */
    public static void main(String[] arguments) throws Exception {
        Path program = Path.of(arguments[0]).toAbsolutePath();
        Set<String> wanted = Set.copyOf(List.of(arguments).subList(1, arguments.length));
        Path room = Files.createTempDirectory("fumikura-scenarios-");
        int passed = 0;
        int failed = 0;
        int open = 0;
        try (var houses = new Houses(program, room)) {
            for (Map.Entry<String, String> entry : TITLES.entrySet()) {
                String number = entry.getKey();
                if (!wanted.isEmpty() && !wanted.contains(number)) {
                    continue;
                }
                Scenario scenario = PLAYED.get(number);
                List<String> faults = scenario == null ? List.of() : play(scenario, houses);
                String outcome = scenario == null ? "open" : faults.isEmpty() ? "passed" : "failed";
                passed += outcome.equals("passed") ? 1 : 0;
                failed += outcome.equals("failed") ? 1 : 0;
                open += outcome.equals("open") ? 1 : 0;
                System.out.println(number + " " + outcome + " — " + entry.getValue());
                faults.forEach(fault -> System.out.println("    " + fault));
            }
        }
        System.out.println(passed + " passed, " + failed + " failed, " + open + " open");
        System.exit(failed == 0 ? 0 : 1);
    }

    private static List<String> play(Scenario scenario, Houses houses) {
        var faults = new ArrayList<String>();
        try (House house = houses.open()) {
            scenario.play(house, new Expect(faults));
        } catch (Exception problem) {
            faults.add(problem.toString());
        }
        return faults;
    }

    private static Map<String, String> titles() {
        var titles = new LinkedHashMap<String, String>();
        titles.put("S01", "An LGWAN document with a bad signature is received, and a notice of refusal goes out");
        titles.put("S02", "A draft from a receipt whose amount crosses the border goes another route, and says why");
        titles.put("S03", "A decision by the second deputy is printed with 代 and seen afterwards");
        titles.put("S04", "A pull-up over two steps lets the skipped ones see it afterwards");
        titles.put("S05", "Nobody approves her own draft");
        titles.put("S06", "A decided document can not be edited, and an edit from outside is found by the chain");
        titles.put("S07", "Numbers follow the fiscal year of their allotment");
        titles.put("S08", "A reorganisation on 1 April orphans none of 40 open drafts");
        titles.put("S09", "A five-year file of fiscal 2022 is listed for disposal in April 2028 and not before");
        titles.put("S10", "A hold stops it");
        titles.put("S11", "A verdict to retain survives the approval of the list");
        titles.put("S12", "An administrator's early purge is refused and noted");
        titles.put("S13", "A record without an expiry date can not be put into a batch");
        titles.put("S14", "A scanned page is found by words across blanks and by old characters");
        titles.put("S15", "No extractor finds what was redacted");
        titles.put("S16", "Fourteen days from 20 December 2022 end on 4 January 2023");
        titles.put("S17", "The table of fifteen days is reproduced");
        titles.put("S18", "The public minutes come without the closed parts");
        titles.put("S19", "One letter, three opinions, their answers and what they changed");
        titles.put("S20", "Draft, approve and search by keyboard and screen reader");
        return titles;
    }
}
