package org.fumikura.approval;

import org.fumikura.records.FilingHelp;

/** Proposals for a draft that stays where it is. */
public record DraftFilingPage(FilingHelp help) {}
