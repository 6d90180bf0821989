package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fumikura.settings.BadSettings;
import org.fumikura.settings.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Which settings an installation in service starts with. */
class ServiceSettingsTest {

    private static final Map<String, String> SAFE = Map.of(
            "FUMIKURA_DATA", "/var/lib/fumikura",
            "FUMIKURA_DATABASE_HOST", "db.example.jp",
            "FUMIKURA_DATABASE_OWNER_PASSWORD", "one",
            "FUMIKURA_DATABASE_APPLICATION_PASSWORD", "two");

    @Test
    void theLeastThatIsSaidIsSafe() {
        ServiceSettings settings = ServiceSettings.read(Optional.empty(), SAFE);

        assertThat(settings.web().address()).isEqualTo("127.0.0.1");
        assertThat(settings.management().address()).isEqualTo("127.0.0.1");
        assertThat(settings.database().isEmbedded()).isFalse();
        assertThat(DatabaseAccess.of(settings.database()).application().url()).contains("sslmode=verify-full");
        assertThat(settings.installation())
                .isEqualTo(new Installation(
                        Path.of("/var/lib/fumikura"),
                        Path.of("/var/lib/fumikura/content"),
                        Path.of("/var/lib/fumikura/heads"),
                        Path.of("/var/lib/fumikura/renditions"),
                        Path.of("/var/lib/fumikura/search"),
                        Path.of("/var/lib/fumikura/portal")));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', textBlock = """
            FUMIKURA_DATA                       | data            | data                          | absolute path
            FUMIKURA_WEB_ADDRESS                | 0.0.0.0         | web.address                   | Plain http
            FUMIKURA_WEB_PORT                   | 65536           | web.port                      | 1 to 65535
            FUMIKURA_WEB_CERTIFICATE            | /etc/hostname   | web.certificate-key           | go together
            FUMIKURA_WEB_TRUSTED_PROXIES        | no.such.invalid | web.trusted-proxies           | Unknown address
            FUMIKURA_MANAGEMENT_PORT            | 8080            | management.port               | differ
            FUMIKURA_DATABASE                   | sqlite          | database                      | external
            FUMIKURA_DATABASE                   | embedded        | database.host                 | remove one of the two
            FUMIKURA_DATABASE_TLS               | disable         | database.tls                  | without encryption
            FUMIKURA_DATABASE_TLS               | prefer          | database.tls                  | verify-full
            FUMIKURA_DATABASE_OWNER             | fumikura_app    | database.owner                | another role
            FUMIKURA_DATABASE_OWNER_PASSWORD    | ''              | database.owner-password       | database = embedded
            FUMIKURA_DATABASE_CONNECTIONS       | 1               | database.connections          | 4 at least
            FUMIKURA_ACCESS_LOG_YEARS           | 5               | access-log.years              | 31 at least
            FUMIKURA_RENDITIONS_CLAMD           | clamd.ctl       | renditions.clamd              | absolute path
            FUMIKURA_MAIL_PASSWORD              | geheim          | mail.user                     | go together
            FUMIKURA_MAIL_PORT                  | 0               | mail.port                     | 1 to 65535
            FUMIKURA_MAIL_LINK                  | example.lg.jp   | mail.link                     | must begin
            FUMIKURA_MAIL_HOST                  | mail.example.jp | mail.from                     | address from which
            FUMIKURA_MAIL_HOST                  | mail.example.jp | mail.domains                  | could go anywhere
            FUMIKURA_DEMO_CLOCK                 | 2022-05-20      | FUMIKURA_DEMO_CLOCK           | Unknown key""")
    void whatIsUnsafeIsRefusedByName(String variable, String value, String key, String why) {
        var said = new HashMap<>(SAFE);
        said.put(variable, value);

        assertThatThrownBy(() -> ServiceSettings.read(Optional.empty(), said))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("- " + key + " (")
                .hasMessageContaining(why);
    }

    @Test
    void mailLeavesTheMachineOnlyEncrypted() {
        var said = new HashMap<>(SAFE);
        said.put("FUMIKURA_MAIL_HOST", "192.0.2.25");
        said.put("FUMIKURA_MAIL_FROM", "bunsho@example.lg.jp");
        said.put("FUMIKURA_MAIL_DOMAINS", "example.lg.jp");
        assertThat(ServiceSettings.read(Optional.empty(), said)).isNotNull();
        said.put("FUMIKURA_MAIL_ENCRYPTION", "none");

        assertThatThrownBy(() -> ServiceSettings.read(Optional.empty(), said))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("- mail.encryption (")
                .hasMessageContaining("without encryption");
        said.put("FUMIKURA_MAIL_HOST", "127.0.0.1");
        assertThat(ServiceSettings.read(Optional.empty(), said)).isNotNull();
    }

    @Test
    void behindAProxyThatEndsTlsPlainHttpIsFine() {
        var said = new HashMap<>(SAFE);
        said.put("FUMIKURA_WEB_ADDRESS", "0.0.0.0");
        said.put("FUMIKURA_WEB_TRUSTED_PROXIES", "192.0.2.1, 192.0.2.2");

        assertThat(ServiceSettings.read(Optional.empty(), said).web().proxies())
                .containsExactly("192.0.2.1", "192.0.2.2");
    }

    @Test
    void everyGroupOfTheProgramCanBeSet() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false, serving());
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var groups = scanner.findCandidateComponents("org.fumikura").stream()
                .map(BeanDefinition::getBeanClassName)
                .filter(name -> !name.startsWith("org.fumikura.demo.") && !name.contains("Test"))
                .toList();

        assertThat(ServiceSettings.GROUPS).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(groups);
    }

    private static StandardEnvironment serving() {
        var environment = new StandardEnvironment();
        environment.setActiveProfiles("serve");
        return environment;
    }

    @Test
    void theExampleNamesEverySettingAndNoOther() throws IOException {
        var named = Files.readAllLines(Path.of("deploy", "fumikura.conf")).stream()
                .filter(line -> line.matches("#? ?[a-z][a-z.-]* =.*"))
                .map(line -> line.replaceAll("^#? ?([a-z.-]+) =.*", "$1"))
                .toList();

        assertThat(named)
                .containsExactlyElementsOf(Setting.of(ServiceSettings.GROUPS).stream()
                        .map(Setting::key)
                        .toList());
    }
}
