package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.BODY;
import static org.fumikuradb.meetings.Tables.MATERIAL;
import static org.fumikuradb.meetings.Tables.SESSION;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.Link;
import org.fumikura.organization.Actor;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentState;
import org.fumikura.records.Documents;
import org.fumikura.shared.Text;
import org.fumikuradb.meetings.tables.records.MaterialRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What the things of a chain are called, for those who may see them: what somebody may not see is left out. */
@Component
class ChainNodes {

    private final DSLContext db;
    private final MeetingAccess access;
    private final TeamSources sources;
    private final ThemeRows themes;
    private final Documents documents;

    ChainNodes(DSLContext db, MeetingAccess access, TeamSources sources, ThemeRows themes, Documents documents) {
        this.db = db;
        this.access = access;
        this.sources = sources;
        this.themes = themes;
        this.documents = documents;
    }

    /** Those of some things that she sees. */
    Map<ChainKey, ChainNode> seen(Collection<ChainKey> some, Actor actor) {
        var nodes = new HashMap<ChainKey, ChainNode>();
        Map<ChainKind, Set<UUID>> ids = some.stream()
                .collect(Collectors.groupingBy(ChainKey::kind, Collectors.mapping(ChainKey::id, Collectors.toSet())));
        sessions(ids.getOrDefault(ChainKind.SESSION, Set.of()), actor, nodes);
        sources.items(ids.getOrDefault(ChainKind.ITEM, Set.of()), actor)
                .forEach(item ->
                        put(nodes, ChainKind.ITEM, item.id(), Text.same(item.title()), item.path(), Optional.empty()));
        sources.instructions(ids.getOrDefault(ChainKind.INSTRUCTION, Set.of()), actor)
                .values()
                .forEach(given -> put(
                        nodes,
                        ChainKind.INSTRUCTION,
                        given.id(),
                        Text.same(given.wording()),
                        given.path(),
                        Optional.empty()));
        themes.among(ids.getOrDefault(ChainKind.THEME, Set.of()))
                .forEach(theme -> put(
                        nodes,
                        ChainKind.THEME,
                        theme.id().value(),
                        Text.same(theme.title()),
                        Themes.path(theme.id()),
                        Optional.of(theme.state().label())));
        papers(
                ids.getOrDefault(ChainKind.MATERIAL, Set.of()),
                ids.getOrDefault(ChainKind.DOCUMENT, Set.of()),
                actor,
                nodes);
        return nodes;
    }

    private static void put(
            Map<ChainKey, ChainNode> nodes, ChainKind kind, UUID id, Text title, String path, Optional<Text> state) {
        var key = new ChainKey(kind, id);
        nodes.put(key, new ChainNode(key, title, path, kind.column(), state));
    }

    private void sessions(Set<UUID> ids, Actor actor, Map<ChainKey, ChainNode> nodes) {
        if (ids.isEmpty()) {
            return;
        }
        db.select(SESSION.ID, SESSION.STATE, SESSION.FISCAL_YEAR, SESSION.N, BODY.NAME, BODY.NAME_EN)
                .from(SESSION)
                .join(BODY)
                .on(BODY.TENANT_ID.eq(SESSION.TENANT_ID), BODY.ID.eq(SESSION.BODY_ID))
                .where(SESSION.ID.in(ids), access.sessions(actor))
                .forEach(row -> {
                    UUID id = row.get(SESSION.ID);
                    put(
                            nodes,
                            ChainKind.SESSION,
                            id,
                            TeamSources.label(row),
                            TeamSources.path(new SessionId(id)),
                            Optional.of(
                                    SessionState.valueOf(row.get(SESSION.STATE)).label()));
                });
    }

    /** A material is seen by who sees its session and reads its document. */
    private void papers(Set<UUID> materials, Set<UUID> ids, Actor actor, Map<ChainKey, ChainNode> nodes) {
        List<MaterialRecord> shown = materials.isEmpty()
                ? List.of()
                : db.select(MATERIAL.fields())
                        .from(MATERIAL)
                        .join(SESSION)
                        .on(SESSION.TENANT_ID.eq(MATERIAL.TENANT_ID), SESSION.ID.eq(MATERIAL.SESSION_ID))
                        .join(BODY)
                        .on(BODY.TENANT_ID.eq(SESSION.TENANT_ID), BODY.ID.eq(SESSION.BODY_ID))
                        .where(MATERIAL.ID.in(materials), access.sessions(actor))
                        .fetchInto(MATERIAL);
        var wanted = new HashSet<>(ids);
        shown.forEach(material -> wanted.add(material.getDocumentId()));
        if (wanted.isEmpty()) {
            return;
        }
        Map<UUID, Document> readable = documents.readable(wanted, actor.reader());
        for (MaterialRecord material : shown) {
            if (readable.containsKey(material.getDocumentId())) {
                put(
                        nodes,
                        ChainKind.MATERIAL,
                        material.getId(),
                        new Text(
                                "資料" + material.getN() + " " + material.getTitle(),
                                "Material " + material.getN() + ": " + material.getTitle()),
                        TeamSources.path(new SessionId(material.getSessionId())) + "/materials/" + material.getId(),
                        Optional.empty());
            }
        }
        readable.values().stream()
                .filter(document -> ids.contains(document.id().value()))
                .map(ChainNodes::node)
                .forEach(node -> nodes.put(node.key(), node));
    }

    private static ChainNode node(Document document) {
        boolean decided = document.state() == DocumentState.DECIDED
                || document.decidedOn().isPresent();
        Link link = TeamPages.link(document);
        return new ChainNode(
                new ChainKey(ChainKind.DOCUMENT, document.id().value()),
                link.label(),
                link.path(),
                ChainKind.DOCUMENT.column() + (decided ? 1 : 0),
                Optional.of(document.state().label()));
    }
}
