package org.fumikura.desk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.fumikura.organization.PersonId;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.JobKind;
import org.fumikura.tenancy.JobProgress;
import org.fumikura.tenancy.JobResult;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Writes what is to be mailed into the outbox, and sends what is there. Ordered by {@link MailRound} when there is something. */
@Component
class MailJob implements JobKind {

    static final String NAME = "desk.mail";

    private final Outbox outbox;
    private final Letters letters;
    private final Smtp smtp;
    private final Transactions transactions;

    MailJob(Outbox outbox, Letters letters, Smtp smtp, Transactions transactions) {
        this.outbox = outbox;
        this.letters = letters;
        this.smtp = smtp;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Text label() {
        return new Text("通知メールの送信", "Notices by mail");
    }

    @Override
    public Optional<Duration> every() {
        return Optional.empty();
    }

    @Override
    public JobResult run(JobProgress progress) {
        if (!smtp.isOn()) {
            return JobResult.nothing(new Text("メールサーバーが設定されていません（mail.host）。", "There is no mail server (mail.host)."));
        }
        var count = new Count();
        count.written += write(progress, transactions.read(outbox::waitingAtOnce), outbox::writeAtOnce);
        count.written += write(progress, transactions.read(outbox::waitingForDigest), outbox::writeDigest);
        try (Smtp.Line line = smtp.line()) {
            List<UUID> due = transactions.read(outbox::due);
            while (!due.isEmpty() && !count.away) {
                for (UUID id : due) {
                    if (!count.away) {
                        transactions
                                .work(() -> outbox.claim(id))
                                .ifPresent(mail -> send(mail, line).ifPresent(count::add));
                        progress.advance(1, "send");
                    }
                }
                due = count.away ? List.of() : transactions.read(outbox::due);
            }
        }
        return count.result();
    }

    private int write(JobProgress progress, Set<PersonId> people, Consumer<PersonId> writing) {
        for (PersonId person : people) {
            transactions.work(() -> writing.accept(person));
            progress.advance(1, "write");
        }
        return people.size();
    }

    /**
     * Sends one; empty when nothing is left to be told by it.
     *
     * <p>Between the claim before it and the record behind it the program may die: then the row is claimed again, and the letter
     * goes out once more under the same Message-ID if the server had taken it.
     */
    private Optional<Smtp.Answer> send(Outbox.Claimed mail, Smtp.Line line) {
        Optional<Letter> letter;
        try {
            letter = letters.compose(mail);
        } catch (RuntimeException unwritable) {
            // one letter that can not be written keeps no other from going out, and is shown when it never can
            transactions.work(() -> outbox.failed(mail, unwritable.getClass().getSimpleName()));
            return Optional.of(Smtp.Answer.LATER);
        }
        if (letter.isEmpty()) {
            transactions.work(() -> outbox.needless(mail));
            return Optional.empty();
        }
        Smtp.Attempt attempt = line.send(letter.get());
        transactions.work(() -> {
            switch (attempt.answer()) {
                case TAKEN -> outbox.sent(mail);
                case LATER -> outbox.failed(mail, attempt.problem());
                case NEVER -> outbox.dead(mail, attempt.problem());
                case AWAY -> outbox.release(mail);
            }
        });
        return Optional.of(attempt.answer());
    }

    /** What came of it. */
    private static final class Count {

        private int written;
        private int taken;
        private int later;
        private int never;
        private boolean away;

        void add(Smtp.Answer answer) {
            switch (answer) {
                case TAKEN -> taken++;
                case LATER -> later++;
                case NEVER -> never++;
                case AWAY -> away = true;
            }
        }

        JobResult result() {
            var words = new Text(
                    "%d 人分を用意し、%d 通を送り、%d 通はあとで送り直し、%d 通は送れませんでした。".formatted(written, taken, later, never)
                            + (away ? "メールサーバーが受け付けないため、残りは待っています。" : ""),
                    "Wrote for %d people, sent %d, will try %d again, could not send %d."
                                    .formatted(written, taken, later, never)
                            + (away ? " The server takes nothing now; the rest waits." : ""));
            if (away || never > 0) {
                return JobResult.found(words);
            }
            return written + taken + later == 0 ? JobResult.nothing(words) : JobResult.done(words);
        }
    }
}
