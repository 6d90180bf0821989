package org.fumikura.records;

import java.util.List;
import java.util.Optional;
import org.fumikura.organization.Post;
import org.fumikura.shared.Text;

/**
 * The form in which a receipt is entered.
 *
 * @param choices what can be chosen
 * @param kept the files that came with it already
 * @param scans what is known about viruses in them
 * @param filing what helps to choose the file
 * @param problems what is wrong with it, in the order of the form
 */
public record ReceiptPage(
        ReceiptForm form,
        Choices choices,
        List<AttachedFile> kept,
        VirusScans.Known scans,
        FilingHelp filing,
        List<FieldProblem> problems) {

    ReceiptPage with(List<FieldProblem> found) {
        return new ReceiptPage(form, choices, kept, scans, filing, found);
    }

    ReceiptPage showing(FilingHelp help) {
        return new ReceiptPage(form, choices, kept, scans, help, problems);
    }

    /** What is wrong with one field. */
    public Optional<Text> problem(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst()
                .map(FieldProblem::what);
    }

    /**
     * What can be chosen: nothing that would shut out the one who enters it.
     *
     * @param section the section for which it is received
     * @param files the open files of the section
     * @param posts the posts of the section, for what is to be read by named people only
     */
    public record Choices(
            Text section, List<Files.Choice> files, List<Secrecy> secrecies, List<Flag> flags, List<Post> posts) {}
}
