package org.fumikura.sheets;

import java.util.List;
import java.util.stream.Collectors;
import org.fumikura.settings.Part;
import org.fumikura.settings.Surroundings;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** The typefaces that official sheets are printed with. */
@Component
class SheetSurroundings implements Surroundings {

    private static final Text NAME = new Text("書体（明朝・ゴシック）", "Typefaces (Mincho, Gothic)");
    private static final Text WITHOUT = new Text(
            "起案用紙などの印刷ができません。画面での仕事は続けられます。", "Sheets such as the 起案用紙 can not be printed; work on screens goes on.");

    private final Faces faces;

    SheetSurroundings(Faces faces) {
        this.faces = faces;
    }

    @Override
    public List<Part> parts() {
        try {
            String families = faces.list().stream()
                    .map(installed -> installed.family().label().ja())
                    .distinct()
                    .collect(Collectors.joining("・"));
            return List.of(new Part(
                    NAME,
                    new Text(
                            families + "（" + faces.list().size() + " 書体）",
                            faces.list().size() + " faces"),
                    true,
                    WITHOUT));
        } catch (NoFace missing) {
            return List.of(new Part(NAME, missing.advice(), false, WITHOUT));
        }
    }
}
