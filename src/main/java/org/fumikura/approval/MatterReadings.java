package org.fumikura.approval;

import java.util.List;
import org.fumikura.frame.Submissions;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.MaterialPages;
import org.fumikura.records.Materials;
import org.fumikura.records.Version;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of a matter with its attachments beside it. */
@Component
class MatterReadings {

    private final MaterialPages materials;
    private final Submissions submissions;

    MatterReadings(MaterialPages materials, Submissions submissions) {
        this.materials = materials;
        this.submissions = submissions;
    }

    ModelAndView shown(MatterPage page, NoteForm note) {
        List<AttachedFile> files = page.words().map(Version::attachments).orElse(List.of());
        Materials laidOut =
                materials.of(page.document().id(), files, page.margin().unopened());
        var notes = new NotesPart(page.document().id().value(), page.margin(), files, note, submissions.key());
        return new ModelAndView("approval/matter", "model", new MatterReading(page, laidOut, notes));
    }

    /** The same with why something could not be accepted. */
    ModelAndView refused(MatterPage page, NoteForm note) {
        ModelAndView view = shown(page, note);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }
}
