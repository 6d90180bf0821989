package org.fumikura.approval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fumikura.organization.PostId;
import org.fumikura.records.AttachmentRole;
import org.fumikura.records.Disclosure;
import org.fumikura.records.FileId;
import org.fumikura.records.Flag;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the draft editor's fields. A value that the form never offers counts as not chosen; typed words are kept as they are. */
final class DraftForm {

    private static final String ROLE = "role:";

    private final MultiValueMap<String, String> fields;

    DraftForm(MultiValueMap<String, String> fields) {
        this.fields = fields;
    }

    int revision() {
        return parse("revision", Integer::valueOf).orElse(0);
    }

    DraftText text() {
        return new DraftText(
                new DraftText.Words(typed("title"), typed("body"), typed("reason")),
                new DraftText.Case(
                        typed("matterCode"),
                        typed("expenditureItem"),
                        typed("amount"),
                        typed("higherReason"),
                        typed("enforced").equals("yes"),
                        fields.containsKey("previousYearPrefix")),
                marks(),
                special(),
                parse("file", UUID::fromString).map(FileId::new),
                typed("dueOn"),
                fields.containsKey("personalNumberConfirmed"),
                route());
    }

    DraftMarks marks() {
        return new DraftMarks(
                parse("secrecy", Secrecy::valueOf).orElse(Secrecy.GENERAL),
                parse("scope", Scope::valueOf).orElse(Scope.SECTION),
                flags(),
                parse("disclosure", Disclosure::valueOf).orElse(Disclosure.OPEN),
                typed("disclosureReason"));
    }

    private DraftText.Special special() {
        return new DraftText.Special(
                fields.containsKey("disagreed"),
                typed("disagreedWhy"),
                typed("occurredOn"),
                typed("occurredWhy"),
                parse("paper", PaperReason::valueOf),
                typed("paperWords"));
    }

    Drafts.Beside beside() {
        return new Drafts.Beside(roles(), Optional.of(pointers()));
    }

    /** 要点, those that were left blank among them. */
    private List<DraftPointer> pointers() {
        List<String> words = fields.getOrDefault("pointerWords", List.of());
        List<String> attachments = fields.getOrDefault("pointerAttachment", List.of());
        List<String> pages = fields.getOrDefault("pointerPage", List.of());
        var pointers = new ArrayList<DraftPointer>();
        for (int i = 0; i < Math.min(words.size(), Math.min(attachments.size(), pages.size())); i++) {
            pointers.add(new DraftPointer(
                    plain(words.get(i)), parsed(attachments.get(i), UUID::fromString), plain(pages.get(i))));
        }
        return List.copyOf(pointers);
    }

    /** What the attachments are for, by attachment. */
    private Map<UUID, AttachmentRole> roles() {
        var roles = new HashMap<UUID, AttachmentRole>();
        fields.keySet().stream().filter(name -> name.startsWith(ROLE)).forEach(name -> {
            Optional<UUID> attachment = parsed(name.substring(ROLE.length()), UUID::fromString);
            Optional<AttachmentRole> role = parse(name, AttachmentRole::valueOf);
            if (attachment.isPresent() && role.isPresent()) {
                roles.put(attachment.get(), role.get());
            }
        });
        return Map.copyOf(roles);
    }

    private Set<Flag> flags() {
        return fields.getOrDefault("flag", List.of()).stream()
                .flatMap(name -> parsed(name, Flag::valueOf).stream())
                .collect(Collectors.toSet());
    }

    private List<DraftText.DraftStep> route() {
        List<String> posts = fields.getOrDefault("routePost", List.of());
        List<String> kinds = fields.getOrDefault("routeKind", List.of());
        List<String> joinings = fields.getOrDefault("routeJoining", List.of());
        var route = new ArrayList<DraftText.DraftStep>();
        for (int i = 0; i < Math.min(posts.size(), kinds.size()); i++) {
            Optional<StepKind> kind = parsed(kinds.get(i), StepKind::valueOf);
            Optional<UUID> post = parsed(posts.get(i), UUID::fromString);
            if (kind.isPresent() && post.isPresent()) {
                Joining joining = i < joinings.size()
                        ? parsed(joinings.get(i), Joining::valueOf).orElse(Joining.THEN)
                        : Joining.THEN;
                route.add(new DraftText.DraftStep(kind.get(), new PostId(post.get()), joining));
            }
        }
        return List.copyOf(route);
    }

    private String typed(String field) {
        String value = fields.getFirst(field);
        return value == null ? "" : plain(value);
    }

    private static String plain(String typed) {
        return typed.replace("\r\n", "\n").replace("\0", "");
    }

    private <T> Optional<T> parse(String field, Function<String, T> reader) {
        return parsed(fields.getFirst(field), reader);
    }

    private static <T> Optional<T> parsed(@Nullable String value, Function<String, T> reader) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(value));
        } catch (IllegalArgumentException notOffered) {
            return Optional.empty();
        }
    }
}
