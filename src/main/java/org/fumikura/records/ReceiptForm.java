package org.fumikura.records;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fumikura.shared.JapaneseDate;
import org.springframework.util.MultiValueMap;

/**
 * The form of a receipt, as it was typed.
 *
 * @param key the same for all sendings of one form
 */
public record ReceiptForm(
        UUID key,
        String title,
        String sender,
        String sentOn,
        String arrivedOn,
        String originalNumber,
        String medium,
        String file,
        String secrecy,
        String scope,
        Set<String> flags,
        Set<String> readers,
        String disclosure,
        String disclosureReason) {

    /** A new form with what is usual. */
    static ReceiptForm begin(UUID key, LocalDate today) {
        return new ReceiptForm(
                key,
                "",
                "",
                "",
                new JapaneseDate(today).full(),
                "",
                ArrivalMedium.PAPER.name(),
                "",
                Secrecy.GENERAL.name(),
                Scope.SECTION.name(),
                Set.of(),
                Set.of(),
                Disclosure.OPEN.name(),
                "");
    }

    /** @param fallback the key of a form that came without one */
    static ReceiptForm of(MultiValueMap<String, String> fields, UUID fallback) {
        return new ReceiptForm(
                key(one(fields, "key"), fallback),
                one(fields, "title"),
                one(fields, "sender"),
                one(fields, "sentOn"),
                one(fields, "arrivedOn"),
                one(fields, "originalNumber"),
                one(fields, "medium"),
                one(fields, "file"),
                one(fields, "secrecy"),
                one(fields, "scope"),
                some(fields, "flags"),
                some(fields, "readers"),
                one(fields, "disclosure"),
                one(fields, "disclosureReason"));
    }

    ReceiptForm withFile(FileId chosen) {
        return new ReceiptForm(
                key,
                title,
                sender,
                sentOn,
                arrivedOn,
                originalNumber,
                medium,
                chosen.value().toString(),
                secrecy,
                scope,
                flags,
                readers,
                disclosure,
                disclosureReason);
    }

    private static UUID key(String sent, UUID fallback) {
        try {
            return UUID.fromString(sent);
        } catch (IllegalArgumentException unreadable) {
            return fallback;
        }
    }

    private static String one(MultiValueMap<String, String> fields, String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : Typed.line(value);
    }

    private static Set<String> some(MultiValueMap<String, String> fields, String name) {
        return Set.copyOf(fields.getOrDefault(name, List.of()));
    }
}
