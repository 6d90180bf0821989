package org.fumikura.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.records.Files;
import org.fumikura.records.Flag;
import org.fumikura.shared.Text;

/** What two windows wrote into one draft: every field in which they differ, so that nobody has to guess what she would lose. */
final class DraftConflict {

    private static final Text NOTHING = new Text("（空欄）", "(empty)");

    private final List<DraftPage.Elsewhere> found = new ArrayList<>();
    private final Map<UUID, Text> posts;
    private final List<Authority> rules;

    private final List<Files.Choice> files;

    private DraftConflict(Map<UUID, Text> posts, List<Authority> rules, List<Files.Choice> files) {
        this.posts = posts;
        this.rules = rules;
        this.files = files;
    }

    /**
     * What the other window saved where it differs, in the order of the form.
     *
     * @param posts the names of all posts on both routes
     * @param rules the kinds of matter that both may have chosen
     * @param files the files that both may have chosen
     */
    static List<DraftPage.Elsewhere> between(
            DraftInProgress typed,
            DraftInProgress saved,
            Map<UUID, Text> posts,
            List<Authority> rules,
            List<Files.Choice> files) {
        var conflict = new DraftConflict(posts, rules, files);
        conflict.compareWords(typed.text(), saved.text());
        conflict.compareChoices(typed.text(), saved.text());
        conflict.differ(
                "pointers", new Text("要点", "Points"), typed.pointers(), saved.pointers(), pointers(saved.pointers()));
        return List.copyOf(conflict.found);
    }

    private void compareWords(DraftText typed, DraftText saved) {
        words("title", new Text("件名", "Title"), typed.title(), saved.title());
        words("body", new Text("伺い文", "Request"), typed.body(), saved.body());
        words("reason", new Text("理由・根拠法令", "Reason"), typed.reason(), saved.reason());
        words(
                "disclosureReason",
                new Text("公開しない理由", "Reason why it is not open"),
                typed.disclosureReason(),
                saved.disclosureReason());
        words(
                "expenditureItem",
                new Text("支出科目", "Expenditure item"),
                typed.expenditureItem(),
                saved.expenditureItem());
        words(
                "higherReason",
                new Text("上位決裁とする理由", "Reason for a higher decider"),
                typed.higherReason(),
                saved.higherReason());
        words("dueOn", new Text("期限", "Due"), typed.dueOn(), saved.dueOn());
        words("amount", new Text("金額", "Amount"), typed.amount(), saved.amount());
    }

    private void compareChoices(DraftText typed, DraftText saved) {
        differ(
                "matterCode",
                new Text("事案の種類", "Kind of matter"),
                typed.matterCode(),
                saved.matterCode(),
                kind(saved.matterCode()));
        differ("route", new Text("経路", "Route"), typed.route(), saved.route(), route(saved));
        differ("file", new Text("簿冊", "File"), typed.file(), saved.file(), file(saved));
        differ("enforced", new Text("施行", "Issue"), typed.enforced(), saved.enforced(), yesOrNo(saved.enforced()));
        differ(
                "previousYearPrefix",
                new Text("前年度の文書番号", "Number of the previous fiscal year"),
                typed.previousYearPrefix(),
                saved.previousYearPrefix(),
                yesOrNo(saved.previousYearPrefix()));
        differ(
                "personalNumberConfirmed",
                new Text("個人番号の確認", "Confirmation about personal numbers"),
                typed.personalNumberConfirmed(),
                saved.personalNumberConfirmed(),
                yesOrNo(saved.personalNumberConfirmed()));
        differ(
                "secrecy",
                new Text("秘密区分", "Secrecy"),
                typed.secrecy(),
                saved.secrecy(),
                saved.secrecy().label());
        differ(
                "scope",
                new Text("閲覧範囲", "Scope"),
                typed.scope(),
                saved.scope(),
                saved.scope().label());
        differ("flags", new Text("取扱い", "Handling"), typed.flags(), saved.flags(), flags(saved));
        differ(
                "disclosure",
                new Text("公開区分", "Disclosure"),
                typed.disclosure(),
                saved.disclosure(),
                saved.disclosure().label());
    }

    private static Text pointers(List<DraftPointer> saved) {
        return saved.isEmpty()
                ? NOTHING
                : Text.same(saved.stream().map(DraftPointer::words).collect(Collectors.joining("\n")));
    }

    private static Text yesOrNo(boolean chosen) {
        return chosen ? new Text("あり", "Yes") : new Text("なし", "No");
    }

    private Text file(DraftText saved) {
        return saved.file()
                .flatMap(id ->
                        files.stream().filter(file -> file.id().equals(id)).findFirst())
                .map(file -> Text.same(file.number() + " " + file.title()))
                .orElse(NOTHING);
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
