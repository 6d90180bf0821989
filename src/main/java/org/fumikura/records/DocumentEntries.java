package org.fumikura.records;

import static org.fumikuradb.records.Tables.ACCESS_RULE;
import static org.fumikuradb.records.Tables.ATTACHMENT;
import static org.fumikuradb.records.Tables.CLASSIFICATION;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;
import static org.fumikuradb.records.Tables.NUMBER;
import static org.fumikuradb.records.Tables.OLD_RECORD;
import static org.fumikuradb.records.Tables.RECEIPT;
import static org.fumikuradb.records.Tables.VERSION;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.content.Sha256;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonNames;
import org.fumikura.organization.Post;
import org.fumikura.renditions.Renditions;
import org.fumikura.search.Findable;
import org.fumikura.search.Findables;
import org.fumikura.search.Numbers;
import org.fumikura.shared.Text;
import org.fumikuradb.records.tables.records.AccessRuleRecord;
import org.fumikuradb.records.tables.records.AttachmentRecord;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Documents as they stand in the index: their own words, those of what is attached, and the keys by which they are found. */
@Component
class DocumentEntries {

    /** Of one document with all that is attached. */
    private static final int MOST_LETTERS = 2_000_000;

    private final DSLContext db;
    private final Renditions renditions;
    private final Organization organization;

    DocumentEntries(DSLContext db, Renditions renditions, Organization organization) {
        this.db = db;
        this.renditions = renditions;
        this.organization = organization;
    }

    /** Those of some documents that are there; in any order. */
    List<Findable> read(Collection<UUID> ids) {
        Map<UUID, String> own = ownWords(ids);
        Map<UUID, List<AttachmentRecord>> attachments = attachments(ids);
        Map<UUID, List<String>> numbers = numbers(ids);
        List<? extends Record> rows = db.select(
                        DOCUMENT.asterisk(), FILE.asterisk(), CLASSIFICATION.CODE, CLASSIFICATION.TITLE)
                .from(DocumentRows.WITH_FILE
                        .join(CLASSIFICATION)
                        .on(CLASSIFICATION.TENANT_ID.eq(FILE.TENANT_ID), CLASSIFICATION.ID.eq(FILE.CLASSIFICATION_ID)))
                .where(DOCUMENT.ID.in(ids))
                .fetch();
        Map<UUID, List<AccessRuleRecord>> ofDocuments = rules(ACCESS_RULE.DOCUMENT_ID, ids);
        Map<UUID, List<AccessRuleRecord>> ofFiles = rules(
                ACCESS_RULE.FILE_ID,
                rows.stream().map(row -> row.get(DOCUMENT.FILE_ID)).collect(Collectors.toSet()));
        Map<UUID, String> named = names(ofDocuments, rows);
        return rows.stream()
                .map(row -> {
                    UUID id = row.get(DOCUMENT.ID);
                    List<String> labels = numbers.getOrDefault(id, List.of());
                    var texts = new ArrayList<Findable.Words>();
                    texts.add(new Findable.Words(
                            Stream.of(
                                            own.getOrDefault(id, ""),
                                            String.join(" ", labels),
                                            fileWords(row),
                                            named.getOrDefault(id, ""))
                                    .collect(Collectors.joining("\n")),
                            ""));
                    texts.addAll(pages(attachments.getOrDefault(id, List.of())));
                    return new Findable(
                            FoundDocuments.KIND,
                            id,
                            row.get(DOCUMENT.TITLE),
                            texts,
                            keys(
                                    row,
                                    labels,
                                    ofDocuments.getOrDefault(id, List.of()),
                                    ofFiles.getOrDefault(row.get(DOCUMENT.FILE_ID), List.of())),
                            Map.of(
                                    FindingRule.SECRECY,
                                    (int) row.get(DOCUMENT.SECRECY),
                                    FindingRule.FILE_SECRECY,
                                    (int) row.get(FILE.SECRECY),
                                    Findables.BY_DAY,
                                    (int) row.get(DOCUMENT.REGISTERED_ON).toEpochDay()));
                })
                .toList();
    }

    /** Those of old records as they bore them. */
    private Map<UUID, List<String>> numbers(Collection<UUID> ids) {
        return db.select(NUMBER.DOCUMENT_ID, NUMBER.LABEL)
                .from(NUMBER)
                .where(NUMBER.DOCUMENT_ID.in(ids))
                .unionAll(db.select(OLD_RECORD.DOCUMENT_ID, OLD_RECORD.NUMBER)
                        .from(OLD_RECORD)
                        .where(OLD_RECORD.DOCUMENT_ID.in(ids), OLD_RECORD.NUMBER.ne("")))
                .fetchGroups(NUMBER.DOCUMENT_ID, NUMBER.LABEL);
    }

    /** What it says itself; nothing after destruction. */
    private Map<UUID, String> ownWords(Collection<UUID> ids) {
        var words = new HashMap<UUID, String>();
        db.select(VERSION.DOCUMENT_ID, VERSION.BODY, VERSION.REASON)
                .distinctOn(VERSION.DOCUMENT_ID)
                .from(VERSION)
                .where(VERSION.DOCUMENT_ID.in(ids))
                .orderBy(VERSION.DOCUMENT_ID, VERSION.N.desc())
                .forEach(row -> words.put(row.value1(), row.value2() + "\n" + row.value3()));
        db.select(RECEIPT.DOCUMENT_ID, RECEIPT.SENDER, RECEIPT.ORIGINAL_NUMBER)
                .from(RECEIPT)
                .where(RECEIPT.DOCUMENT_ID.in(ids))
                .forEach(row -> words.merge(
                        row.value1(), row.value2() + " " + row.value3(), (one, other) -> one + "\n" + other));
        db.select(OLD_RECORD.DOCUMENT_ID, OLD_RECORD.UNIT, OLD_RECORD.POST, OLD_RECORD.CLASSIFICATION)
                .from(OLD_RECORD)
                .where(OLD_RECORD.DOCUMENT_ID.in(ids))
                .forEach(row -> words.merge(
                        row.value1(),
                        String.join("\n", row.value2(), row.value3(), row.value4()),
                        (one, other) -> one + "\n" + other));
        return words;
    }

    /** Those of the last version. */
    private Map<UUID, List<AttachmentRecord>> attachments(Collection<UUID> ids) {
        var last = DSL.select(DSL.max(VERSION.N)).from(VERSION).where(VERSION.DOCUMENT_ID.eq(ATTACHMENT.DOCUMENT_ID));
        return db.selectFrom(ATTACHMENT)
                .where(ATTACHMENT.DOCUMENT_ID.in(ids), ATTACHMENT.N.eq(DSL.field(last)))
                .orderBy(ATTACHMENT.ORDINAL)
                .collect(Collectors.groupingBy(AttachmentRecord::getDocumentId));
    }

    private List<Findable.Words> pages(List<AttachmentRecord> files) {
        var words = new ArrayList<Findable.Words>();
        int room = MOST_LETTERS;
        int place = 0;
        for (AttachmentRecord file : files) {
            place++;
            words.add(new Findable.Words(file.getName(), "#m" + place));
            int page = 0;
            for (String text : renditions.firstWords(Sha256.of(file.getSha256()), room)) {
                page++;
                room -= text.length();
                if (!text.isBlank()) {
                    words.add(new Findable.Words(text, "#m" + place + "p" + page));
                }
            }
        }
        return words;
    }

    private Map<UUID, List<AccessRuleRecord>> rules(TableField<AccessRuleRecord, UUID> of, Collection<UUID> ids) {
        return db.selectFrom(ACCESS_RULE).where(of.in(ids)).collect(Collectors.groupingBy(rule -> rule.get(of)));
    }

    private static Map<String, Set<String>> keys(
            Record row, List<String> numbers, List<AccessRuleRecord> rules, List<AccessRuleRecord> ofFile) {
        var keys = new HashMap<String, Set<String>>();
        keys.put(FoundKeys.YEAR, Set.of(Integer.toString(row.get(DOCUMENT.FISCAL_YEAR))));
        keys.put(FindingRule.UNIT, Set.of(row.get(DOCUMENT.UNIT_ID).toString()));
        keys.put(FoundKeys.SORT, Set.of(row.get(DOCUMENT.KIND)));
        keys.put(FindingRule.STATE, Set.of(row.get(DOCUMENT.STATE)));
        if (!isFileMasked(row)) {
            keys.put(FoundKeys.CLASS, Set.of(row.get(CLASSIFICATION.CODE)));
        }
        keys.put(FoundKeys.SECRECY, Set.of(Secrecy.at(row.get(DOCUMENT.SECRECY)).name()));
        keys.put(
                FoundKeys.RETENTION,
                Set.of(Retention.of(row.into(FILE)).period().text().ja()));
        keys.put(Findables.DAYS, days(row));
        keys.put(
                FindingRule.OPEN,
                Set.of(Boolean.toString(
                        DocumentState.valueOf(row.get(DOCUMENT.STATE)).isOpen())));
        keys.put(FindingRule.SCOPE, Set.of(row.get(DOCUMENT.SCOPE)));
        keys.put(FindingRule.FLAG, flags(row.get(DOCUMENT.FLAGS)));
        keys.put(FindingRule.IN_FILE, Set.of(row.get(DOCUMENT.FILE_ID).toString()));
        keys.put(FindingRule.FILE_UNIT, Set.of(row.get(FILE.UNIT_ID).toString()));
        keys.put(FindingRule.FILE_SCOPE, Set.of(row.get(FILE.SCOPE)));
        keys.put(FindingRule.FILE_FLAG, flags(row.get(FILE.FLAGS)));
        keys.put(FindingRule.ALLOW, named(rules, true, false));
        keys.put(FindingRule.ALLOW_ON_ROUTE, named(rules, true, true));
        keys.put(FindingRule.DENY, named(rules, false, false));
        keys.put(FindingRule.FILE_ALLOW, named(ofFile, true, false));
        keys.put(FindingRule.FILE_DENY, named(ofFile, false, false));
        keys.put(Findables.BY_NUMBER, numbers.stream().map(Numbers::plain).collect(Collectors.toSet()));
        return keys;
    }

    /** Who reads a document by name may not know the file of a secret one (I-12). */
    private static String fileWords(Record row) {
        return isFileMasked(row) ? "" : row.get(FILE.TITLE) + "\n" + row.get(CLASSIFICATION.TITLE);
    }

    private static boolean isFileMasked(Record row) {
        return Secrecy.at(row.get(FILE.SECRECY)).isMasked();
    }

    private static Set<String> days(Record row) {
        return Stream.of(DOCUMENT.REGISTERED_ON, DOCUMENT.DECIDED_ON, DOCUMENT.EFFECTIVE_ON, DOCUMENT.CLOSED_ON)
                .map(row::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    /** Posts and people that are on its way or read it by name, as they were called then; none after destruction. */
    private Map<UUID, String> names(Map<UUID, List<AccessRuleRecord>> rules, List<? extends Record> rows) {
        List<AccessRuleRecord> all =
                rules.values().stream().flatMap(List::stream).toList();
        Map<UUID, Post> posts = organization.postsById(ids(all, AccessRuleRecord::getPostId));
        PersonNames people = organization.names(ids(all, AccessRuleRecord::getPersonId));
        var names = new HashMap<UUID, String>();
        for (Record row : rows) {
            if (row.get(DOCUMENT.ERASED_ON) == null) {
                names.put(
                        row.get(DOCUMENT.ID),
                        rules.getOrDefault(row.get(DOCUMENT.ID), List.of()).stream()
                                .filter(AccessRuleRecord::getAllowed)
                                .flatMap(rule -> Stream.concat(
                                        Optional.ofNullable(posts.get(rule.getPostId())).map(Post::name).stream(),
                                        people.on(rule.getPersonId(), row.get(DOCUMENT.REGISTERED_ON)).stream()))
                                .map(Text::ja)
                                .collect(Collectors.joining("\n")));
            }
        }
        return names;
    }

    private static List<UUID> ids(List<AccessRuleRecord> rules, Function<AccessRuleRecord, @Nullable UUID> who) {
        return rules.stream().map(who).filter(Objects::nonNull).distinct().toList();
    }

    static Set<String> flags(int bits) {
        return Flag.of(bits).stream().map(Enum::name).collect(Collectors.toSet());
    }

    static Set<String> named(List<AccessRuleRecord> rules, boolean allowed, boolean route) {
        return rules.stream()
                .filter(rule -> rule.getAllowed() == allowed
                        && (!route || rule.getCause().equals("ROUTE")))
                .flatMap(rule -> Stream.of(rule.getPersonId(), rule.getPostId(), rule.getUnitId()))
                .filter(Objects::nonNull)
                .map(UUID::toString)
                .collect(Collectors.toSet());
    }
}
