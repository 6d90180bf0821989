package org.fumikura.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.shared.Text;

/** Looks for what official Japanese (公用文) writes otherwise. Hints only: nothing is changed or refused for them. */
final class Notation {

    private static final List<Rule> RULES = List.of(
            rule("下さい|下さる", "「ください」「くださる」と仮名で書く"),
            rule("出来(?:る|ない|ます|ません|れば|た(?!て))", "「できる」と仮名で書く"),
            rule("致し(?=ます|ました|たく|て)", "「いたします」と仮名で書く"),
            rule("頂き(?=ます|ました|たい|たく|て)", "「いただきます」と仮名で書く"),
            rule("(?<=[てで])参り(?=ます|ました)", "「まいります」と仮名で書く"),
            rule("等々", "「など」"),
            rule("(?<=[のたるい])為(?=に|、|の)", "「ため」と仮名で書く"),
            rule("(?<=[のたるい])事(?=が|を|は|に|と|も)", "「こと」と仮名で書く"),
            rule("(?<=[たるいの])通り(?=、|に|で|と)", "「とおり」と仮名で書く"),
            rule("有り難う|有難う", "「ありがとう」と仮名で書く"),
            rule("宜しく|宜しい", "「よろしく」「よろしい」と仮名で書く"),
            rule("[一-龠ァ-ヶ&&[^御神宮本拝]]殿(?=[\\n　 ]|$)", "敬称は「様」"),
            rule("御中[ 　]*様|様[ 　]*御中", "「御中」と「様」は重ねない"),
            rule("[０-９]+[0-9]+|[0-9]+[０-９]+", "全角の数字と半角の数字を混ぜない"),
            rule("〔[^〔〕\\n]{1,40}〕", "差込みの印が残っていないか確かめる"));

    private static final Pattern FULL_WIDTH = Pattern.compile("[０-９]{2,}");
    private static final Pattern HALF_WIDTH = Pattern.compile("[0-9]{2,}");

    private Notation() {}

    /** What to look for, and what is said about it. */
    private record Rule(Pattern found, String suggestion) {}

    private static Rule rule(String found, String suggestion) {
        return new Rule(Pattern.compile(found), suggestion);
    }

    /** What was found in title, request and reason, each thing once a field. */
    static List<DraftPage.Hint> of(DraftText text) {
        var hints = new ArrayList<DraftPage.Hint>();
        look("title", new Text("件名", "Title"), text.title(), hints);
        look("body", new Text("伺い文", "Request"), text.body(), hints);
        look("reason", new Text("理由・根拠法令", "Reason"), text.reason(), hints);
        return List.copyOf(hints);
    }

    private static void look(String field, Text label, String words, List<DraftPage.Hint> hints) {
        for (Rule rule : RULES) {
            Matcher found = rule.found.matcher(words);
            if (found.find()) {
                hints.add(new DraftPage.Hint(field, label, found.group().strip(), rule.suggestion));
            }
        }
        mixed(words).ifPresent(number -> hints.add(new DraftPage.Hint(field, label, number, "2桁以上の数字は半角にそろえる")));
    }

    /** A number in full-width digits beside others in half-width ones. */
    private static Optional<String> mixed(String words) {
        Matcher full = FULL_WIDTH.matcher(words);
        return full.find() && HALF_WIDTH.matcher(words).find() ? Optional.of(full.group()) : Optional.empty();
    }
}
