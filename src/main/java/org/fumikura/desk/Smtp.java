package org.fumikura.desk;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The server that takes mail. One connection serves many letters; each attempt ends long before {@link Outbox#LEASE}. */
@Component
class Smtp {

    private static final String CONNECT = "10000";
    private static final String WAIT = "30000";
    private static final int PERMANENT = 500;
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(OfficialClock.ZONE);

    private final MailSettings settings;
    private final MachineClock clock;
    private volatile @Nullable Away away;

    Smtp(MailSettings settings, MachineClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What the server said about a letter. */
    enum Answer {
        /** It has taken it. */
        TAKEN,
        /** Not this time; whether it has taken it nobody knows when the line broke behind the words. */
        LATER,
        /** Never to this address. */
        NEVER,
        /** There is no server, or it takes nothing from us. */
        AWAY
    }

    /** @param problem in the words of the server or of the line; blank when there is none */
    record Attempt(Answer answer, String problem) {}

    boolean isOn() {
        return settings.isOn();
    }

    /** Since when the server takes nothing; empty while it does, as far as anybody knows. */
    Optional<Instant> awaySince() {
        return Optional.ofNullable(away).map(Away::since);
    }

    /** Why it takes nothing. */
    Optional<String> problem() {
        return Optional.ofNullable(away).map(Away::problem);
    }

    private record Away(Instant since, String problem) {}

    Line line() {
        return new Line();
    }

    /** A connection, opened with the first letter. */
    final class Line implements AutoCloseable {

        private final Session session = Session.getInstance(properties());
        private @Nullable Transport transport;

        Attempt send(Letter letter) {
            Attempt attempt = attempt(letter);
            away = attempt.answer == Answer.AWAY ? new Away(clock.now(), attempt.problem) : null;
            return attempt;
        }

        private Attempt attempt(Letter letter) {
            Transport open;
            try {
                open = open();
            } catch (MessagingException away) {
                close();
                return new Attempt(Answer.AWAY, words(away));
            }
            try {
                MimeMessage message = message(letter);
                open.sendMessage(message, new Address[] {new InternetAddress(letter.to())});
                return new Attempt(Answer.TAKEN, "");
            } catch (MessagingException problem) {
                close();
                return new Attempt(answer(problem), words(problem));
            }
        }

        private Transport open() throws MessagingException {
            Transport known = transport;
            if (known != null && known.isConnected()) {
                return known;
            }
            Transport made =
                    session.getTransport(settings.encryption() == MailSettings.Encryption.TLS ? "smtps" : "smtp");
            transport = made;
            made.connect(
                    Objects.requireNonNull(settings.host()), settings.port(), settings.user(), settings.password());
            return made;
        }

        private MimeMessage message(Letter letter) throws MessagingException {
            var message = new Known(session, "<" + letter.id() + "@" + domain() + ">");
            message.setFrom(new InternetAddress(from()));
            message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(letter.to()));
            message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
            message.setText(letter.body(), StandardCharsets.UTF_8.name());
            message.setHeader("Date", DATE.format(clock.now()));
            message.setHeader("Content-Language", letter.english() ? "en" : "ja");
            message.setHeader("Auto-Submitted", "auto-generated");
            message.saveChanges();
            return message;
        }

        @Override
        public void close() {
            Transport open = transport;
            transport = null;
            if (open != null) {
                try {
                    open.close();
                } catch (MessagingException gone) {
                    // the line is gone, which is what was wanted
                }
            }
        }
    }

    private Properties properties() {
        var properties = new Properties();
        for (String protocol : new String[] {"mail.smtp.", "mail.smtps."}) {
            properties.setProperty(protocol + "connectiontimeout", CONNECT);
            properties.setProperty(protocol + "timeout", WAIT);
            properties.setProperty(protocol + "writetimeout", WAIT);
            properties.setProperty(protocol + "localhost", domain());
            properties.setProperty(protocol + "from", from());
            properties.setProperty(protocol + "auth", Boolean.toString(settings.user() != null));
            properties.setProperty(protocol + "ssl.checkserveridentity", "true");
        }
        boolean startTls = settings.encryption() == MailSettings.Encryption.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        return properties;
    }

    private String from() {
        return Objects.requireNonNull(settings.from());
    }

    private String domain() {
        return from().substring(from().indexOf('@') + 1);
    }

    /** The library wraps what the server said about the address into what it says about the letter. */
    private static Answer answer(MessagingException problem) {
        Answer answer = Answer.LATER;
        for (Exception each = problem; each != null; each = next(each)) {
            switch (each) {
                case SMTPSenderFailedException sender -> {
                    return Answer.AWAY;
                }
                case SMTPAddressFailedException address -> {
                    return of(address.getReturnCode());
                }
                case SMTPSendFailedException letter -> answer = of(letter.getReturnCode());
                default -> {}
            }
        }
        return answer;
    }

    private static Answer of(int code) {
        return code >= PERMANENT ? Answer.NEVER : Answer.LATER;
    }

    private static @Nullable Exception next(Exception problem) {
        return problem instanceof MessagingException more ? more.getNextException() : null;
    }

    private static String words(MessagingException problem) {
        Exception last = problem;
        for (Exception each = problem; each != null; each = next(each)) {
            last = each;
        }
        return (last.getClass().getSimpleName() + ": " + last.getMessage()).replaceAll("\\s+", " ");
    }

    /** A message whose id is not the library's. */
    private static final class Known extends MimeMessage {

        private final String id;

        Known(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
