package org.fumikura.sheets;

import java.util.List;
import org.fumikura.shared.Text;

/**
 * The two families that a sheet may name, with the files in which they are sought, best first. What a better face lacks, a
 * later one of either family draws.
 */
enum Family {
    MINCHO(
            "serif",
            new Text("明朝体", "Mincho"),
            "fonts-morisawa-bizud-mincho",
            List.of(
                    new FaceFile("BIZUDMincho-Regular.ttf", 400),
                    new FaceFile("ipaexm.ttf", 400),
                    new FaceFile("ipamjm.ttf", 400))),
    GOTHIC(
            "sans-serif",
            new Text("ゴシック体", "Gothic"),
            "fonts-morisawa-bizud-gothic",
            List.of(
                    new FaceFile("BIZUDGothic-Regular.ttf", 400),
                    new FaceFile("BIZUDGothic-Bold.ttf", 700),
                    new FaceFile("ipaexg.ttf", 400)));

    private final String css;
    private final Text label;
    private final String debianPackage;
    private final List<FaceFile> files;

    Family(String css, Text label, String debianPackage, List<FaceFile> files) {
        this.css = css;
        this.label = label;
        this.debianPackage = debianPackage;
        this.files = files;
    }

    /** Its name in a style sheet. */
    String css() {
        return css;
    }

    Text label() {
        return label;
    }

    String debianPackage() {
        return debianPackage;
    }

    List<FaceFile> files() {
        return files;
    }

    /** A file by the name under which its publisher ships it, with the weight that a style sheet asks for. */
    record FaceFile(String name, int weight) {}
}
