package org.fumikura.settings;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fumikura.shared.Text;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * One thing that an operator may say.
 *
 * @param key as it stands in the file, e.g. {@code web.port}
 * @param property as Spring binds it, e.g. {@code fumikura.web.port}
 * @param standard what holds when nobody says anything, blank when nothing does
 * @param secret whether the value is never shown
 */
public record Setting(String key, String property, Text meaning, String standard, boolean secret) {

    private static final String ROOT = "fumikura";

    /** The name of the environment variable that says it: {@code FUMIKURA_WEB_PORT}. */
    public String variable() {
        return variable(key);
    }

    static String variable(String key) {
        return "FUMIKURA_" + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The key under which a file is named that holds the value of a secret. */
    String fileKey() {
        return key + "-file";
    }

    /** The settings of a record with {@link ConfigurationProperties}, in the order of its components. */
    static Stream<Setting> of(Class<? extends Record> group) {
        String prefix = group.getAnnotation(ConfigurationProperties.class).value();
        return Arrays.stream(group.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Meaning.class))
                .map(component -> of(prefix, component));
    }

    /** The settings of several groups. */
    public static List<Setting> of(List<Class<? extends Record>> groups) {
        return groups.stream().flatMap(Setting::of).toList();
    }

    private static Setting of(String prefix, RecordComponent component) {
        Meaning meaning = component.getAnnotation(Meaning.class);
        String property = prefix + "." + kebab(component.getName());
        String key = meaning.key().isEmpty() ? property.substring(ROOT.length() + 1) : meaning.key();
        return new Setting(key, property, new Text(meaning.ja(), meaning.en()), meaning.standard(), meaning.secret());
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
