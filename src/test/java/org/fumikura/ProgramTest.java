package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, as somebody at a terminal knows it. */
class ProgramTest {

    private static final int TERMINATED = 128 + 15;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void servesRefusesASecondCopyVerifiesAndStops() throws Exception {
        int port = freePort();
        Path data = folder.resolve("資料");
        var said = new ArrayList<String>();
        Process demo = start("demo", "--data", data.toString(), "--port", Integer.toString(port));
        BufferedReader lines = demo.inputReader(StandardCharsets.UTF_8);
        readUntil(lines, "Fumikura is ready: http://localhost:" + port, said);

        assertThat(statusOf("http://127.0.0.1:" + port + "/sign-in")).isEqualTo(200);

        Finished second = run("demo", "--data", data.toString(), "--port", Integer.toString(port));
        assertThat(second.status).isEqualTo(1);
        assertThat(second.output).contains("別の文倉（プロセス " + demo.pid() + "）", "process " + demo.pid());

        Path elsewhere = folder.resolve("elsewhere");
        Finished busy = run("demo", "--data", elsewhere.toString(), "--port", Integer.toString(port));
        assertThat(busy.status).isEqualTo(1);
        assertThat(busy.output).contains("ポート " + port, "Port " + port);
        assertThat(elsewhere).doesNotExist();

        Finished beside = run("verify", "--data", data.toString());
        assertThat(beside.output).contains("異常ありません", "everything holds");
        assertThat(beside.status).isZero();

        demo.toHandle().destroy();
        lines.lines().forEach(said::add);
        assertThat(demo.waitFor()).isEqualTo(TERMINATED);
        assertThat(said).noneMatch(line -> line.contains("Exception") || line.startsWith("\tat "));
        assertThat(data.resolve("postgres").resolve("postmaster.pid")).doesNotExist();

        Finished alone = run("verify", "--data", data.toString());
        assertThat(alone.output).contains("異常ありません", "everything holds");
        assertThat(alone.status).isZero();

        assertThatAPortTakenMeanwhileIsSaid(data);
    }

    private void assertThatAPortTakenMeanwhileIsSaid(Path data) throws Exception {
        int port = freePort();
        Process demo = start("demo", "--data", data.toString(), "--port", Integer.toString(port));
        BufferedReader lines = demo.inputReader(StandardCharsets.UTF_8);
        var said = new ArrayList<String>();
        readUntil(lines, "Starting Fumikura (data folder: " + data + ")", said);
        try (var other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(other.isBound()).isTrue();
            lines.lines().forEach(said::add);
            assertThat(demo.waitFor()).isEqualTo(1);
        }
        assertThat(said).anyMatch(line -> line.startsWith("Port " + port));
        assertThat(said).noneMatch(line -> line.contains("A fault in the program"));
    }

    @Test
    void saysHowItIsUsed() throws Exception {
        Finished unknown = run("dmeo");

        assertThat(unknown.status).isEqualTo(1);
        assertThat(unknown.output).contains("使い方", "Usage").doesNotContain("Exception");
    }

    @Test
    void hasNothingToVerifyInAnEmptyFolder() throws Exception {
        Finished verify = run("verify", "--data", folder.toString());

        assertThat(verify.status).isEqualTo(1);
        assertThat(verify.output).contains("確かめる資料がありません", "nothing to verify");
        assertThat(folder).isEmptyDirectory();
    }

    private record Finished(int status, String output) {}

    private Finished run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Finished(process.waitFor(), output);
    }

    private Process start(String... arguments) throws IOException {
        var words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath()));
        words.add(Fumikura.class.getName());
        words.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** The tests' own classes are no part of the program. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void readUntil(BufferedReader lines, String wanted, List<String> said) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.equals(wanted)) {
                return;
            }
        }
        throw new AssertionError("the program ended before it was ready: " + String.join("\n", said));
    }

    private static int statusOf(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
