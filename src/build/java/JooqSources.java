import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Target;

/**
 * Writes the jOOQ classes from the real migrations, applied to a throw-away PostgreSQL. Does nothing while the
 * migrations' digest is the one of the last run. Arguments: the migration folder, the output folder.
 */
public class JooqSources {

    public static void main(String[] arguments) throws Exception {
        Path migrations = Path.of(arguments[0]);
        Path output = Path.of(arguments[1]);
        Path stamp = output.resolve(".stamp");
        String digest = digest(migrations);
        if (Files.exists(stamp) && Files.readString(stamp).equals(digest)) {
            return;
        }
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("ROOT"))
                .setLevel(ch.qos.logback.classic.Level.WARN);
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        try (var postgres = EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", "off")
                .start()) {
            var source = postgres.getPostgresDatabase();
            try (var connection = source.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create role fumikura_app");
            }
            Flyway.configure()
                    .dataSource(source)
                    .locations("filesystem:" + migrations)
                    .load()
                    .migrate();
            var tool = new GenerationTool();
            tool.setDataSource(source);
            tool.run(new Configuration()
                    .withGenerator(new Generator()
                            .withDatabase(new Database()
                                    .withName("org.jooq.meta.postgres.PostgresDatabase")
                                    .withIncludes(".*")
                                    .withExcludes("flyway_.*|public\\..*")
                                    .withIncludeRoutines(false)
                                    .withForcedTypes(new ForcedType()
                                            .withName("INSTANT")
                                            .withIncludeTypes("timestamp\\(?\\d*\\)? with time zone|timestamptz"))
                                    .withSchemata(java.util.stream.Stream.of(schemata())
                                            .map(name ->
                                                    new org.jooq.meta.jaxb.SchemaMappingType().withInputSchema(name))
                                            .toList()))
                            .withGenerate(new Generate()
                                    .withJavaTimeTypes(true)
                                    .withGlobalObjectReferences(true)
                                    .withImplicitJoinPathsToOne(false)
                                    .withImplicitJoinPathsToMany(false))
                            .withTarget(new Target()
                                    .withPackageName("org.fumikuradb")
                                    .withDirectory(output.toString()))));
        }
        Files.writeString(stamp, digest);
    }

    private static String[] schemata() {
        return new String[] {
            "tenancy",
            "frame",
            "ledger",
            "content",
            "organization",
            "desk",
            "search",
            "renditions",
            "portal",
            "redaction",
            "records",
            "approval",
            "meetings",
            "statistics",
            "demo"
        };
    }

    private static String digest(Path folder) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(Path.of("src/build/java/JooqSources.java")));
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(path.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(path));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
