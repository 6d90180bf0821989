package org.fumikura.meetings;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.fumikura.sheets.Sheets;
import org.springframework.stereotype.Component;

/** Minutes on A4, and as HTML for screens and screen readers: one form, in two shapes. */
@Component
class MinutesPrinting {

    private final TemplateEngine templates;
    private final Sheets sheets;

    MinutesPrinting(TemplateEngine templates, Sheets sheets) {
        this.templates = templates;
        this.sheets = sheets;
    }

    /** @throws org.fumikura.sheets.NoFace if this machine has no Japanese typeface */
    byte[] pdf(MinutesForm form) {
        return sheets.pdf(render("meetings/minutes-sheet.jte", form)).bytes();
    }

    /** A fragment whose headings begin with {@code h2}. */
    String html(MinutesForm form) {
        return render("meetings/minutes-text.jte", form);
    }

    private String render(String template, MinutesForm form) {
        var html = new StringOutput();
        templates.render(template, Map.of("form", form), html);
        return html.toString();
    }
}
