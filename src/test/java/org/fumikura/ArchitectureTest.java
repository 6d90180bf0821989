package org.fumikura;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;

/** What the code must look like so that nobody has to look after it. */
class ArchitectureTest {

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.fumikura", "org.fumikurapages");

    private static final Path TEMPLATES = Path.of("src", "main", "jte");
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

    /** Page models that several modules show, and why. */
    private static final Map<String, String> SHARED_MODELS = Map.of(
            "org.fumikura.frame.HeldForm", "travels through the sign-in page of organization",
            "org.fumikura.frame.Facts", "a page of one thing, whatever the thing",
            "org.fumikura.frame.Form", "a page with one form, whatever is asked",
            "org.fumikura.frame.Listing", "a page with one list, whatever it lists");

    /** Where SQL may ask the database for the time, and why. */
    private static final Map<String, String> DATABASE_TIME = Map.of(
            "V20261124.22__organization_access_log_months.sql",
            "refuses to drop the access log's young months, whatever time its caller believes in");

    private static final Pattern MODEL = Pattern.compile("@param (\\S+) model\\b");
    private static final Pattern IMPORT = Pattern.compile("@import (\\S+)");
    private static final Pattern TIME = Pattern.compile(
            "(?i)\\bnow\\s*\\(\\s*\\)|\\b(current_date|current_time|current_timestamp|localtime|localtimestamp|"
                    + "transaction_timestamp|statement_timestamp|clock_timestamp|timeofday)\\b|'(now|today|yesterday|tomorrow)'");

    @Test
    void aPageModelIsKnownToItsOwnModuleAndItsTemplatesOnly() {
        Map<String, String> models = pageModels();
        assertThat(models).hasSizeGreaterThan(15);

        models.forEach((model, module) -> noClasses()
                .that(are(describe(
                        "outside of " + module,
                        user -> !user.getPackageName().equals("org.fumikura." + module)
                                && !user.getPackageName().startsWith("org.fumikurapages." + module))))
                .should()
                .dependOnClassesThat(describe(
                        "are the page model " + model,
                        used -> used.getName().equals(model) || used.getName().startsWith(model + "$")))
                .because("a page model is made for one page; give the other module a type of its own")
                .check(PROGRAM));
    }

    @Test
    void theClocksAloneAskForTheTime() {
        noClasses()
                .that(are(describe(
                        "not the clocks of shared",
                        asking -> !asking.getName().matches("org\\.fumikura\\.shared\\.\\w*Clock(\\$.*)?"))))
                .should()
                .callMethodWhere(asksForTheTime())
                .orShould()
                .callConstructor(java.util.Date.class)
                .because(
                        "acts are dated by OfficialClock and machine things by MachineClock, so that tests can move them")
                .check(PROGRAM);
    }

    @Test
    void everyClassIsNamedAfterWhatItIs() {
        noClasses()
                .should()
                .haveSimpleNameContaining("Util")
                .orShould()
                .haveSimpleNameContaining("Helper")
                .orShould()
                .haveSimpleNameContaining("Manager")
                .orShould()
                .haveSimpleNameContaining("Impl")
                .orShould()
                .haveSimpleNameContaining("Common")
                .because("such a name says nothing: name the class after the thing that it is")
                .check(PROGRAM);
    }

    @Test
    void datesAreThoseOfJavaTime() {
        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "are dates from before java.time",
                        used -> Set.of(
                                        "java.util.Date",
                                        "java.util.Calendar",
                                        "java.util.GregorianCalendar",
                                        "java.text.SimpleDateFormat",
                                        "java.sql.Date",
                                        "java.sql.Time",
                                        "java.sql.Timestamp")
                                .contains(used.getName())))
                .because("they carry a hidden time zone; use java.time")
                .check(PROGRAM);
    }

    @Test
    void everythingNeededComesThroughTheConstructor() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .because("a class says in its constructor what it needs")
                .check(PROGRAM);
        fields().that()
                .areDeclaredInClassesThat()
                .areMetaAnnotatedWith("org.springframework.stereotype.Component")
                .and()
                .areNotStatic()
                .should()
                .bePrivate()
                .because("the parts of a component are nobody else's")
                .check(PROGRAM);
    }

    @Test
    void nobodyCallsAControllerButTheWeb() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .should()
                .bePackagePrivate()
                .because("a module's promise to others are its services, not its pages")
                .check(PROGRAM);
        methods()
                .that()
                .areAnnotatedWith("org.fumikura.frame.RouteRule")
                .should()
                .bePackagePrivate()
                .because("a handler is called by the web alone")
                .check(PROGRAM);
    }

    @Test
    void nobodyKnowsTheDemonstration() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.fumikura.demo..", "org.fumikurapages.demo..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.fumikura.demo..").and(DescribedPredicate.not(simpleName("package-info"))))
                .because("an installation in service has no demonstration")
                .check(PROGRAM);
    }

    @Test
    void transactionsBeginInTenancyOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.fumikura.tenancy..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.transaction.support.TransactionTemplate")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.transaction.PlatformTransactionManager")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.transaction.annotation.Transactional")
                .orShould()
                .callMethodWhere(describe(
                        "a transaction of jOOQ's own",
                        call -> call.getTargetOwner().isAssignableTo("org.jooq.DSLContext")
                                && call.getName().startsWith("transaction")))
                .because("a write belongs to one municipality and ends with its acts: use Transactions")
                .check(PROGRAM);
    }

    @Test
    void theDatabaseIsNotAskedForTheTime() throws IOException {
        var found = new TreeMap<String, Set<String>>();
        for (Path file : files(MIGRATIONS, ".sql")) {
            String sql = Files.readString(file).replaceAll("--.*", "");
            Matcher time = TIME.matcher(sql);
            while (time.find()) {
                found.computeIfAbsent(file.getFileName().toString(), unused -> new TreeSet<>())
                        .add(time.group());
            }
        }

        assertThat(found.keySet())
                .as(
                        "a business date comes from OfficialClock as a parameter; what else needs it stands here: %s",
                        found)
                .isEqualTo(DATABASE_TIME.keySet());
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "the database's time",
                        call -> call.getTargetOwner().getName().equals("org.jooq.impl.DSL")
                                && call.getName().matches("(current|local).*(Date|Time|Timestamp)|now")))
                .because("a business date comes from OfficialClock")
                .check(PROGRAM);
    }

    private static DescribedPredicate<JavaMethodCall> asksForTheTime() {
        return describe("the present time", call -> {
            AccessTarget.MethodCallTarget asked = call.getTarget();
            String owner = asked.getOwner().getName();
            return owner.startsWith("java.time.") && asked.getName().equals("now")
                    || owner.equals("java.lang.System") && asked.getName().equals("currentTimeMillis")
                    || owner.equals(Clock.class.getName()) && asked.getName().matches("system.*|tick.+");
        });
    }

    /** Each page model and its module: what a template is given as its model, and what is named like one. */
    private static Map<String, String> pageModels() {
        var models = new HashMap<String, String>();
        for (Path template : files(TEMPLATES, ".jte")) {
            String module = TEMPLATES.relativize(template).getName(0).toString();
            String text = read(template);
            Matcher model = MODEL.matcher(text);
            while (model.find()) {
                imported(text, model.group(1))
                        .filter(name -> name.startsWith("org.fumikura." + module + "."))
                        .forEach(name -> models.put(name, module));
            }
        }
        PROGRAM.stream()
                .filter(type -> type.getSimpleName().matches(".+(Page|PageModel)"))
                .filter(type -> type.getPackageName().startsWith("org.fumikura."))
                .forEach(type -> models.put(type.getName(), moduleOf(type)));
        models.keySet().removeAll(SHARED_MODELS.keySet());
        return models;
    }

    private static String moduleOf(JavaClass type) {
        return type.getPackageName().split("\\.")[2];
    }

    private static Stream<String> imported(String template, String simpleName) {
        return IMPORT.matcher(template)
                .results()
                .map(line -> line.group(1))
                .filter(name -> name.endsWith("." + simpleName));
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(ending)).toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
