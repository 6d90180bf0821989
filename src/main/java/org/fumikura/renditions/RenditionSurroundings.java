package org.fumikura.renditions;

import java.util.List;
import org.fumikura.settings.Part;
import org.fumikura.settings.Surroundings;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** How foreign files are opened here, and by what. */
@Component
class RenditionSurroundings implements Surroundings {

    private static final Text NAME = new Text("資料の表示（別プロセス）", "Showing attachments (a process of its own)");
    private static final Text WITHOUT = new Text(
            "外から来たファイルの不具合が、ネットワークやほかのファイルに及ぶおそれがあります。bubblewrap を入れてください。",
            "What is wrong with a foreign file could reach the network or other files. Please install bubblewrap.");

    private final Worker worker;

    RenditionSurroundings(Worker worker) {
        this.worker = worker;
    }

    @Override
    public List<Part> parts() {
        Text how = worker.isolation().label();
        var state = new Text(Workshop.maker() + "、" + how.ja(), Workshop.maker() + ", " + how.en());
        return List.of(new Part(NAME, state, worker.isolation() == Isolation.BUBBLEWRAP, WITHOUT));
    }
}
