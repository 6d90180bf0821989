package org.fumikura.approval;

import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitId;

/** A post that a route names, with its unit; who holds it is found out on the day. */
public record Addressee(StepKind kind, PostId post, UnitId unit) {}
