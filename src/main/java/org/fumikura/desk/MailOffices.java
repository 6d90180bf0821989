package org.fumikura.desk;

import static org.fumikuradb.desk.Tables.MAIL_OFFICE;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.desk.tables.records.MailOfficeRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The words and hours of the mail of a municipality. */
@Component
class MailOffices {

    private final DSLContext db;
    private final Transactions transactions;
    private final Municipalities municipalities;
    private final Ledger ledger;

    MailOffices(DSLContext db, Transactions transactions, Municipalities municipalities, Ledger ledger) {
        this.db = db;
        this.transactions = transactions;
        this.municipalities = municipalities;
        this.ledger = ledger;
    }

    /** The present ones; in a transaction. */
    MailOffice get() {
        return db.selectFrom(MAIL_OFFICE).fetchOptional(MailOffices::read).orElseGet(() -> MailOffice.standard(name()));
    }

    private Text name() {
        return municipalities.list().stream()
                .filter(each -> each.id().equals(Tenancy.current()))
                .findFirst()
                .map(Municipality::name)
                .orElse(Text.same("文倉"));
    }

    /**
     * Says them anew.
     *
     * @throws Invalid when the digest would fall into the quiet hours
     */
    void change(MailOffice office, Doer doer) {
        if (office.isQuiet(office.digestAt())) {
            throw new Invalid(
                    "digestAt", new Text("まとめの時刻が、送らない時間帯に入っています。", "The digest would fall into the quiet hours."));
        }
        transactions.write(() -> {
            MailOffice before = get();
            MailOfficeRecord row = row(office);
            db.insertInto(MAIL_OFFICE).set(row).onDuplicateKeyUpdate().set(row).execute();
            var subject = new Subject(
                    "mail-office", UUID.nameUUIDFromBytes("desk.mail-office".getBytes(StandardCharsets.UTF_8)));
            ledger.record(Act.of(DeskActs.MAIL_OFFICE_CHANGED, subject, doer, "通知メールの文面と時刻")
                    .changing(
                            "まとめの時刻",
                            before.digestAt().toString(),
                            office.digestAt().toString())
                    .changing("送らない時間帯", quiet(before), quiet(office))
                    .changing("件名", before.subject().ja(), office.subject().ja())
                    .changing("書き出し", before.greeting().ja(), office.greeting().ja())
                    .changing("末尾", before.footer().ja(), office.footer().ja()));
        });
    }

    private static String quiet(MailOffice office) {
        return office.quietFrom().equals(office.quietTo()) ? "なし" : office.quietFrom() + "から" + office.quietTo() + "まで";
    }

    private static MailOfficeRecord row(MailOffice office) {
        var row = new MailOfficeRecord();
        row.setDigestAt(office.digestAt());
        row.setQuietFrom(office.quietFrom());
        row.setQuietTo(office.quietTo());
        row.setSubject(office.subject().ja());
        row.setSubjectEn(office.subject().en());
        row.setGreeting(office.greeting().ja());
        row.setGreetingEn(office.greeting().en());
        row.setFooter(office.footer().ja());
        row.setFooterEn(office.footer().en());
        return row;
    }

    private static MailOffice read(MailOfficeRecord row) {
        return new MailOffice(
                row.getDigestAt(),
                row.getQuietFrom(),
                row.getQuietTo(),
                new MailOffice.Said(row.getSubject(), row.getSubjectEn()),
                new MailOffice.Said(row.getGreeting(), row.getGreetingEn()),
                new MailOffice.Said(row.getFooter(), row.getFooterEn()));
    }
}
