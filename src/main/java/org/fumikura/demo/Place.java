package org.fumikura.demo;

import java.util.List;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;

/** The two municipalities. The names of the first one's bodies are those of the minutes; everything about the second is made up. */
enum Place {
    TOSHIMA(
            "toshima",
            new Municipality(new MunicipalityId(1), "131164", new Text("豊島区", "Toshima City"), false),
            List.of("localhost", "127.0.0.1", "[::1]", "::1"),
            "joho-digital-shunin"),
    // no municipality of prefecture 13 has the number 999; the last digit is the check digit of A.5-14
    MIHON(
            "mihon",
            new Municipality(new MunicipalityId(2), "139998", new Text("見本市", "Mihon City"), true),
            List.of("mihon.localhost"),
            "bunsho-tanto");

    private final String folder;
    private final Municipality municipality;
    private final List<String> hosts;
    private final String start;

    Place(String folder, Municipality municipality, List<String> hosts, String start) {
        this.folder = folder;
        this.municipality = municipality;
        this.hosts = hosts;
        this.start = start;
    }

    Municipality municipality() {
        return municipality;
    }

    List<String> hosts() {
        return hosts;
    }

    /** The login with which a visitor best begins: her draft is ready to be submitted. */
    String start() {
        return start;
    }

    /** A table of this municipality. */
    List<Listing.Row> table(String name) {
        return Listing.read(folder + "/" + name + ".tsv");
    }

    /** The municipality of the present work. */
    static Place current() {
        return Tenancy.current().equals(TOSHIMA.municipality.id()) ? TOSHIMA : MIHON;
    }
}
