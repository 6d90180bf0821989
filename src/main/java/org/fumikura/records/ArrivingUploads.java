package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.upload.UploadInfo;
import org.fumikura.content.Contents;
import org.fumikura.organization.Actor;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Files that arrive in pieces by the open protocol tus: what was sent stays on the disk, whatever happens to the line, the
 * sender's computer or this program, and the sending goes on where it broke off. Once a file is there whole it becomes an
 * upload ({@link Uploads}) that its sender can attach.
 */
@Component
class ArrivingUploads {

    /** The largest file that arrives in pieces: 2 GiB. */
    static final long LARGEST = 2L * 1024 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ArrivingUploads.class);
    private static final String OTHER_METHOD = "X-HTTP-Method-Override";
    private static final Pattern ID = Pattern.compile("/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final Map<Door, TusFileUploadService> doors = new ConcurrentHashMap<>();
    private final Contents contents;
    private final Uploads uploads;
    private final Transactions transactions;
    private final Municipalities municipalities;

    ArrivingUploads(Contents contents, Uploads uploads, Transactions transactions, Municipalities municipalities) {
        this.contents = contents;
        this.uploads = uploads;
        this.transactions = transactions;
        this.municipalities = municipalities;
    }

    /**
     * Answers one request of the protocol.
     *
     * @param path where uploads are begun; each then stands below it
     * @throws org.fumikura.content.ContentDiskFull when what is to come does not fit beside the reserve of the disk
     */
    void answer(String path, Actor actor, HttpServletRequest request, HttpServletResponse response) {
        requireHonest(request);
        try {
            if (request.getMethod().equals("HEAD") && isWhole(request.getRequestURI(), actor, response)) {
                return;
            }
            requireRoom(request);
            TusFileUploadService door = door(path);
            door.process(request, response, owner(actor));
            String place =
                    request.getMethod().equals("POST") ? response.getHeader("Location") : request.getRequestURI();
            if (place != null
                    && response.getStatus() < 300
                    && !request.getMethod().equals("DELETE")) {
                settle(door, place, actor);
            }
        } catch (IOException | TusException problem) {
            throw new UncheckedIOException(problem instanceof IOException io ? io : new IOException(problem));
        }
    }

    /** The library lets a header stand for the method; what a token or a session may do is judged by the method itself. */
    private static void requireHonest(HttpServletRequest request) {
        if (request.getHeader(OTHER_METHOD) != null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    /** What arrived whole is told so as long as nothing has taken it, though its pieces are gone. */
    private boolean isWhole(String place, Actor actor, HttpServletResponse response) {
        Optional<AttachedFile> whole = id(place)
                .flatMap(id -> transactions.read(() -> uploads.list(id, actor.person())).stream()
                        .findFirst());
        whole.ifPresent(file -> {
            response.setHeader("Tus-Resumable", "1.0.0");
            response.setHeader("Upload-Offset", Long.toString(file.size()));
            response.setHeader("Upload-Length", Long.toString(file.size()));
            response.setHeader("Cache-Control", "no-store");
        });
        return whole.isPresent();
    }

    /** Looks at the whole file when it is announced, and again at each piece: others take room in the meantime. */
    private void requireRoom(HttpServletRequest request) {
        String method = request.getMethod();
        if (!method.equals("POST") && !method.equals("PATCH")) {
            return;
        }
        @Nullable String announced = request.getHeader("Upload-Length");
        long size = announced != null && LENGTH.matcher(announced).matches()
                ? Long.parseLong(announced)
                : Math.max(0, request.getContentLengthLong());
        // the protocol refuses what is larger
        if (size <= LARGEST) {
            // once whole, a file is copied before its pieces go
            contents.requireRoom(method.equals("POST") ? 2 * size : size);
        }
    }

    private void settle(TusFileUploadService door, String place, Actor actor) throws IOException, TusException {
        @Nullable UploadInfo info = door.getUploadInfo(place, owner(actor));
        if (info == null || info.isUploadInProgress()) {
            return;
        }
        UUID id = id(place).orElseThrow();
        try (InputStream bytes = door.getUploadedBytes(place, owner(actor))) {
            uploads.addAlone(id, actor.person(), AttachedFile.plainName(info.getFileName()), bytes, LARGEST);
        }
        door.deleteUpload(place, owner(actor));
    }

    private static Optional<UUID> id(String place) {
        Matcher matcher = ID.matcher(place);
        return matcher.find() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
    }

    /** Gives up pieces of which nothing came for {@link Uploads#PATIENCE}. */
    @Scheduled(initialDelayString = "PT11M", fixedDelayString = "PT1H")
    void sweep() {
        municipalities
                .list()
                .forEach(municipality -> Tenancy.in(municipality.id(), () -> {
                    try {
                        if (Files.isDirectory(contents.pieces())) {
                            door("/").cleanup();
                        }
                    } catch (IOException problem) {
                        LOG.warn(
                                "Pieces that nobody came back to could not be removed; this will be tried again",
                                problem);
                    }
                    return true;
                }));
    }

    /** The pieces of one municipality lie in one folder, whichever way they come. */
    private TusFileUploadService door(String path) {
        return doors.computeIfAbsent(
                new Door(Tenancy.current().value(), path),
                unused -> new TusFileUploadService()
                        .withUploadUri(path)
                        .withStoragePath(contents.pieces().toString())
                        .withMaxUploadSize(LARGEST)
                        .withUploadExpirationPeriod(Uploads.PATIENCE.toMillis())
                        .disableTusExtension("concatenation"));
    }

    private static String owner(Actor actor) {
        return actor.person().value().toString();
    }

    private record Door(int municipality, String path) {}
}
