package org.fumikura.frame;

import org.fumikura.shared.Text;

/** A way to another page of this host. */
public record Link(Text label, String path) {}
