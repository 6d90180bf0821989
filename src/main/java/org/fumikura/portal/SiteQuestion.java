package org.fumikura.portal;

/**
 * What somebody asks the site.
 *
 * @param municipality the code of the municipality whose host was asked
 * @param base what stands before each path of the site: empty, or {@code /public}
 * @param origin scheme and host, for addresses that leave the site
 * @param path below the base, decoded, beginning with a slash
 * @param words what is searched for, empty for nothing
 * @param page which page of a list
 */
record SiteQuestion(String municipality, String base, String origin, String path, String words, int page) {

    /** The same for the same answer. */
    String key(String day) {
        return day + " " + base + " " + origin + " " + page + " " + path;
    }
}
