package org.fumikura.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a form on a page with what stands in them, as a browser would send them. */
final class Form {

    private static final Pattern CONTROL = Pattern.compile(
            "<input\\b([^>]*)>|<select\\b([^>]*)>(.*?)</select>|<textarea\\b([^>]*)>(.*?)</textarea>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>", Pattern.DOTALL);

    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private Form() {}

    /**
     * @param mark by which the form's element is known, such as {@code id="draft"}
     * @throws IOException when the page has none
     */
    static Form of(String page, String mark) throws IOException {
        int from = page.indexOf(" " + mark);
        int to = page.indexOf("</form>", from);
        if (from < 0 || to < 0) {
            throw new IOException("no form " + mark + " on the page");
        }
        Form form = read(page.substring(from, to));
        // the browser adds its own
        form.fields.remove("_csrf");
        return form;
    }

    private static Form read(String html) {
        var form = new Form();
        Matcher control = CONTROL.matcher(html);
        while (control.find()) {
            if (control.group(1) != null) {
                form.input(control.group(1));
            } else if (control.group(2) != null) {
                form.add(control.group(2), chosen(control.group(3)));
            } else {
                form.add(control.group(4), control.group(5).stripLeading());
            }
        }
        return form;
    }

    /** Takes over what the server drew anew, such as the route of another kind of matter, as the page's script does. */
    void renew(String parts) {
        fields.putAll(read(parts).fields);
    }

    Map<String, List<String>> fields() {
        return fields;
    }

    void set(String name, String value) {
        fields.put(name, new ArrayList<>(List.of(value)));
    }

    List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }

    private void input(String attributes) {
        String type = attribute(attributes, "type").orElse("text");
        boolean choice = type.equals("radio") || type.equals("checkbox");
        if (type.equals("file") || (choice && !attributes.contains(" checked"))) {
            return;
        }
        add(attributes, attribute(attributes, "value").orElse(choice ? "on" : ""));
    }

    private void add(String attributes, String value) {
        attribute(attributes, "name")
                .ifPresent(name -> fields.computeIfAbsent(name, unused -> new ArrayList<>())
                        .add(plain(value)));
    }

    private static String chosen(String options) {
        String first = null;
        Matcher option = OPTION.matcher(options);
        while (option.find()) {
            String value = attribute(option.group(1), "value").orElse("");
            if (option.group(1).contains(" selected")) {
                return value;
            }
            first = first == null ? value : first;
        }
        return first == null ? "" : first;
    }

    private static Optional<String> attribute(String attributes, String name) {
        Matcher found = Pattern.compile("(?<![-\\w])" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
