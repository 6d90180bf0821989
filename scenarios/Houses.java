import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Throwaway installations. The first is founded by the program itself; the others are copies of it. */
final class Houses implements AutoCloseable {

    private final Path program;
    private final Path room;
    private final Path model;
    private int opened;

    Houses(Path program, Path room) {
        this.program = program;
        this.room = room;
        this.model = room.resolve("model");
    }

    House open() throws IOException, InterruptedException {
        if (!Files.exists(model)) {
            new House(program, model, freePort()).close();
        }
        Path data = room.resolve("house-" + ++opened);
        run(List.of("cp", "-a", model.toString(), data.toString()));
        return new House(program, data, freePort());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException(command + " ended with " + status);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(room)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
