package org.fumikura.records;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.fumikura.content.Sha256;
import org.fumikura.renditions.Renditions;
import org.fumikura.renditions.VirusScan;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** What the virus scan says of attachments (ウイルス検査). Whoever asks has checked the right to read them. */
@Component
public class VirusScans {

    private final Renditions renditions;
    private final Transactions transactions;

    VirusScans(Renditions renditions, Transactions transactions) {
        this.renditions = renditions;
        this.transactions = transactions;
    }

    /** What is known now, in one query however many there are. In the caller's transaction. */
    public Known of(Collection<AttachedFile> files) {
        return new Known(
                renditions.findScans(files.stream().map(AttachedFile::sha256).toList()));
    }

    /**
     * To be asked before the first byte leaves. Not in a transaction.
     *
     * @throws InfectedFile when a virus was found in it
     */
    void requireNoVirus(AttachedFile file) {
        VirusScan scan = transactions
                .read(() -> renditions.findScans(List.of(file.sha256())))
                .getOrDefault(file.sha256(), VirusScan.NONE);
        if (scan.isInfected()) {
            throw new InfectedFile(file.name(), scan.virus());
        }
    }

    /** What was known about some attachments when somebody asked. */
    public record Known(Map<Sha256, VirusScan> scans) {

        /** In words, for whoever is about to open it. */
        public Text words(AttachedFile file) {
            return of(file).words();
        }

        public boolean isInfected(AttachedFile file) {
            return of(file).isInfected();
        }

        VirusScan of(AttachedFile file) {
            return scans.getOrDefault(file.sha256(), VirusScan.NONE);
        }
    }
}
