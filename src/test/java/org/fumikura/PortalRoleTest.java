package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fumikura.portal.PublishedFolder;
import org.fumikura.settings.BadSettings;
import org.fumikura.testing.TestBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The public site as a process of its own: there is a folder, and no database anywhere. */
@ResourceLock("processes of its own")
class PortalRoleTest {

    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path root;

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void servesAFolderWithoutAnyDatabase() throws Exception {
        int port = freePort();
        int management = freePort();
        Path packages = Files.createDirectory(root.resolve("packages"));
        var folder = new PublishedFolder(packages);
        String page = folder.add("公開された会議録");
        String altered = folder.addAltered("書き換えられた会議録");
        Path config = root.resolve("portal.conf");
        Path said = root.resolve("said.log");
        Files.writeString(config, """
                web.port = %d
                management.port = %d
                portal.packages = %s
                portal.hosts = localhost=131164, www.example.lg.jp=131164
                """.formatted(port, management, packages));
        Process program = RunningProgram.command(List.of(), "serve", "--role=portal", "--config", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Files.readString(said).contains("Fumikura is ready: ") || !program.isAlive());
            var browser = new TestBrowser(port, "localhost");
            TestBrowser.Answer read = browser.get(page);

            assertThat(read.status()).as(Files.readString(said)).isEqualTo(200);
            assertThat(read.body()).contains("公開された会議録");
            assertThat(read.headers()).doesNotContainKey("set-cookie");
            assertThat(browser.get("/").body()).contains("公開された会議録").doesNotContain("書き換えられた");
            assertThat(browser.get("/feed.xml").body()).contains("https://localhost" + page);
            assertThat(browser.get(page + "/files/1").header("content-type")).isEqualTo("application/pdf");
            assertThat(browser.get("/sign-in").status()).isEqualTo(404);
            assertThat(browser.get("/api/v1/publications").status()).isEqualTo(404);
            assertThat(browser.get(altered).status()).isEqualTo(404);
            assertThat(Files.readString(said)).contains(altered, "index.html was altered");
            assertThat(new TestBrowser(port, "unknown.example").get("/").status())
                    .isEqualTo(421);
            assertThat(new TestBrowser(management, "localhost")
                            .get("/actuator/health")
                            .status())
                    .as("something is not shown")
                    .isEqualTo(503);
        } finally {
            program.destroy();
        }
        assertThat(program.waitFor()).isEqualTo(TERMINATED);
    }

    @Test
    void whatIsNotOfThePortalIsRefusedByName() {
        var said = Map.of(
                "FUMIKURA_PORTAL_PACKAGES", "nowhere",
                "FUMIKURA_PORTAL_HOSTS", "www.example.lg.jp=13116");
        assertThatThrownBy(() -> ServiceSettings.readOfThePortal(Optional.empty(), said))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("- portal.packages (")
                .hasMessageContaining("- portal.hosts (");
        assertThatThrownBy(() -> ServiceSettings.readOfThePortal(
                        Optional.empty(), Map.of("FUMIKURA_DATABASE_HOST", "db.example.jp")))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("FUMIKURA_DATABASE_HOST");
    }
}
