package org.fumikura.renditions;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/**
 * ClamAV's scanner, asked by its own protocol. It is a process of its own that this program neither starts nor trusts: it is
 * sent the bytes and told nothing of where they come from.
 */
@Component
class Clamd {

    private static final Duration FOR_A_WORD = Duration.ofSeconds(5);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SCANNER = 100;

    /** As its C library writes a time: Sun Nov 29 09:00:00 2026. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu", Locale.ENGLISH);

    private final RenditionSettings settings;
    private final MachineClock clock;
    private final Set<ClamdCall> underWay = ConcurrentHashMap.newKeySet();

    Clamd(RenditionSettings settings, MachineClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Where it listens; empty when there is none. The usual place counts only where a socket lies. */
    Optional<SocketAddress> address() {
        String said = settings.clamd();
        if (said.equals(RenditionSettings.NO_CLAMD)
                || (said.equals(RenditionSettings.USUAL_CLAMD) && !Files.exists(Path.of(said)))) {
            return Optional.empty();
        }
        if (said.startsWith("/")) {
            return Optional.of(UnixDomainSocketAddress.of(said));
        }
        int colon = said.lastIndexOf(':');
        return Optional.of(new InetSocketAddress(
                said.substring(0, colon).replaceAll("[\\[\\]]", ""), Integer.parseInt(said.substring(colon + 1))));
    }

    /** Whether there is one, whether it answers now or not. */
    boolean isThere() {
        return address().isPresent();
    }

    /** Whether it was said that there is to be none. */
    boolean isUnwanted() {
        return settings.clamd().equals(RenditionSettings.NO_CLAMD);
    }

    /** @param signaturesOn the day of its signatures, where it says so */
    record Version(String name, Optional<LocalDate> signaturesOn) {

        /** @param said ClamAV 1.4.6/27500/Sun Nov 29 09:00:00 2026, or less of it */
        static Version of(String said) {
            String[] parts = said.strip().split("/", 3);
            String name = parts[0].replaceAll("\\p{Cntrl}", "");
            return new Version(
                    name.substring(0, Math.min(name.length(), LONGEST_SCANNER)),
                    parts.length < 3 ? Optional.empty() : day(parts[2].strip().replaceAll(" +", " ")));
        }

        Text words() {
            return signaturesOn
                    .map(day -> new Text(
                            name + "、定義 " + new JapaneseDate(day).compact(),
                            name + ", signatures of "
                                    + JapaneseDate.describe(day).en()))
                    .orElse(Text.same(name));
        }

        private static Optional<LocalDate> day(String time) {
            try {
                return Optional.of(LocalDateTime.parse(time, TIME).toLocalDate());
            } catch (DateTimeParseException other) {
                return Optional.empty();
            }
        }
    }

    /**
     * What it is.
     *
     * @throws ClamdAway when it does not say so within a few seconds
     */
    Version version() throws ClamdAway {
        try (ClamdCall call = begin(FOR_A_WORD)) {
            call.send(word("zVERSION"));
            return Version.of(call.answer());
        } catch (ClamdCall.Late late) {
            throw new ClamdAway("it does not answer");
        }
    }

    /**
     * Has it look at some bytes.
     *
     * @throws ClamdAway when it is not there, or went away in the middle
     * @throws IOException when it can not, or the bytes can not be read
     */
    VirusScan scan(InputStream bytes) throws IOException {
        Version version = version();
        String said;
        try (ClamdCall call = begin(WorkOrder.Task.SCAN.patience())) {
            send(bytes, call);
            said = call.answer();
        } catch (ClamdCall.Late late) {
            // one that says nothing at all is away; one that still speaks needs too long for these bytes
            version();
            throw new IOException("clamd took too long", late);
        }
        return read(said, version);
    }

    private static void send(InputStream bytes, ClamdCall call) throws IOException, ClamdCall.Late {
        boolean heard = call.send(word("zINSTREAM"));
        byte[] chunk = new byte[CHUNK];
        int n = 1;
        while (heard && n > 0) {
            n = bytes.readNBytes(chunk, 0, CHUNK);
            // the last one is of no bytes
            heard = call.send(ByteBuffer.allocate(Integer.BYTES + n)
                    .putInt(n)
                    .put(chunk, 0, n)
                    .flip());
        }
    }

    private VirusScan read(String said, Version version) throws IOException {
        if (said.contains("size limit exceeded")) {
            return found(VirusScanState.TOO_LARGE, version, "");
        }
        if (said.equals("stream: OK")) {
            return found(VirusScanState.CLEAN, version, "");
        }
        if (said.startsWith("stream: ") && said.endsWith(" FOUND")) {
            String name = said.substring("stream: ".length(), said.length() - " FOUND".length())
                    .replaceAll("\\p{Cntrl}", "")
                    .strip();
            return name.startsWith("Heuristics.Limits.Exceeded")
                    ? found(VirusScanState.TOO_LARGE, version, "")
                    : found(VirusScanState.INFECTED, version, name.isEmpty() ? "?" : name);
        }
        throw new IOException("clamd could not scan: " + said);
    }

    private VirusScan found(VirusScanState state, Version version, String virus) {
        return new VirusScan(
                state,
                version.name(),
                version.signaturesOn(),
                Optional.of(clock.now()),
                virus.substring(0, Math.min(virus.length(), LONGEST_NAME)));
    }

    private ClamdCall begin(Duration patience) throws ClamdAway {
        SocketAddress address = address().orElseThrow(() -> new ClamdAway("there is none"));
        if (address instanceof InetSocketAddress host && host.isUnresolved()) {
            throw new ClamdAway("nobody knows " + host.getHostString());
        }
        var call = ClamdCall.to(address, patience, underWay::remove);
        underWay.add(call);
        return call;
    }

    private static ByteBuffer word(String word) {
        return ByteBuffer.wrap((word + '\0').getBytes(StandardCharsets.US_ASCII));
    }

    /** Ends what is under way: the program stops. */
    void hangUp() {
        underWay.forEach(ClamdCall::close);
    }
}
