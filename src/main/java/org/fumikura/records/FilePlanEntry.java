package org.fumikura.records;

import java.util.Set;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.Text;

/**
 * A file (簿冊) as one who may see its entry sees it.
 *
 * @param unit the unit in charge of it on the day on which it was read
 * @param retention its period in words, e.g. 5年
 * @param retentionSource the rule that says so, as the office cites it
 * @param open whether it takes documents
 */
public record FilePlanEntry(
        FileId id,
        int fiscalYear,
        UnitId unit,
        String classificationCode,
        String number,
        String title,
        Text retention,
        String retentionSource,
        Disposition disposition,
        Medium medium,
        Secrecy secrecy,
        Scope scope,
        Set<Flag> flags,
        boolean open) {}
