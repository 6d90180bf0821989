import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** One running installation. */
final class House implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 240;

    private final Path program;
    private final Path data;
    private final int port;
    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();

    House(Path program, Path data, int port) throws IOException, InterruptedException {
        this.program = program;
        this.data = data;
        this.port = port;
        Path said = Path.of(data + ".log");
        process = command(List.of("demo", "--data", data.toString(), "--port", Integer.toString(port)))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        for (int waited = 0; !Files.readString(said).contains("Fumikura is ready"); waited++) {
            if (!process.isAlive() || waited > PATIENCE_SECONDS * 10) {
                process.destroyForcibly();
                throw new IOException("the program did not start: " + Files.readString(said));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** A program that works in the name of somebody. */
    Api api(String login) throws IOException, InterruptedException {
        return api(login, "READ,WRITE");
    }

    /** A program that works in the name of somebody, with a token of some scopes. */
    Api api(String login, String scopes) throws IOException, InterruptedException {
        Finished token = run("token", login, "--data", data.toString(), "--scope", scopes);
        if (token.status() != 0) {
            throw new IOException("no token for " + login + ": " + token.said());
        }
        return new Api(client, "http://localhost:" + port, token.said().strip());
    }

    /** Lets the official time pass until a day, or a moment such as 2022-05-23T14:00. */
    void advanceTo(String moment) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/demo/clock"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("to=" + moment))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 302 && answer.statusCode() != 303) {
            throw new IOException("the clock was not advanced to " + moment + ": " + answer.statusCode());
        }
    }

    /** What the program's own verification says of this installation. */
    Finished verify() throws IOException, InterruptedException {
        return run("verify", "--data", data.toString());
    }

    /**
     * A connection of the application's role, which the program itself works as.
     *
     * @param municipality whose rows it sees
     */
    Connection asApplication(int municipality) throws IOException, SQLException {
        Connection connection = connect("fumikura_app");
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('app.municipality', '" + municipality + "', false)");
        }
        return connection;
    }

    /** A connection of somebody who may do everything to the database. */
    Connection asDatabaseOwner() throws IOException, SQLException {
        return connect("postgres");
    }

    private Connection connect(String role) throws IOException, SQLException {
        var secrets = new Properties();
        secrets.load(new StringReader(Files.readString(data.resolve("database.secret"))));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + secrets.getProperty("port") + "/fumikura",
                role,
                secrets.getProperty(role));
    }

    private Finished run(String... words) throws IOException, InterruptedException {
        Path said = Files.createTempFile(data.getParent(), "said-", ".txt");
        Process errand = command(List.of(words))
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!errand.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            errand.destroyForcibly();
            throw new IOException(String.join(" ", words) + " does not end");
        }
        return new Finished(errand.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    }

    private ProcessBuilder command(List<String> words) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        Path learnt = program.resolveSibling("demo.aot");
        if (Files.exists(learnt)) {
            command.add("-XX:AOTCache=" + learnt);
        }
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xlog:disable", "-jar", program.toString()));
        command.addAll(words);
        return new ProcessBuilder(command);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** How a command ended and what it said. */
    record Finished(int status, String said) {}
}
