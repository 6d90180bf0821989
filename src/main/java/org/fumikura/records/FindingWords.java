package org.fumikura.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.fumikura.search.Findable;
import org.fumikura.shared.Text;

/** Says in sentences what the parts of {@link FindingRule} answer about one document. */
final class FindingWords {

    private FindingWords() {}

    /**
     * @param thing the document as it is found
     * @param unit what the unit in charge is called
     * @param post in which she would read it
     */
    static Finding of(FindingRule rule, Findable thing, Document document, Inherited file, Text unit, Text post) {
        return new Finding(
                post,
                rule.whole().admits(thing),
                List.of(
                        letIn(rule, thing),
                        reached(rule, thing, document, file, unit),
                        trusted(rule, thing, document, file),
                        handled(rule, thing)));
    }

    private static Finding.Step letIn(FindingRule rule, Findable thing) {
        return new Finding.Step(
                new Text("名指しで閲覧を止められていない", "No rule shuts the reader out"),
                rule.letIn().admits(thing),
                List.of(
                        Finding.Part.of(
                                "この文書から、本人・職・組織が除かれていない",
                                "The document shuts out neither person, post nor unit",
                                !rule.shutOut().admits(thing)),
                        Finding.Part.of(
                                "簿冊から、本人・職・組織が除かれていない",
                                "The file shuts out neither person, post nor unit",
                                !rule.shutOutOfFile().admits(thing))));
    }

    private static Finding.Step reached(
            FindingRule rule, Findable thing, Document document, Inherited file, Text unit) {
        FindingRule.Reach reach = document.state().isOpen() ? rule.open() : rule.completed();
        return new Finding.Step(
                new Text("読むみちがある（どれか一つでよい）", "There is a way to it (one is enough)"),
                rule.reached().admits(thing),
                List.of(
                        Finding.Part.of(
                                "起案・経路・指名によって、この文書を読むことを認められている",
                                "Drafting, a route or a grant by name opens this document",
                                rule.named().admits(thing)),
                        Finding.Part.of(
                                "簿冊と文書の閲覧範囲に、どちらも入っている",
                                "Both file and document reach the reader",
                                reach.both().admits(thing),
                                Finding.Part.of(
                                        "簿冊：" + scope(file.scope(), unit).ja() + "。または簿冊で認められている",
                                        "The file: " + scope(file.scope(), unit).en() + ", or a grant on it",
                                        reach.ofFile().admits(thing)),
                                Finding.Part.of(
                                        "文書：" + scope(document.scope(), unit).ja()
                                                + (document.scope() == Scope.NAMED ? "" : "。または簿冊で認められている"),
                                        "The document: "
                                                + scope(document.scope(), unit).en()
                                                + (document.scope() == Scope.NAMED ? "" : ", or a grant on the file"),
                                        reach.ofDocument().admits(thing))),
                        Finding.Part.of(
                                "代わりに処理できる職へ回付され、まだ決裁されていない",
                                "It waits, undecided, for a post in whose place the reader may act",
                                rule.waits().admits(thing))));
    }

    private static Text scope(Scope scope, Text unit) {
        return switch (scope) {
            case ALL -> new Text("閲覧範囲は全庁", "everybody in the office");
            case NAMED -> new Text("閲覧範囲は指定者だけ", "named people only");
            default ->
                new Text(
                        "閲覧範囲は担当（%s）の%s".formatted(unit.ja(), scope.label().ja()),
                        "the %s of %s".formatted(scope.label().en().toLowerCase(Locale.ROOT), unit.en()));
        };
    }

    private static Finding.Step trusted(FindingRule rule, Findable thing, Document document, Inherited file) {
        var parts = new ArrayList<Finding.Part>();
        parts.add(Finding.Part.of(
                "文書の秘密区分「%s」を扱える職である".formatted(document.secrecy().label().ja()),
                "The post is cleared for the document's “%s”"
                        .formatted(document.secrecy().label().en()),
                rule.cleared().admits(thing)));
        parts.add(Finding.Part.of(
                "簿冊の秘密区分「%s」を扱える職である".formatted(file.secrecy().label().ja()),
                "The post is cleared for the file's “%s”"
                        .formatted(file.secrecy().label().en()),
                rule.clearedForFile().admits(thing)));
        if (document.scope() == Scope.NAMED) {
            parts.add(Finding.Part.of(
                    "または、指定者だけの文書に、本人か職が名指しされている",
                    "Or it is for named people only and names the reader or the post",
                    rule.clearedByName().admits(thing)));
        }
        return new Finding.Step(
                new Text("秘密区分を扱える", "The reader is cleared for it"),
                rule.trusted().admits(thing),
                parts);
    }

    private static Finding.Step handled(FindingRule rule, Findable thing) {
        List<Finding.Part> parts = Stream.of(FindingRule.FLAG, FindingRule.FILE_FLAG)
                .flatMap(key -> thing.keys().getOrDefault(key, Set.of()).stream())
                .distinct()
                .map(Flag::valueOf)
                .sorted()
                .map(flag -> Finding.Part.of(
                        "「%s」を扱える職である".formatted(flag.label().ja()),
                        "The post handles “%s”".formatted(flag.label().en()),
                        !rule.mishandled().contains(flag.name())))
                .toList();
        Text words = parts.isEmpty()
                ? new Text("扱える職が限られる情報を含まない", "It contains nothing that only some posts handle")
                : new Text("含まれる情報を扱える", "The post handles what it contains");
        return new Finding.Step(words, rule.handled().admits(thing), parts);
    }
}
