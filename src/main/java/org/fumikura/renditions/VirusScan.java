package org.fumikura.renditions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.fumikura.shared.Text;

/**
 * What is known about viruses in some bytes (ウイルス検査).
 *
 * @param scanner the program that looked, with its version; empty when none did
 * @param signaturesOn the day of the signatures that it knew, where it says so
 * @param at when it looked; empty when none did
 * @param virus the name of what was found, for {@link VirusScanState#INFECTED}; else empty
 */
public record VirusScan(
        VirusScanState state, String scanner, Optional<LocalDate> signaturesOn, Optional<Instant> at, String virus) {

    /** Of bytes at which no scanner has looked. */
    public static final VirusScan NONE =
            new VirusScan(VirusScanState.NOT_SCANNED, "", Optional.empty(), Optional.empty(), "");

    public boolean isInfected() {
        return state == VirusScanState.INFECTED;
    }

    /** The same in words, for whoever is about to open the bytes. */
    public Text words() {
        return switch (state) {
            case NOT_SCANNED -> new Text("ウイルス検査：未検査", "not scanned for viruses");
            case TOO_LARGE ->
                new Text("ウイルス検査：未検査（検査できる大きさを超えています）", "not scanned for viruses: larger than can be scanned");
            case CLEAN -> {
                Text by = new Clamd.Version(scanner, signaturesOn).words();
                yield new Text("ウイルス検査：検出なし（" + by.ja() + "）", "scanned for viruses, none found (" + by.en() + ")");
            }
            case INFECTED -> new Text("ウイルスを検出：" + virus, "virus found: " + virus);
        };
    }
}
