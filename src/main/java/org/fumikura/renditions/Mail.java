package org.fumikura.renditions;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedFileInputStream;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.poi.hsmf.datatypes.PropertyValue;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * A mail that somebody kept as a file.
 *
 * @param sent as it says itself; empty when it does not say
 * @param body a piece of well-formed XML
 */
record Mail(String from, String to, String copies, String subject, String sent, String body, List<Attached> attached) {

    /** What was sent with it. */
    interface Attached {

        String name();

        InputStream open() throws IOException;
    }

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));

    /** It is read as a whole. */
    private static final long MOST_OF_OUTLOOK = 60L * 1024 * 1024;

    private static final int DEEPEST = 8;
    private static final int MOST_ATTACHED = 100;
    private static final int MOST_WORDS = 1024 * 1024;

    /** @throws IOException when it is none */
    static Mail read(Kind kind, File file) throws IOException, Pages.TooLarge {
        return kind == Kind.OUTLOOK ? outlook(file) : internet(file);
    }

    private static Mail internet(File file) throws IOException {
        // read where it lies: a mail may be larger than the memory
        try (var in = new SharedFileInputStream(file)) {
            var message = new MimeMessage(Session.getInstance(new Properties()), in);
            var parts = new Parts();
            parts.take(message, 0);
            return new Mail(
                    people(message.getFrom()),
                    people(message.getRecipients(Message.RecipientType.TO)),
                    people(message.getRecipients(Message.RecipientType.CC)),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    or(message.getHeader("Date", null)),
                    parts.body(),
                    List.copyOf(parts.attached));
        } catch (MessagingException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }

    private static String people(Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses).map(Mail::person).collect(Collectors.joining("、"));
    }

    private static String person(Address address) {
        return address instanceof InternetAddress internet && internet.getPersonal() != null
                ? internet.getPersonal() + " <" + internet.getAddress() + ">"
                : address.toString();
    }

    private static Mail outlook(File file) throws IOException, Pages.TooLarge {
        if (file.length() > MOST_OF_OUTLOOK) {
            throw new Pages.TooLarge(file.length() + " bytes of a mail");
        }
        try (var message = new MAPIMessage(file)) {
            message.setReturnNullOnMissingChunk(true);
            message.guess7BitEncoding();
            var attached = new ArrayList<Attached>();
            for (AttachmentChunks each : message.getAttachmentFiles()) {
                if (attached.size() < MOST_ATTACHED && each.getAttachData() != null) {
                    byte[] bytes = each.getAttachData().getValue();
                    String name = Optional.ofNullable(each.getAttachLongFileName())
                            .or(() -> Optional.ofNullable(each.getAttachFileName()))
                            .map(Object::toString)
                            .orElse("");
                    attached.add(new Kept(name, bytes));
                }
            }
            String words = message.getTextBody();
            String html = words == null || words.isBlank() ? message.getHtmlBody() : null;
            return new Mail(
                    or(message.getDisplayFrom()),
                    or(message.getDisplayTo()),
                    or(message.getDisplayCC()),
                    or(message.getSubject()),
                    sent(message),
                    html == null ? OutsideHtml.lines(bounded(or(words))) : OutsideHtml.clean(bounded(html)),
                    List.copyOf(attached));
        } catch (ChunkNotFoundException | RuntimeException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }

    private static String sent(MAPIMessage message) {
        PropertyValue told = message.getMainChunks().getRawProperties().get(MAPIProperty.CLIENT_SUBMIT_TIME);
        if (told == null || told.getRawValue().length < Long.BYTES) {
            return "";
        }
        // tenths of a microsecond since 1601
        long ticks = ByteBuffer.wrap(told.getRawValue())
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        Instant sent = Instant.parse("1601-01-01T00:00:00Z").plusSeconds(ticks / 10_000_000);
        return TIME.format(sent);
    }

    private static String or(@Nullable String words) {
        return words == null ? "" : words;
    }

    private static String bounded(String words) {
        return words.substring(0, Math.min(words.length(), MOST_WORDS));
    }

    private record Kept(String name, byte[] bytes) implements Attached {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private record OfInternet(String name, Part part) implements Attached {

        @Override
        public InputStream open() throws IOException {
            try {
                return part.getInputStream();
            } catch (MessagingException broken) {
                throw new IOException(broken.getMessage(), broken);
            }
        }
    }

    /** Finds the words and what was sent with them. */
    private static final class Parts {

        private final List<Attached> attached = new ArrayList<>();
        private @Nullable String plain;
        private @Nullable String html;

        void take(Part part, int depth) throws MessagingException, IOException {
            if (depth > DEEPEST) {
                return;
            }
            String name = name(part);
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
                for (int i = 0; i < several.getCount() && attached.size() < MOST_ATTACHED; i++) {
                    BodyPart each = several.getBodyPart(i);
                    take(each, depth + 1);
                }
            } else if (!Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                    && name.isEmpty()
                    && part.isMimeType("text/plain")
                    && plain == null) {
                plain = words(part);
            } else if (!Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                    && name.isEmpty()
                    && part.isMimeType("text/html")
                    && html == null) {
                html = words(part);
            } else if (attached.size() < MOST_ATTACHED) {
                attached.add(
                        new OfInternet(name.isEmpty() ? part.getContentType().split(";")[0] : name, part));
            }
        }

        private static String name(Part part) throws MessagingException, IOException {
            String name = part.getFileName();
            return name == null ? "" : MimeUtility.decodeText(name);
        }

        /** Letters in a set that is not known are read as they come. */
        private static String words(Part part) throws MessagingException, IOException {
            try (InputStream in = part.getInputStream()) {
                byte[] bytes = in.readNBytes(MOST_WORDS);
                String named = new jakarta.mail.internet.ContentType(part.getContentType()).getParameter("charset");
                return PlainText.decode(bytes, named);
            }
        }

        String body() {
            return plain != null && !plain.isBlank()
                    ? OutsideHtml.lines(plain)
                    : html == null ? "" : OutsideHtml.clean(html);
        }
    }
}
