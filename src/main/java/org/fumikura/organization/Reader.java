package org.fumikura.organization;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * Everything about a reader that decides what she may read (docs/domain/access.md, A.16); the one input of the access
 * predicate, for tables and index alike. Computed once a request.
 *
 * <p>A scope reaches the members of the responsible unit at its level and their superiors in line: 係 reaches the people of
 * the 係, its 係長, and upwards the 課長, 部長 and the heads of the executive body; 課 and 部 accordingly with everybody below
 * the 課 or 部. A document whose responsible unit stands above the level of its scope (a 部 with scope 係) reaches those who sit
 * in that unit itself, not all below. Who sits in a higher unit without being its head, such as a clerk of a 部, is nobody's
 * superior. Superiors of other executive bodies are reached by 全庁 and by grants only.
 *
 * @param seats the acting post and those with whose work it goes on: what was addressed to any of them is hers
 * @param inPlaceOf posts in whose place the acting one may act now (代決, 職務代理, 代理): what circulates to them reaches her,
 *     or she could not do what she is to do for them
 * @param line the acting unit and all units above it, with the units that they succeeded: a grant to any of them reaches her
 * @param subsection units whose 係-scoped documents reach her, with the units that they succeeded
 * @param section the same for 課
 * @param department the same for 部
 * @param clearance the highest secrecy that she is cleared for, 0 (一般) to 3 (極秘)
 * @param handles bit set of the flags (personal data, personnel …) that she may see
 * @param horizon the day on which she reads, and how far she sees into the organisation
 * @param ofOpen what reaches her of documents that are still open, whose units have successors of their own for them
 */
public record Reader(
        PersonId person,
        PostId post,
        Set<UUID> seats,
        Set<UUID> inPlaceOf,
        UnitId unit,
        Set<UUID> line,
        Set<UUID> subsection,
        Set<UUID> section,
        Set<UUID> department,
        int clearance,
        int handles,
        Horizon horizon,
        Reach ofOpen) {

    /** Units whose documents of each scope reach a reader, with the units that they succeeded. */
    public record Reach(Set<UUID> subsection, Set<UUID> section, Set<UUID> department) {}

    /** What reaches her of files and of documents that are completed. */
    public Reach ofFiles() {
        return new Reach(subsection, section, department);
    }

    /** The day on which she reads: what is held by name on it, and by whom. */
    public LocalDate on() {
        return horizon.today();
    }

    /** The same reader, who sees the days to come as well: for what she gets ready for them. */
    public Reader foreseeing() {
        return new Reader(
                person,
                post,
                seats,
                inPlaceOf,
                unit,
                line,
                subsection,
                section,
                department,
                clearance,
                handles,
                new Horizon(horizon.today(), true),
                ofOpen);
    }

    /** The same reader, of whom is only known that she may act in the place of one post now. */
    public Reader standingIn(PostId place) {
        return new Reader(
                person,
                post,
                seats,
                Set.of(place.value()),
                unit,
                line,
                subsection,
                section,
                department,
                clearance,
                handles,
                horizon,
                ofOpen);
    }
}
