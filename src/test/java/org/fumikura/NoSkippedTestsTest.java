package org.fumikura;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A test that does not run promises nothing. */
class NoSkippedTestsTest {

    private static final Path SOURCES = Path.of("src", "test", "java");

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("org.fumikura");

    @Test
    void noTestIsSwitchedOff() {
        assertThat(TESTS).hasSizeGreaterThan(30);

        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "switch a test off",
                        used -> used.getName()
                                .matches("org\\.junit\\.jupiter\\.api\\.(Disabled|Assumptions|condition\\..+)"
                                        + "|org\\.junit\\.(Ignore|Assume)|net\\.jqwik\\.api\\.Disabled"
                                        + "|org\\.assertj\\.core\\.api\\..*Assumptions"
                                        + "|org\\.springframework\\.test\\.context\\.junit\\.jupiter\\.(Enabled|Disabled)If"
                                        + "|org\\.opentest4j\\.TestAbortedException")))
                .because("let the test run, or delete it and say why in the commit")
                .check(TESTS);
    }

    /** The build runs classes named …Test; another name would be a silent way to skip. The soak runs those that it names. */
    @Test
    void theBuildFindsEveryTest() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> unfound = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().endsWith("Test.java"))
                    .filter(file -> !isOfTheSoak(file))
                    .filter(NoSkippedTestsTest::hasTests)
                    .toList();

            assertThat(unfound)
                    .as(
                            "name the class …Test, else the build never runs it; or …Soak and name it in the soak of ./fumikura")
                    .isEmpty();
        }
    }

    /** What is said to operators stands on tests that are there. */
    @Test
    void theTestsThatOperatorsAreToldOfAreThere() throws IOException {
        List<MatchResult> named = NAMED.matcher(Files.readString(Path.of("docs", "operating.md")))
                .results()
                .toList();
        assertThat(named)
                .hasSizeGreaterThan(15)
                .allSatisfy(test -> assertThat(TESTS)
                        .anyMatch(tests -> tests.getSimpleName().equals(test.group(1))
                                && tests.getMethods().stream()
                                        .anyMatch(method -> method.getName().equals(test.group(2)))));
    }

    private static boolean isOfTheSoak(Path file) {
        String name = file.getFileName().toString().replace(".java", "");
        return name.endsWith("Soak") && read(Path.of("fumikura")).contains("," + name + ",");
    }

    private static boolean hasTests(Path file) {
        return read(file).lines().anyMatch(line -> line.strip().matches("@(Test|ParameterizedTest|Property)\\b.*"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
