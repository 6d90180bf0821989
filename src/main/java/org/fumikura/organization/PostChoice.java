package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.POST;

import java.util.List;
import org.fumikura.frame.FormField;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** The posts without an end that somebody knows of, to choose one of them. */
@Component
class PostChoice {

    private final ChartRows chart;

    PostChoice(ChartRows chart) {
        this.chart = chart;
    }

    /** In the order in which units are numbered. */
    List<FormField.Option> all(Horizon horizon) {
        return chart.postsEver(POST.ID.isNotNull(), horizon).stream()
                .filter(post -> post.validity().last().isEmpty())
                .sorted((a, b) -> a.unitCode().compareTo(b.unitCode()))
                .map(post -> new FormField.Option(
                        post.id().toString(),
                        new Text(
                                post.unitCode() + "　" + post.name().ja(),
                                post.unitCode() + " " + post.name().en())))
                .toList();
    }
}
