package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fumikura.shared.Text;
import org.fumikura.sheets.Unwritable;

/**
 * What CP932 lacks of a list.
 *
 * @param shown the first of them
 * @param total how many there are
 * @param query what the file was asked for with, beside its form
 */
public record UnwritablePage(Text title, List<Unwritable> shown, int total, List<Map.Entry<String, String>> query) {

    private static final int MOST = 200;

    static UnwritablePage of(Text title, List<Unwritable> found, HttpServletRequest request) {
        return new UnwritablePage(
                title,
                found.stream().limit(MOST).toList(),
                found.size(),
                request.getParameterMap().entrySet().stream()
                        .filter(each -> !Set.of("format", "geta").contains(each.getKey()))
                        .map(each -> Map.entry(each.getKey(), each.getValue()[0]))
                        .sorted(Map.Entry.comparingByKey())
                        .toList());
    }
}
