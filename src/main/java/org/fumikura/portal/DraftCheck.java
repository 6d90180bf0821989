package org.fumikura.portal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.Invalid;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Whether a draft is fit for the site. It says all that is wrong at once. */
final class DraftCheck {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_FILES = 200;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_KIND = 100;
    private static final Pattern FILE = Pattern.compile("[^\\p{Cntrl}/\\\\:*?\"<>|.][^\\p{Cntrl}/\\\\:*?\"<>|]{0,119}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]+/[a-z0-9.+-]+");
    /** What a browser would take for a page of this host, and run. */
    private static final Set<String> ACTIVE = Set.of(
            "text/html", "application/xhtml+xml", "image/svg+xml", "text/xml", "application/xml", "text/javascript");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final List<ApiProblem.FieldError> problems = new ArrayList<>();

    private DraftCheck() {}

    /** @throws Invalid when it is not */
    static void require(PublicationDraft draft) {
        var check = new DraftCheck();
        check.line("title", draft.title(), LONGEST_TITLE);
        check.line("titleEnglish", draft.titleEnglish(), LONGEST_TITLE);
        check.line("kindLabel", draft.kindLabel().ja(), LONGEST_KIND);
        check.line("kindLabel", draft.kindLabel().en(), LONGEST_KIND);
        check.line("responsible", draft.responsible().unit(), LONGEST_LINE);
        check.line("contact", draft.responsible().contact(), LONGEST_LINE);
        check.days(draft);
        check.body(draft.body());
        check.data(draft.data());
        check.files(draft.files());
        if (!check.problems.isEmpty()) {
            throw new Invalid(
                    "portal.not-fit",
                    new Text("この内容は公開できません。", "This can not be published."),
                    new Text("何も公開していません。示した箇所を直してください。", "Nothing was published. Mend what is named."),
                    check.problems);
        }
    }

    private void line(String field, @Nullable String words, int longest) {
        if (words == null) {
            return;
        }
        if (words.isBlank()
                || words.length() > longest
                || CONTROL.matcher(words).find()) {
            refuse(
                    field,
                    "1行、%d 字以内で入力してください。".formatted(longest),
                    "One line of at most %d letters is needed.".formatted(longest));
        }
    }

    private void days(PublicationDraft draft) {
        if (draft.publicUntil() != null && draft.publicUntil().isBefore(draft.publicFrom())) {
            refuse("publicUntil", "公開の終わりが始まりより前です。", "The last day is before the first.");
        }
    }

    private void body(String body) {
        Optional<String> offence = SafeHtml.offence(body);
        if (body.isBlank()) {
            refuse("body", "本文がありません。", "There is no body.");
        } else if (offence.isPresent()) {
            refuse("body", "本文に使えないものがあります: " + offence.get(), "The body must not hold this: " + offence.get());
        }
    }

    private void data(String data) {
        try {
            if (JSON.readTree(data).isObject()) {
                return;
            }
        } catch (JacksonException none) {
            // said below
        }
        refuse("data", "データがJSONのオブジェクトではありません。", "The data are no JSON object.");
    }

    private void files(List<PublicationFile> files) {
        var names = new HashSet<String>();
        if (files.size() > MOST_FILES) {
            refuse("files", "ファイルは %d 点までです。".formatted(MOST_FILES), "At most %d files.".formatted(MOST_FILES));
        }
        for (PublicationFile file : files) {
            if (!FILE.matcher(file.name()).matches() || !names.add(file.name())) {
                refuse("files", "ファイルの名前を改めてください: " + file.name(), "Rename this file: " + file.name());
            }
            if (!MEDIA_TYPE.matcher(file.mediaType()).matches() || ACTIVE.contains(file.mediaType())) {
                refuse("files", "公開できない種類のファイルです: " + file.name(), "No file of this type: " + file.name());
            }
            if (!Set.of("ja", "en").contains(file.language().getLanguage())) {
                refuse("files", "言語は日本語か英語です: " + file.name(), "Japanese or English: " + file.name());
            }
        }
    }

    private void refuse(String field, String ja, String en) {
        problems.add(new ApiProblem.FieldError(field, new Text(ja, en)));
    }
}
