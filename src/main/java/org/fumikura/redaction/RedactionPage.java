package org.fumikura.redaction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.ApiProblem;
import org.fumikura.renditions.PageArea;
import org.fumikura.renditions.Rendition;
import org.fumikura.shared.Text;

/**
 * The page of a redaction, with one page of its PDF.
 *
 * @param key under which its next act takes effect once
 * @param done what was just done
 * @param problems why what was sent was refused
 * @param typed what was typed into the refused form, by its fields
 * @param waits whether the program is at work on it
 * @param failure why that did not succeed
 * @param number which page of the PDF is shown, from 1
 * @param sizes of all its pages; empty as long as it is not read, and once nobody looks at it any more
 * @param finds what was found on that page
 * @param counts how many of those that are to be gone lie on each page
 * @param sought what is looked for
 * @param marks what is gone
 * @param articles those that this redaction names already
 * @param own whether the reader says what is to be gone
 */
public record RedactionPage(
        Redaction redaction,
        UUID key,
        Optional<Text> done,
        List<ApiProblem.FieldError> problems,
        Map<String, String> typed,
        boolean waits,
        Optional<Text> failure,
        int number,
        List<Rendition.PageSize> sizes,
        List<Found> finds,
        Map<Integer, Long> counts,
        List<Wanted> sought,
        List<Gone> marks,
        List<String> articles,
        Text markedBy,
        Text confirmedBy,
        boolean own) {

    /** A place that was found. */
    public record Found(int ordinal, List<PageArea> areas, String words, Text seen, String article, boolean chosen) {}

    /** A thing that is looked for, and how often it was found. */
    public record Wanted(Text kind, String words, String article, long found) {}

    /** A part that is gone. */
    public record Gone(PageArea area, Text kind, String article) {}

    public String path() {
        return Redactions.path(redaction.id());
    }

    public boolean mayMark() {
        return own && redaction.state() == RedactionState.MARKING && !sizes.isEmpty();
    }

    public boolean mayConfirm() {
        return !own && redaction.state() == RedactionState.PROVED;
    }

    public boolean isOpen() {
        return redaction.state() != RedactionState.WITHDRAWN;
    }

    public Rendition.PageSize size() {
        return sizes.get(number - 1);
    }

    /** What was typed into a field, or what stands there otherwise. */
    public String typed(String field, String otherwise) {
        return typed.getOrDefault(field, otherwise);
    }

    public Optional<Text> problem(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(ApiProblem.FieldError::message)
                .findFirst();
    }

    /** The patterns that need no words. */
    public List<SoughtKind> patterns() {
        return SoughtKind.patterns();
    }
}
