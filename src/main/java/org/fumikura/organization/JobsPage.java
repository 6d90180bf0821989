package org.fumikura.organization;

import java.util.List;
import java.util.Optional;
import org.fumikura.frame.Table;
import org.fumikura.shared.Text;

/**
 * The jobs of a municipality.
 *
 * @param done what was just ordered
 * @param orderable the kinds that the visitor may order now; empty for those who only read
 */
public record JobsPage(Optional<Text> done, Table table, List<Kind> orderable) {

    /** A kind of job. */
    public record Kind(String name, Text label) {}
}
