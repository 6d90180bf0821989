package org.fumikura.portal;

/** The page in やさしい日本語: what this site is and how to ask. */
public record SiteEasyPage(SiteFrame frame) {}
