package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.disk.DiskLockingService;
import org.apache.catalina.connector.ClientAbortException;
import org.fumikura.content.Contents;
import org.fumikura.frame.TooLarge;
import org.fumikura.organization.Actor;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.Text;
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
    private static final String RESUMABLE = "Tus-Resumable";
    private static final String VERSION = "1.0.0";
    private static final String OTHER_METHOD = "X-HTTP-Method-Override";
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final Map<Way, TusFileUploadService> libraries = new ConcurrentHashMap<>();
    private final Contents contents;
    private final Uploads uploads;
    private final UploadAllowance allowance;
    private final UnderWay underWay;
    private final Transactions transactions;
    private final Municipalities municipalities;
    private final MachineClock clock;

    ArrivingUploads(
            Contents contents,
            Uploads uploads,
            UploadAllowance allowance,
            UnderWay underWay,
            Transactions transactions,
            Municipalities municipalities,
            MachineClock clock) {
        this.contents = contents;
        this.uploads = uploads;
        this.allowance = allowance;
        this.underWay = underWay;
        this.transactions = transactions;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    /**
     * Answers the request of the protocol that begins an upload.
     *
     * @param path where uploads are begun; each then stands below it
     * @throws EmptyFile for a file of no bytes
     * @throws TooLarge for a file of more than {@link #LARGEST}
     * @throws TooManyUploads when she has begun too many
     * @throws org.fumikura.content.ContentDiskFull when what is to come does not fit beside the reserve of the disk
     */
    void begin(String path, Actor actor, HttpServletRequest request, HttpServletResponse response) {
        String announced = Objects.requireNonNullElse(request.getHeader("Upload-Length"), "");
        requireHonest(request, LENGTH.matcher(announced).matches());
        long size = Long.parseLong(announced);
        if (size == 0) {
            throw EmptyFile.announced();
        }
        if (size > LARGEST) {
            throw tooLarge();
        }
        // once whole, a file is copied before its pieces go
        contents.requireRoom(2 * size);
        TusFileUploadService library = library(path);
        try {
            allowance.add(actor.person(), size, () -> library.process(request, response, owner(actor)));
        } catch (ClientAbortException brokenLine) {
            LOG.debug("The line broke; the sender begins again", brokenLine);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /**
     * Answers any other request of the protocol.
     *
     * @param path where the upload was begun
     * @throws org.fumikura.content.ContentDiskFull when a piece does not fit beside the reserve of the disk
     */
    void goOn(UUID id, String path, Actor actor, HttpServletRequest request, HttpServletResponse response) {
        requireHonest(request, !request.getMethod().equals("PATCH") || request.getContentLengthLong() >= 0);
        if (!underWay.take(id)) {
            // the end of a broken line may hold a piece until the server has noticed
            response.setHeader(RESUMABLE, VERSION);
            response.setStatus(HttpStatus.LOCKED.value());
            return;
        }
        try {
            take(id, path, actor, request, response);
        } catch (ClientAbortException brokenLine) {
            LOG.debug("The line broke; the sender goes on later", brokenLine);
        } catch (IOException | TusException problem) {
            throw new UncheckedIOException(problem instanceof IOException io ? io : new IOException(problem));
        } finally {
            underWay.leave(id);
        }
    }

    /**
     * The library lets a header stand for the method; what a token or a session may do is judged by the method itself. A file or
     * piece of unknown size would pass every limit.
     */
    private static void requireHonest(HttpServletRequest request, boolean sized) {
        if (!sized || request.getHeader(OTHER_METHOD) != null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private static TooLarge tooLarge() {
        long gigabytes = LARGEST / 1024 / 1024 / 1024;
        return new TooLarge(
                "records.file-too-large",
                new Text(
                        "ファイルが大きすぎるため、受け付けませんでした（1 点 %d GB まで）。".formatted(gigabytes),
                        "The file is too large and was not accepted (at most %d GB each).".formatted(gigabytes)),
                new Text(
                        "ほかの資料と入力はそのまま残っています。ファイルを分けて添付してください。",
                        "Everything else is kept. Please attach it in parts."));
    }

    private void take(UUID id, String path, Actor actor, HttpServletRequest request, HttpServletResponse response)
            throws IOException, TusException {
        String method = request.getMethod();
        if ((method.equals("HEAD") || method.equals("DELETE")) && isWhole(id, actor, method, response)) {
            return;
        }
        if (method.equals("PATCH")) {
            // others take room in the meantime
            contents.requireRoom(request.getContentLengthLong());
        }
        TusFileUploadService library = library(path);
        library.process(request, response, owner(actor));
        if (response.getStatus() < 300 && !method.equals("DELETE")) {
            settle(id, library, path + "/" + id, actor);
        }
    }

    /** What arrived whole is told so, or given up, as long as nothing has taken it, though its pieces are gone. */
    private boolean isWhole(UUID id, Actor actor, String method, HttpServletResponse response) {
        Optional<AttachedFile> whole = transactions.read(() -> uploads.list(id, actor.person())).stream()
                .findFirst();
        whole.ifPresent(file -> {
            response.setHeader(RESUMABLE, VERSION);
            if (method.equals("DELETE")) {
                uploads.remove(id, actor.person(), id);
                response.setStatus(HttpStatus.NO_CONTENT.value());
                return;
            }
            response.setHeader("Upload-Offset", Long.toString(file.size()));
            response.setHeader("Upload-Length", Long.toString(file.size()));
            response.setHeader("Cache-Control", "no-store");
        });
        return whole.isPresent();
    }

    private void settle(UUID id, TusFileUploadService library, String place, Actor actor)
            throws IOException, TusException {
        @Nullable UploadInfo info = library.getUploadInfo(place, owner(actor));
        if (info == null || info.isUploadInProgress()) {
            return;
        }
        try (InputStream bytes = library.getUploadedBytes(place, owner(actor))) {
            uploads.addAlone(id, actor.person(), AttachedFile.plainName(info.getFileName()), bytes, LARGEST);
        }
        library.deleteUpload(place, owner(actor));
    }

    /** Gives up pieces of which nothing came for {@link Uploads#PATIENCE}. */
    @Scheduled(initialDelayString = "PT11M", fixedDelayString = "PT1H")
    void sweep() {
        municipalities
                .list()
                .forEach(municipality -> Tenancy.in(municipality.id(), () -> {
                    try {
                        if (Files.isDirectory(contents.pieces())) {
                            library("/").cleanup();
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
    private TusFileUploadService library(String path) {
        return libraries.computeIfAbsent(
                new Way(Tenancy.current().value(), path),
                unused -> new TusFileUploadService()
                        .withUploadUri(path)
                        .withUploadStorageService(new Pieces(contents.pieces(), clock))
                        .withUploadLockingService(
                                new DiskLockingService(contents.pieces().toString()))
                        .withMaxUploadSize(LARGEST)
                        .withUploadExpirationPeriod(Uploads.PATIENCE.toMillis())
                        .disableTusExtension("concatenation"));
    }

    private static String owner(Actor actor) {
        return actor.person().value().toString();
    }

    private record Way(int municipality, String path) {}
}
