package org.fumikura.approval;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.OfficialClock;
import org.fumikura.sheets.Sheets;
import org.fumikura.tenancy.Municipality;
import org.springframework.stereotype.Component;

/** Prints the rehearsal of a day. */
@Component
class RehearsalSheets {

    private final TemplateEngine templates;
    private final Sheets sheets;
    private final OfficialClock clock;

    RehearsalSheets(TemplateEngine templates, Sheets sheets, OfficialClock clock) {
        this.templates = templates;
        this.sheets = sheets;
        this.clock = clock;
    }

    /**
     * As a PDF. The caller notes it as a print.
     *
     * @throws org.fumikura.sheets.NoFace if this machine has no Japanese typeface
     */
    byte[] print(Rehearsal.Report report, String lead, Municipality municipality) {
        var sheet = new RehearsalSheet(
                municipality.name().ja(),
                municipality.sample(),
                new JapaneseDate(report.on()).full(),
                lead,
                new JapaneseDate(clock.today()).full(),
                report.lines().stream()
                        .map(line -> new RehearsalSheet.Line(
                                line.kind().label().ja(),
                                line.what().ja(),
                                line.now().ja(),
                                line.then().ja(),
                                line.matters() == 0 ? "" : Integer.toString(line.matters())))
                        .toList());
        var html = new StringOutput();
        templates.render("approval/rehearsal-sheet.jte", Map.of("model", sheet), html);
        return sheets.pdf(html.toString()).bytes();
    }
}
