package org.fumikura.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.records.Flag;
import org.fumikura.shared.Text;

/** What two windows wrote into one draft: every field in which they differ, so that nobody has to guess what she would lose. */
final class DraftConflict {

    private static final Text NOTHING = new Text("（空欄）", "(empty)");

    private final List<DraftPage.Elsewhere> found = new ArrayList<>();
    private final Map<UUID, Text> posts;
    private final List<Authority> rules;

    private DraftConflict(Map<UUID, Text> posts, List<Authority> rules) {
        this.posts = posts;
        this.rules = rules;
    }

    /**
     * What the other window saved where it differs, in the order of the form.
     *
     * @param posts the names of all posts on both routes
     * @param rules the kinds of matter that both may have chosen
     */
    static List<DraftPage.Elsewhere> between(
            DraftText typed, DraftText saved, Map<UUID, Text> posts, List<Authority> rules) {
        var conflict = new DraftConflict(posts, rules);
        conflict.words("title", new Text("件名", "Title"), typed.title(), saved.title());
        conflict.words("body", new Text("伺い文", "Request"), typed.body(), saved.body());
        conflict.words("reason", new Text("理由・根拠法令", "Reason"), typed.reason(), saved.reason());
        conflict.differ(
                "matterCode",
                new Text("事案の種類", "Kind of matter"),
                typed.matterCode(),
                saved.matterCode(),
                conflict.kind(saved.matterCode()));
        conflict.differ("route", new Text("経路", "Route"), typed.route(), saved.route(), conflict.route(saved));
        conflict.differ(
                "secrecy",
                new Text("秘密区分", "Secrecy"),
                typed.secrecy(),
                saved.secrecy(),
                saved.secrecy().label());
        conflict.differ(
                "scope",
                new Text("閲覧範囲", "Scope"),
                typed.scope(),
                saved.scope(),
                saved.scope().label());
        conflict.differ("flag", new Text("取扱い", "Handling"), typed.flags(), saved.flags(), flags(saved));
        conflict.differ(
                "disclosure",
                new Text("公開区分", "Disclosure"),
                typed.disclosure(),
                saved.disclosure(),
                saved.disclosure().label());
        conflict.words(
                "disclosureReason",
                new Text("公開しない理由", "Reason why it is not open"),
                typed.disclosureReason(),
                saved.disclosureReason());
        conflict.words("dueOn", new Text("期限", "Due"), typed.dueOn(), saved.dueOn());
        conflict.words("amount", new Text("金額", "Amount"), typed.amount(), saved.amount());
        return List.copyOf(conflict.found);
    }

    private void words(String field, Text label, String typed, String saved) {
        differ(field, label, typed.strip(), saved.strip(), saved.isBlank() ? NOTHING : Text.same(saved));
    }

    private void differ(String field, Text label, Object typed, Object saved, Text shown) {
        if (!Objects.equals(typed, saved)) {
            found.add(new DraftPage.Elsewhere(field, label, shown));
        }
    }

    private Text kind(String code) {
        return rules.stream()
                .filter(rule -> rule.matterCode().equals(code))
                .findFirst()
                .map(rule -> Text.same(rule.matterName()))
                .orElse(NOTHING);
    }

    private Text route(DraftText saved) {
        if (saved.route().isEmpty()) {
            return NOTHING;
        }
        List<Text> names = saved.route().stream()
                .map(step -> posts.getOrDefault(step.post().value(), NOTHING))
                .toList();
        return new Text(
                names.stream().map(Text::ja).collect(Collectors.joining(" → ")),
                names.stream().map(Text::en).collect(Collectors.joining(" → ")));
    }

    private static Text flags(DraftText saved) {
        List<Flag> flags = saved.flags().stream().sorted().toList();
        if (flags.isEmpty()) {
            return NOTHING;
        }
        return new Text(
                flags.stream().map(flag -> flag.label().ja()).collect(Collectors.joining("・")),
                flags.stream().map(flag -> flag.label().en()).collect(Collectors.joining(", ")));
    }
}
