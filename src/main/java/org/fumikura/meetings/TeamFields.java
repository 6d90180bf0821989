package org.fumikura.meetings;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.organization.Actor;
import org.fumikura.organization.MasterForms;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PostId;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Fields that the forms of teams and themes share, and how they are read. */
@Component
class TeamFields {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern VALUE = Pattern.compile("-?\\d{1,14}(?:\\.\\d{1,4})?");

    private static final Text CHOOSE_OTHER = new Text(
            "当てはまる文書が1件に定まりません。文書の画面のアドレスを貼り付けてください。",
            "It does not name one document. Please paste the address of its page.");

    private final Organization organization;
    private final Documents documents;
    private final Transactions transactions;
    private final OfficialClock clock;

    TeamFields(Organization organization, Documents documents, Transactions transactions, OfficialClock clock) {
        this.organization = organization;
        this.documents = documents;
        this.transactions = transactions;
        this.clock = clock;
    }

    LocalDate today() {
        return clock.today();
    }

    <T> T read(Supplier<T> query) {
        return transactions.read(query);
    }

    /** A day that is filled in with today. */
    FormField day(String name, Text label) {
        return FormField.day(name, label).demanded().value(MasterForms.typed(clock.today()));
    }

    /** A post of today. */
    FormField post(String name, Text label) {
        List<FormField.Option> posts = transactions.read(() -> organization.listPosts(clock.today())).stream()
                .map(post -> new FormField.Option(
                        post.id().value().toString(),
                        new Text(
                                post.name().ja() + "（" + post.unit().name().ja() + "）",
                                post.name().en() + " (" + post.unit().name().en() + ")")))
                .toList();
        return FormField.choice(name, label, posts)
                .orNone(new Text("選んでください", "Please choose"))
                .demanded();
    }

    static Optional<PostId> post(FormInput input, String name) {
        return input.id(name).map(PostId::new);
    }

    /** A document, named by its number or by the address of its page. */
    static FormField document(String name, Text label) {
        return FormField.line(name, label)
                .hint(new Text("文書番号か、文書・案件の画面のアドレス", "Its number, or the address of its page"));
    }

    /** The document that somebody named and may read; empty when the field is, and a problem of the field when it is unknown. */
    Optional<DocumentId> document(FormInput input, String name, Actor actor) {
        String typed = input.line(name);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        Matcher id = ID.matcher(typed);
        Optional<DocumentId> found = transactions.read(() -> id.find()
                ? documents
                        .find(new DocumentId(UUID.fromString(id.group())), actor.reader())
                        .map(each -> each.id())
                : byNumber(typed, actor));
        if (found.isEmpty()) {
            input.refuse(name, CHOOSE_OTHER);
        }
        return found;
    }

    private Optional<DocumentId> byNumber(String typed, Actor actor) {
        var query = new Documents.Query(typed, Optional.empty(), Optional.empty(), Optional.empty());
        List<Documents.Line> lines =
                documents.list(query, actor.reader(), new PageRequest(1, 2)).items();
        return lines.size() == 1 ? Optional.of(lines.getFirst().document().id()) : Optional.empty();
    }

    /** A number with up to four places, as an office types it. */
    static Optional<BigDecimal> value(FormInput input, String name) {
        String typed = Normalizer.normalize(input.demanded(name), Normalizer.Form.NFKC)
                .replace(",", "")
                .replace('−', '-');
        if (VALUE.matcher(typed).matches()) {
            return Optional.of(new BigDecimal(typed));
        }
        input.refuse(name, new Text("数字で入力してください（小数は4けたまで）。", "Please enter a number of at most four places."));
        return Optional.empty();
    }
}
