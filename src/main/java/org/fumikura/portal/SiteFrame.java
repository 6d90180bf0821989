package org.fumikura.portal;

import java.time.LocalDate;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.FiscalYearNames;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.Text;

/**
 * What every page of the public site needs beside its own model.
 *
 * @param base what stands before each path of the site
 * @param path of this page, without the language
 * @param words what was searched for, to stand in the field again
 */
public record SiteFrame(Text municipality, boolean sample, boolean english, String base, String path, String words) {

    /** A kind of what is published. */
    public record Kind(String kind, Text label) {}

    /** The sentence in the reader's language. */
    public String t(String ja, String en) {
        return english ? en : ja;
    }

    public String t(Text text) {
        return english ? text.en() : text.ja();
    }

    public String language() {
        return english ? "en" : "ja";
    }

    /** The address of a page of the site, in the reader's language. */
    public String to(String page) {
        return base + (english ? "/en" : "") + page;
    }

    /** The address of what has no language. */
    public String plain(String page) {
        return base + page;
    }

    /** This page in the other language. */
    public String otherLanguage() {
        return base + (english ? "" : "/en") + path;
    }

    /** 「令和4年5月23日（月）」 or “Mon 23 May 2022”. */
    public String day(LocalDate date) {
        return t(JapaneseDate.describe(date));
    }

    /** 「令和4年度」. */
    public String year(int fiscalYear) {
        return t(new FiscalYear(fiscalYear).label(FiscalYearNames.STANDARD));
    }
}
