package org.fumikura.records;

import static org.fumikuradb.records.Tables.ACCESS_RULE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonNames;
import org.fumikura.organization.Post;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikuradb.records.tables.records.AccessRuleRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Says in sentences who may read a document, as the predicate in {@link Access} decides it. */
@Component
class AccessWords {

    private final DSLContext db;
    private final Organization organization;
    private final OfficialClock clock;

    AccessWords(DSLContext db, Organization organization, OfficialClock clock) {
        this.db = db;
        this.organization = organization;
        this.clock = clock;
    }

    /** For somebody who may read the document; whom a rule shuts out is not told. */
    List<Text> of(Document document, Text unit, Inherited file) {
        var sentences = new ArrayList<Text>();
        sentences.add(scope(document.scope(), unit));
        if (file.scope().compareTo(document.scope()) < 0) {
            sentences.add(new Text(
                    "簿冊の閲覧範囲（%s）にも入っている人に限ります。".formatted(file.scope().label().ja()),
                    "Its file must reach the reader too (%s)."
                            .formatted(file.scope().label().en().toLowerCase(Locale.ROOT))));
        }
        sentences.addAll(restrictions(document, file));
        List<Text> named = named(document.id());
        if (!named.isEmpty()) {
            sentences.add(new Text(
                    "経路や指名により読める人・職：" + String.join("、", ja(named)),
                    "By route or by name: " + String.join(", ", en(named))));
        }
        return sentences;
    }

    private static List<Text> restrictions(Document document, Inherited file) {
        var sentences = new ArrayList<Text>();
        Secrecy secrecy = file.secrecy().compareTo(document.secrecy()) > 0 ? file.secrecy() : document.secrecy();
        if (secrecy != Secrecy.GENERAL) {
            sentences.add(new Text(
                    "「%s」を扱える職に限ります。".formatted(secrecy.label().ja()),
                    "Only posts that are cleared for “%s”."
                            .formatted(secrecy.label().en())));
        }
        var flags = EnumSet.noneOf(Flag.class);
        flags.addAll(document.flags());
        flags.addAll(file.flags());
        flags.forEach(flag -> sentences.add(new Text(
                "「%s」を扱える職に限ります。".formatted(flag.label().ja()),
                "Only posts that handle “%s”.".formatted(flag.label().en()))));
        return sentences;
    }

    private static Text scope(Scope scope, Text unit) {
        return switch (scope) {
            case ALL -> new Text("全庁の職員が読めます。", "Everybody in the office may read it.");
            case NAMED -> new Text("指定された人・職だけが読めます。", "Only named people and posts may read it.");
            default ->
                new Text(
                        "%sの属する%sの職員が読めます。".formatted(unit.ja(), scope.label().ja()),
                        "The staff of the %s to which %s belongs may read it."
                                .formatted(scope.label().en().toLowerCase(Locale.ROOT), unit.en()));
        };
    }

    private List<Text> named(DocumentId id) {
        List<AccessRuleRecord> rules = db.selectFrom(ACCESS_RULE)
                .where(ACCESS_RULE.DOCUMENT_ID.eq(id.value()), ACCESS_RULE.ALLOWED.isTrue())
                .orderBy(ACCESS_RULE.ID)
                .fetch();
        PersonNames people = organization.names(
                rules.stream().map(AccessRuleRecord::getPersonId).toList());
        LocalDate today = clock.today();
        Map<UUID, Post> posts = organization.postsById(
                ids(rules.stream().map(AccessRuleRecord::getPostId).toList()));
        Map<UUID, Text> units = organization.unitNames(
                ids(rules.stream().map(AccessRuleRecord::getUnitId).toList()));
        return rules.stream()
                .map(rule -> {
                    Post post = posts.get(rule.getPostId());
                    return post != null
                            ? post.name()
                            : people.on(rule.getPersonId(), today).orElse(units.get(rule.getUnitId()));
                })
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static List<UUID> ids(Collection<UUID> some) {
        return some.stream().filter(Objects::nonNull).toList();
    }

    private static List<String> ja(List<Text> texts) {
        return texts.stream().map(Text::ja).toList();
    }

    private static List<String> en(List<Text> texts) {
        return texts.stream().map(Text::en).toList();
    }
}
