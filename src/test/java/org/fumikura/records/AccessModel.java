package org.fumikura.records;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Reader;
import org.fumikuradb.records.tables.records.AccessRuleRecord;
import org.fumikuradb.records.tables.records.DocumentRecord;
import org.fumikuradb.records.tables.records.FileRecord;
import org.jspecify.annotations.Nullable;

/** Who may read what (A.16) in plain words, of files and documents in memory; and their rows. */
final class AccessModel {

    /** In each title, and in no other document of the city. */
    static final String WORD = "漏検";

    /** One of them stands in each title; in no other document of the city. */
    static final List<String> LETTERS = List.of("鸞", "麒", "麟", "鵺", "鯱");

    private AccessModel() {}

    /** Whom a rule names: herself, her post, her unit, a unit above it, or somebody else altogether. */
    enum Named {
        PERSON,
        POST,
        UNIT,
        UNIT_ABOVE
    }

    record Rule(boolean allowed, Named named) {}

    /** @param route whether it came about by a route, so that who stands in for the post has it too while it waits */
    record ModelRule(boolean allowed, UUID person, UUID post, UUID unit, boolean route) {

        boolean names(Reader reader) {
            return namesByName(reader) || reader.line().contains(unit);
        }

        boolean namesByName(Reader reader) {
            return reader.person().value().equals(person) || reader.seats().contains(post);
        }

        boolean waitsFor(Reader reader) {
            return allowed && route && reader.inPlaceOf().contains(post);
        }
    }

    /**
     * @param unit the one for which it was entered
     * @param holder the one that holds it by name on the readers' day; null for most
     */
    record ModelFile(
            UUID id, UUID unit, @Nullable UUID holder, int secrecy, Scope scope, int flags, List<ModelRule> rules) {

        UUID inCharge(UUID entered) {
            return holder == null ? entered : holder;
        }
    }

    record ModelDocument(
            UUID id,
            ModelFile file,
            UUID unit,
            int secrecy,
            Scope scope,
            int flags,
            List<ModelRule> rules,
            DocumentState state,
            int year,
            String title) {}

    static List<List<Rule>> ruleSets() {
        var sets = new ArrayList<List<Rule>>();
        sets.add(List.of());
        for (Named named : Named.values()) {
            sets.add(List.of(new Rule(true, named)));
            sets.add(List.of(new Rule(false, named)));
        }
        sets.add(List.of(new Rule(true, Named.PERSON), new Rule(false, Named.UNIT)));
        sets.add(List.of(new Rule(true, Named.UNIT), new Rule(false, Named.POST)));
        return sets;
    }

    static boolean mayRead(ModelDocument document, Reader reader) {
        if (any(document.rules, false, reader) || any(document.file.rules, false, reader)) {
            return false;
        }
        boolean fileGranted = any(document.file.rules, true, reader);
        Reader.Reach reach = document.state.isOpen() ? reader.ofOpen() : reader.ofFiles();
        boolean fileReaches =
                fileGranted || reaches(document.file.scope, document.file.inCharge(document.file.unit), reach);
        boolean documentReaches = reaches(document.scope, document.file.inCharge(document.unit), reach)
                || (fileGranted && document.scope != Scope.NAMED);
        boolean waits = document.state == DocumentState.PENDING
                && document.rules.stream().anyMatch(rule -> rule.waitsFor(reader));
        if (!any(document.rules, true, reader) && !(fileReaches && documentReaches) && !waits) {
            return false;
        }
        boolean byName = document.scope == Scope.NAMED
                && document.rules.stream().anyMatch(rule -> rule.allowed && rule.namesByName(reader));
        boolean cleared = byName || Math.max(document.secrecy, document.file.secrecy) <= reader.clearance();
        return cleared && ((document.flags | document.file.flags) & ~reader.handles()) == 0;
    }

    static boolean maySee(ModelFile file, Reader reader) {
        return !any(file.rules, false, reader)
                && (any(file.rules, true, reader) || reaches(file.scope, file.inCharge(file.unit), reader.ofFiles()))
                && file.secrecy <= reader.clearance()
                && (file.flags & ~reader.handles()) == 0;
    }

    private static boolean any(List<ModelRule> rules, boolean allowed, Reader reader) {
        return rules.stream().anyMatch(rule -> rule.allowed == allowed && rule.names(reader));
    }

    private static boolean reaches(Scope scope, UUID unit, Reader.Reach reach) {
        return switch (scope) {
            case ALL -> true;
            case DEPARTMENT -> reach.department().contains(unit);
            case SECTION -> reach.section().contains(unit);
            case SUBSECTION -> reach.subsection().contains(unit);
            case NAMED -> false;
        };
    }

    static ModelRule modelRule(Rule rule, Actor whom, boolean route) {
        UUID nobody = new UUID(0, 0);
        UUID unit = whom.post().unit().id().value();
        return switch (rule.named) {
            case PERSON -> new ModelRule(rule.allowed, whom.person().value(), nobody, nobody, route);
            case POST -> new ModelRule(rule.allowed, nobody, whom.post().id().value(), nobody, route);
            case UNIT -> new ModelRule(rule.allowed, nobody, nobody, unit, route);
            case UNIT_ABOVE ->
                new ModelRule(
                        rule.allowed,
                        nobody,
                        nobody,
                        whom.units().getLast().id().value(),
                        route);
        };
    }

    static AccessRuleRecord row(ModelRule rule, @Nullable UUID document, @Nullable UUID file) {
        UUID nobody = new UUID(0, 0);
        var row = new AccessRuleRecord();
        row.setId(UUID.randomUUID());
        row.setDocumentId(document);
        row.setFileId(file);
        row.setAllowed(rule.allowed);
        row.setPersonId(rule.person.equals(nobody) ? null : rule.person);
        row.setPostId(rule.post.equals(nobody) ? null : rule.post);
        row.setUnitId(rule.unit.equals(nobody) ? null : rule.unit);
        row.setCause(rule.route ? "ROUTE" : "NAMED");
        return row;
    }

    static FileRecord row(ModelFile file, UUID classification, int n) {
        var row = new FileRecord();
        row.setId(file.id);
        row.setFiscalYear(2030);
        row.setUnitId(file.unit);
        row.setClassificationId(classification);
        row.setNumber("2030-" + n);
        row.setTitle("簿冊 " + n);
        row.setPublicTitle("簿冊 " + n);
        row.setRetentionKind("FIXED");
        row.setRetentionYears(5);
        row.setRetentionStart("AFTER_FISCAL_YEAR");
        row.setRetentionSource("test");
        row.setDisposition("DESTROY");
        row.setMedium("ELECTRONIC");
        row.setSecrecy((short) file.secrecy);
        row.setScope(file.scope.name());
        row.setFlags(file.flags);
        row.setState("OPEN");
        return row;
    }

    static DocumentRecord row(ModelDocument document) {
        var row = new DocumentRecord();
        row.setId(document.id);
        row.setKind("MATERIAL");
        row.setUnitId(document.unit);
        row.setFiscalYear(document.year);
        row.setTitle(document.title);
        row.setFileId(document.file.id);
        row.setSecrecy((short) document.secrecy);
        row.setScope(document.scope.name());
        row.setFlags(document.flags);
        row.setDisclosure("OPEN");
        row.setState("PENDING");
        row.setRegisteredOn(LocalDate.of(2030, 5, 20));
        return row;
    }
}
