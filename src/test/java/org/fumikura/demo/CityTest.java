package org.fumikura.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.ledger.Tables.HEAD;
import static org.fumikuradb.organization.Tables.CREDENTIAL;
import static org.fumikuradb.organization.Tables.PERSON;
import static org.fumikuradb.organization.Tables.PERSON_NAME;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fumikura.shared.LocalGovernmentCode;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** The city as the demonstration opens with it. */
@FumikuraTest
class CityTest {

    private static final Path TABLES = Path.of("src/main/resources/org/fumikura/demo");
    /** The surname in the minutes, in all the ways in which it is written. */
    private static final Pattern SURNAME = Pattern.compile("[齊斉斎齋]藤");

    @Autowired
    Opening opening;

    @Autowired
    DSLContext db;

    @Autowired
    Transactions transactions;

    @Autowired
    Site site;

    @Test
    void aSecondStartChangesNothing() {
        Map<Integer, Long> before = positions();

        opening.afterSingletonsInstantiated();

        assertThat(positions()).isEqualTo(before);
        assertThat(before.get(1)).isGreaterThan(1_000);
        assertThat(before.get(2)).isGreaterThan(200);
    }

    private Map<Integer, Long> positions() {
        var positions = new HashMap<Integer, Long>();
        for (int municipality = 0; municipality <= 2; municipality++) {
            positions.put(
                    municipality,
                    in(
                            new MunicipalityId(municipality),
                            () -> db.select(HEAD.POSITION)
                                    .from(HEAD)
                                    .fetchSingle()
                                    .value1()));
        }
        return positions;
    }

    @ParameterizedTest
    @EnumSource
    void everyAccountIsListedAndCanSignIn(Place place) {
        List<String> listed = Accounts.list(place).stream().map(Account::login).toList();
        Map<String, String> hashes = in(
                place.municipality().id(),
                () -> db.select(PERSON.LOGIN, CREDENTIAL.PASSWORD_HASH)
                        .from(PERSON)
                        .join(CREDENTIAL)
                        .on(CREDENTIAL.TENANT_ID.eq(PERSON.TENANT_ID), CREDENTIAL.PERSON_ID.eq(PERSON.ID))
                        .fetchMap(PERSON.LOGIN, CREDENTIAL.PASSWORD_HASH));

        assertThat(hashes).containsOnlyKeys(listed);
        // one password, hashed once
        assertThat(hashes.values().stream().distinct())
                .hasSize(1)
                .allMatch(hash ->
                        Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().matches(City.PASSWORD, hash));
    }

    @ParameterizedTest
    @EnumSource
    void nobodyHasAName(Place place) {
        Map<String, String> posts = new HashMap<>();
        place.table("staff").forEach(row -> posts.putIfAbsent(row.get("login"), row.get("post")));
        Map<String, String> labels = in(
                place.municipality().id(),
                () -> db.select(PERSON.LOGIN, PERSON_NAME.LABEL)
                        .from(PERSON)
                        .join(PERSON_NAME)
                        .on(PERSON_NAME.PERSON_ID.eq(PERSON.ID))
                        .fetchMap(PERSON.LOGIN, PERSON_NAME.LABEL));

        assertThat(labels).isEqualTo(posts);
    }

    @Test
    void theSurnameOfTheMinutesIsNowhere() throws IOException {
        try (Stream<Path> files = Files.walk(TABLES)) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(tsv|txt)"))
                    .toList()) {
                assertThat(Files.readString(file, StandardCharsets.UTF_8))
                        .as(file.toString())
                        .doesNotContainPattern(SURNAME);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyAccountHasWorkWaiting(Place place) {
        List<String> idle = in(place.municipality().id(), () -> db.fetch("""
                        select p.login from organization.person p where not exists (
                            select from organization.assignment a
                            join approval.step s on s.tenant_id = a.tenant_id and s.post_id = a.post_id
                            where a.tenant_id = p.tenant_id and a.person_id = p.id and s.state = 'ACTIVE')
                        and not exists (select from approval.draft d where d.tenant_id = p.tenant_id and d.person_id = p.id)
                        """).getValues(0, String.class));

        assertThat(idle).isEmpty();
    }

    @Test
    void theRecordIsOfTheSizeOfAYear() {
        int documents = Stream.of(Place.values())
                .mapToInt(place ->
                        in(place.municipality().id(), () -> db.fetchCount(org.fumikuradb.records.Tables.DOCUMENT)))
                .sum();
        List<String> states = in(
                City.TOSHIMA,
                () -> db.fetch("select distinct state from approval.matter").getValues(0, String.class));

        assertThat(documents).isBetween(270, 330);
        assertThat(states)
                .contains(
                        "CIRCULATING",
                        "RETURNED",
                        "AWAITING_EFFECT",
                        "AWAITING_CLOSE",
                        "CLOSED",
                        "DENIED",
                        "ABANDONED");
    }

    @Test
    void theInventedMunicipalityHasAWellFormedCode() {
        assertThat(LocalGovernmentCode.find(Place.MIHON.municipality().code())).isPresent();
        assertThat(LocalGovernmentCode.find(Place.TOSHIMA.municipality().code()))
                .isPresent();
    }

    @Test
    void theListOfAccountsIsAFile() {
        var answer = site.browser().get("/demo/accounts.csv");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("text/csv").containsIgnoringCase("utf-8");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("\uFEFFurl,login,post,unit,what to try");
        assertThat(lines)
                .hasSize(1
                        + Accounts.list(Place.TOSHIMA).size()
                        + Accounts.list(Place.MIHON).size());
        assertThat(lines)
                .anyMatch(line -> line.startsWith(site.address("localhost", "/sign-in") + ",joho-kacho,情報管理課長,"));
        assertThat(lines)
                .anyMatch(line -> line.startsWith(site.address("mihon.localhost", "/sign-in") + ",bunsho-kacho,"));
    }

    private <T> T in(MunicipalityId municipality, Supplier<T> query) {
        return Tenancy.in(municipality, () -> transactions.read(query));
    }
}
