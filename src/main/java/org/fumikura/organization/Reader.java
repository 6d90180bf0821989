package org.fumikura.organization;

import java.util.Set;
import java.util.UUID;

/**
 * Everything about a reader that decides what she may read (docs/domain/access.md, A.16); the one input of the access
 * predicate, for tables and index alike. Computed once a request.
 *
 * @param line the acting unit and all units above it: a grant to any of them reaches her
 * @param subsection units whose 係-scoped documents reach her; ids of units that they succeeded included
 * @param section the same for 課
 * @param department the same for 部
 * @param clearance the highest secrecy that she is cleared for, 0 (一般) to 3 (極秘)
 * @param handles bit set of the flags (personal data, personnel …) that she may see
 */
public record Reader(
        PersonId person,
        PostId post,
        UnitId unit,
        Set<UUID> line,
        Set<UUID> subsection,
        Set<UUID> section,
        Set<UUID> department,
        int clearance,
        int handles) {}
