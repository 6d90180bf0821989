package org.fumikura.records;

import java.time.LocalDate;
import java.util.Optional;

/** How a received document came in; a part of its frozen words. */
public record Receipt(
        String sender, Optional<LocalDate> sentOn, String originalNumber, LocalDate arrivedOn, ArrivalMedium medium) {}
