package org.fumikura.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fumikura.shared.OfficeCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the tables tell fits together, whether or not it is played. */
class TablesTest {

    private static final Set<String> SIGNS =
            Set.of("draft", "paper", "go", "end", "back", "before", "again", "deny", "take", "drop", "agree", "say");
    private static final Set<String> WORDLESS = Set.of("draft", "go", "end", "agree");

    @ParameterizedTest
    @EnumSource
    void whoDraftsOrReceivesFilesInHerOwnSection(Place place) {
        Map<String, Set<String>> files = new HashMap<>();
        place.table("files")
                .forEach(row -> files.computeIfAbsent(row.get("unit"), unit -> new HashSet<>())
                        .add(row.get("title")));
        Map<String, String> sections = sections(place);

        matters(place)
                .forEach(matter -> assertThat(files.get(sections.get(matter.drafter())))
                        .as(matter.title())
                        .contains(matter.file()));
        receipts(place)
                .forEach(receipt -> assertThat(files.get(sections.get(receipt.clerk())))
                        .as(receipt.title())
                        .contains(receipt.file()));
    }

    @ParameterizedTest
    @EnumSource
    void everyCourseHasItsWords(Place place) {
        for (PlannedMatter matter : matters(place)) {
            assertThat(SIGNS).as(matter.title()).containsAll(matter.course());
            long needed = matter.course().stream()
                    .filter(sign -> !WORDLESS.contains(sign))
                    .count();
            assertThat(matter.words()).as(matter.title()).hasSize((int) needed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void officesWorkWhenTheyAreOpen(Place place) {
        OfficeCalendar calendar = OfficeCalendar.national();

        Stream.concat(
                        matters(place).stream().map(PlannedMatter::at),
                        receipts(place).stream().map(PlannedReceipt::at))
                .forEach(at -> {
                    assertThat(calendar.isOpen(at.toLocalDate())).as("%s", at).isTrue();
                    assertThat(at.getHour()).as("%s", at).isBetween(8, 17);
                });
    }

    @ParameterizedTest
    @EnumSource
    void everyMaterialIsThere(Place place) {
        Stream.concat(
                        matters(place).stream().flatMap(matter -> matter.materials().stream()),
                        receipts(place).stream().flatMap(receipt -> receipt.materials().stream()))
                .map(entry -> entry.split("=", 2)[0].replace(".pdf", ".txt"))
                .distinct()
                .forEach(name -> assertThat(TablesTest.class.getResource("materials/" + name))
                        .as(name)
                        .isNotNull());
    }

    @Test
    void theCityIsOfTheSizeThatItPromises() {
        assertThat(Place.TOSHIMA.table("files")).hasSizeGreaterThanOrEqualTo(60);
        assertThat(matters(Place.TOSHIMA).size() + receipts(Place.TOSHIMA).size())
                .isGreaterThanOrEqualTo(300);
    }

    @Test
    void aTextSaysWhatItsBlanksSay() {
        Map<String, String> blanks = Map.of("title", "件名");

        assertThat(new Material("a.txt", "{title}".getBytes(StandardCharsets.UTF_8))
                        .filledIn(blanks)
                        .bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("件名");
        assertThatCode(() -> new Material("a.png", new byte[] {-1, 0}).filledIn(blanks))
                .doesNotThrowAnyException();
    }

    private static Map<String, String> sections(Place place) {
        var chart = new Chart(place, new HashMap<>(), new HashMap<>());
        var sections = new HashMap<String, String>();
        place.table("staff").forEach(row -> sections.putIfAbsent(row.get("login"), chart.sectionOf(row.get("unit"))));
        return sections;
    }

    private static List<PlannedMatter> matters(Place place) {
        var matters = new ArrayList<PlannedMatter>();
        place.table("matters").forEach(row -> matters.add(PlannedMatter.of(row, "matter")));
        place.table("further-matters").forEach(row -> matters.add(PlannedMatter.of(row, "matter")));
        return matters;
    }

    private static List<PlannedReceipt> receipts(Place place) {
        var receipts = new ArrayList<PlannedReceipt>();
        place.table("receipts").forEach(row -> receipts.add(PlannedReceipt.of(row, "receipt")));
        place.table("further-receipts").forEach(row -> receipts.add(PlannedReceipt.of(row, "receipt")));
        return receipts;
    }
}
