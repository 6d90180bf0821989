package org.fumikura.records;

import org.fumikura.organization.UnitId;
import org.fumikura.shared.Text;

/** A file (簿冊) as one who may see its entry sees it. */
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
        Secrecy secrecy,
        Scope scope,
        boolean open) {}
