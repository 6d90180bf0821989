package org.fumikura.ledger;

import java.util.UUID;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.MunicipalityId;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as the ledger says.
 *
 * @param position where in the chain; 0 for the chain as a whole
 * @param subject the record it touches, null for the chain as a whole
 * @param label the record as a person knows it
 */
public record Finding(
        MunicipalityId municipality,
        long position,
        @Nullable UUID subject,
        String label,
        Text what) {}
