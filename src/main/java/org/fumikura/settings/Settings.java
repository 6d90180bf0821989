package org.fumikura.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.fumikura.shared.Text;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What holds for an installation: what the operator said in the file and the environment, and the defaults below it. */
public final class Settings {

    private final Map<String, Said> byKey;

    private Settings(Map<String, Said> byKey) {
        this.byKey = byKey;
    }

    /** The settings of an installation that nobody can set, such as the demonstration. */
    public static Settings none() {
        return new Settings(Map.of());
    }

    /**
     * Reads them. The environment overrules the file.
     *
     * @param file empty when everything is said in the environment
     * @param environment of which names that begin with {@code FUMIKURA_} count
     * @param groups records with {@link ConfigurationProperties} whose components have a {@link Meaning}
     * @throws BadSettings for unknown keys, keys said twice, values that can not be read, and a secret in a file that
     *     everybody can read; all of them at once
     */
    public static Settings read(
            Optional<Path> file, Map<String, String> environment, List<Class<? extends Record>> groups) {
        var reading = new Reading(Setting.of(groups));
        file.map(SettingsFile::read).ifPresent(reading::add);
        reading.add(environment);
        var settings = new Settings(reading.finish());
        groups.forEach(group -> settings.tryToBind(group, reading.complaints));
        reading.complain();
        return settings;
    }

    /** Every setting, in the order of its group. */
    public List<Said> list() {
        return List.copyOf(byKey.values());
    }

    /** A group as its record. */
    public <T> T bind(Class<T> group) {
        return binder().bindOrCreate(prefix(group), Bindable.of(group));
    }

    /** As Spring names them, for the program's environment. */
    public Map<String, Object> properties() {
        var properties = new HashMap<String, Object>();
        byKey.values().stream()
                .filter(said -> !said.value().isEmpty())
                .forEach(said -> properties.put(said.setting().property(), said.value()));
        return properties;
    }

    /** A complaint about the value of a known key. */
    public Complaint complaint(String key, Text what) {
        Said said = byKey.get(key);
        if (said == null) {
            throw new IllegalArgumentException("no such setting: " + key);
        }
        return new Complaint(key, said.origin(), what);
    }

    private void tryToBind(Class<? extends Record> group, List<Complaint> complaints) {
        try {
            bind(group);
        } catch (BindException problem) {
            String property = problem.getProperty() == null
                    ? problem.getName().toString()
                    : problem.getProperty().getName().toString();
            byKey.values().stream()
                    .filter(said -> said.setting().property().equals(property))
                    .forEach(said -> complaints.add(new Complaint(
                            said.setting().key(),
                            said.origin(),
                            new Text(
                                    "値を読み取れません。" + said.setting().meaning().ja(),
                                    "The value can not be understood. "
                                            + said.setting().meaning().en()))));
        }
    }

    private Binder binder() {
        return new Binder(new MapConfigurationPropertySource(properties()));
    }

    private static String prefix(Class<?> group) {
        return group.getAnnotation(ConfigurationProperties.class).value();
    }

    /** Collects values and complaints. */
    private static final class Reading {

        private static final String PREFIX = "FUMIKURA_";

        private final Map<String, Setting> known = new LinkedHashMap<>();
        private final Map<String, Said> said = new HashMap<>();
        private final List<Complaint> complaints = new ArrayList<>();

        Reading(List<Setting> settings) {
            settings.forEach(setting -> known.put(setting.key(), setting));
        }

        void add(SettingsFile file) {
            complaints.addAll(file.complaints());
            boolean open = SettingsFile.isOpenToEverybody(file.path());
            for (SettingsFile.Entry entry : file.entries()) {
                Optional<Setting> setting = add(entry.key(), entry.value(), entry.origin(), key -> true);
                if (open
                        && setting.isPresent()
                        && setting.get().key().equals(entry.key())
                        && setting.get().secret()) {
                    complaints.add(new Complaint(entry.key(), entry.origin(), OpenToEverybody.text(file.path())));
                }
            }
        }

        void add(Map<String, String> environment) {
            var byVariable = new HashMap<String, String>();
            known.values().forEach(setting -> {
                byVariable.put(setting.variable(), setting.key());
                if (setting.secret()) {
                    byVariable.put(Setting.variable(setting.fileKey()), setting.fileKey());
                }
            });
            environment.entrySet().stream()
                    .filter(variable -> variable.getKey().startsWith(PREFIX))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(variable -> add(
                            byVariable.getOrDefault(variable.getKey(), variable.getKey()),
                            variable.getValue(),
                            new Origin.Variable(variable.getKey()),
                            this::isSaidByVariable));
        }

        private boolean isSaidByVariable(String key) {
            Said before = said.get(key);
            return before != null && before.origin() instanceof Origin.Variable;
        }

        /** @param twice whether a value that is there already must not be replaced */
        private Optional<Setting> add(String key, String value, Origin origin, Predicate<String> twice) {
            Optional<Setting> setting = find(key);
            if (setting.isEmpty()) {
                complaints.add(new Complaint(key, origin, Nearest.text(key, known.keySet())));
                return setting;
            }
            if (value.isBlank()) {
                return Optional.empty();
            }
            String real = setting.get().key();
            if (said.containsKey(real) && twice.test(real)) {
                complaints.add(new Complaint(
                        key,
                        origin,
                        new Text(
                                "同じ項目が二度書かれています（"
                                        + said.get(real).origin().label().ja() + "）。一方を消してください。",
                                "It is said twice ("
                                        + said.get(real).origin().label().en() + "). Please remove one of them.")));
                return setting;
            }
            String content = key.equals(real) ? value : SecretFile.read(key, value, origin, complaints);
            if (content.contains("${")) {
                complaints.add(new Complaint(key, origin, new Text("値に「${」は使えません。", "A value must not contain “${”.")));
                return setting;
            }
            said.put(real, new Said(setting.get(), content, origin));
            return setting;
        }

        private Optional<Setting> find(String key) {
            Setting direct = known.get(key);
            if (direct != null) {
                return Optional.of(direct);
            }
            return known.values().stream()
                    .filter(setting -> setting.secret() && setting.fileKey().equals(key))
                    .findFirst();
        }

        /** Every known setting with what holds for it, in their order. */
        Map<String, Said> finish() {
            String data = Optional.ofNullable(said.get("data")).map(Said::value).orElse("");
            var all = new LinkedHashMap<String, Said>();
            known.forEach((key, setting) -> all.put(
                    key,
                    said.getOrDefault(
                            key,
                            new Said(setting, setting.standard().replace("{data}", data), new Origin.Standard()))));
            return all;
        }

        void complain() {
            if (!complaints.isEmpty()) {
                throw new BadSettings(complaints);
            }
        }
    }
}
