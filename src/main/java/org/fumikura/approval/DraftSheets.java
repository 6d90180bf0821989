package org.fumikura.approval;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.fumikura.sheets.Sheet;
import org.fumikura.sheets.Sheets;
import org.springframework.stereotype.Component;

/** Prints the 起案用紙, and the cover sheet (かがみ) of what goes round on paper. */
@Component
class DraftSheets {

    private final TemplateEngine templates;
    private final Sheets sheets;

    DraftSheets(TemplateEngine templates, Sheets sheets) {
        this.templates = templates;
        this.sheets = sheets;
    }

    /**
     * The sheet as a PDF. The caller has seen to it that the reader may read the matter, and notes the print.
     *
     * @throws org.fumikura.sheets.NoFace if this machine has no Japanese typeface
     */
    Sheet print(SheetPage page) {
        return print("approval/sheet.jte", page);
    }

    /**
     * The cover sheet as a PDF, by the same promises.
     *
     * @throws org.fumikura.sheets.NoFace if this machine has no Japanese typeface
     */
    Sheet print(CoverPage page) {
        return print("approval/cover.jte", page);
    }

    private Sheet print(String template, Object page) {
        var html = new StringOutput();
        templates.render(template, Map.of("model", page), html);
        return sheets.pdf(html.toString());
    }
}
