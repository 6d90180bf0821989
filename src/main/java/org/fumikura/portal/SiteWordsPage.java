package org.fumikura.portal;

import java.util.List;
import org.fumikura.shared.Text;

/**
 * A page of a few sentences: something is not there, or is not there any more.
 *
 * @param unit whom to ask; empty for nobody in particular
 */
public record SiteWordsPage(SiteFrame frame, Text title, List<Text> paragraphs, String unit, String contact) {}
