package org.fumikura.records;

/** Proposals for a form that stays where it is. */
public record FileProposalsPage(FilingHelp help) {}
