package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ACCESS_TOKEN;
import static org.fumikuradb.organization.Tables.ACCESS_TOKEN_USE;
import static org.fumikuradb.organization.Tables.ASSIGNMENT;
import static org.fumikuradb.organization.Tables.POST;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Personal access tokens: by one, another program acts in the name of a person, in her posts of the day and within a scope,
 * as long as she holds the post in which it was made.
 * The database holds a token's hash only. Issuing and revoking are acts; how long a token lives is by the machine clock.
 */
@Component
public class AccessTokens {

    /** The longest life of a token. */
    public static final Duration LONGEST = Duration.ofDays(366);

    /** By this a token is recognised where it should not stand, such as in a log or a repository. */
    static final String BEGIN = "fmk_";

    private static final int LONGEST_NAME = 100;
    private static final int MOST = 50;
    private static final int TOKEN_BYTES = 32;
    private static final Duration USE_STEP = Duration.ofMinutes(10);

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Actors actors;
    private final OfficialClock official;
    private final MachineClock clock;
    private final Uuid7 ids;
    private final SecureRandom random = new SecureRandom();

    AccessTokens(
            DSLContext db,
            Transactions transactions,
            Ledger ledger,
            Actors actors,
            OfficialClock official,
            MachineClock clock,
            Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.actors = actors;
        this.official = official;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Issues a token for a person in her main post, by who works at the machine's console; otherwise as
     * {@link #issue(PersonId, PostId, Doer, String, Set, Duration)}.
     *
     * @throws NotFound when she holds no post today
     */
    public Issued issue(PersonId person, Doer doer, String name, Set<TokenScope> scopes, Duration life) {
        Actor main = transactions.read(() -> actors.get(person, official.today()));
        return issue(person, main.post().id(), doer, name, scopes, life);
    }

    /**
     * Issues a token for a person, which is good as long as she holds one of her posts.
     *
     * @param post which one
     * @param doer who issues it: she herself, or who works at the machine's console
     * @param name what it is for, in her words; 1 to {@value #LONGEST_NAME} characters
     * @param life more than nothing, at most {@link #LONGEST}
     * @return the token, which can not be read again
     * @throws Invalid for a name, scope or life out of range, or when she has too many
     */
    Issued issue(PersonId person, PostId post, Doer doer, String name, Set<TokenScope> scopes, Duration life) {
        String words = name.strip();
        require(
                !words.isEmpty() && words.length() <= LONGEST_NAME,
                "name",
                new Text("用途を 1 字から %d 字で入力してください。".formatted(LONGEST_NAME), "Say in a few words what it is for."));
        require(!scopes.isEmpty(), "scopes", new Text("範囲を選んでください。", "Choose a scope."));
        require(
                life.isPositive() && life.compareTo(LONGEST) <= 0,
                "days",
                new Text("有効期間は 1 日から 366 日までです。", "It lives 1 to 366 days."));
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = BEGIN + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.now();
        UUID id = ids.create();
        transactions.write(() -> {
            requireFew(person, now);
            insert(id, person, post, words, scopes, token, now.plus(life));
            ledger.record(Act.of(OrganizationActs.TOKEN_ISSUED, subject(id), doer, words)
                    .changing("範囲", null, labels(scopes)));
        });
        return new Issued(id, token, now.plus(life));
    }

    private void requireFew(PersonId person, Instant now) {
        int living = db.fetchCount(
                ACCESS_TOKEN,
                ACCESS_TOKEN.PERSON_ID.eq(person.value()),
                ACCESS_TOKEN.REVOKED_AT.isNull(),
                ACCESS_TOKEN.EXPIRES_AT.gt(now));
        require(
                living < MOST,
                "name",
                new Text("有効なトークンが %d 個あります。使わないものを失効させてください。".formatted(MOST), "Revoke those that you do not use."));
    }

    private void insert(
            UUID id,
            PersonId person,
            PostId post,
            String name,
            Set<TokenScope> scopes,
            String token,
            Instant expiresAt) {
        db.insertInto(ACCESS_TOKEN)
                .set(ACCESS_TOKEN.ID, id)
                .set(ACCESS_TOKEN.PERSON_ID, person.value())
                .set(ACCESS_TOKEN.POST_ID, post.value())
                .set(ACCESS_TOKEN.NAME, name)
                .set(
                        ACCESS_TOKEN.SCOPES,
                        new TreeSet<>(scopes).stream().map(TokenScope::name).toArray(String[]::new))
                .set(ACCESS_TOKEN.TOKEN_HASH, hash(token))
                .set(ACCESS_TOKEN.ISSUED_AT, clock.now())
                .set(ACCESS_TOKEN.EXPIRES_AT, expiresAt)
                .execute();
    }

    /**
     * Ends one of the actor's own tokens at once; does nothing when it has ended.
     *
     * @throws NotFound when she has no such token
     */
    public void revoke(UUID id, Actor actor) {
        transactions.write(() -> {
            String name = db.select(ACCESS_TOKEN.NAME)
                    .from(ACCESS_TOKEN)
                    .where(
                            ACCESS_TOKEN.ID.eq(id),
                            ACCESS_TOKEN.PERSON_ID.eq(actor.person().value()))
                    .fetchOptional(ACCESS_TOKEN.NAME)
                    .orElseThrow(() -> new NotFound("token", new Text("アクセストークン", "access token"), id));
            db.update(ACCESS_TOKEN)
                    .set(ACCESS_TOKEN.REVOKED_AT, clock.now())
                    .where(ACCESS_TOKEN.ID.eq(id), ACCESS_TOKEN.REVOKED_AT.isNull())
                    .execute();
            ledger.record(Act.of(OrganizationActs.TOKEN_REVOKED, subject(id), actor.doer(), name));
        });
    }

    /** The tokens of a person that live, the newest first; those of posts that she left among them. */
    List<Listed> list(PersonId person) {
        Instant now = clock.now();
        Field<Boolean> held = DSL.field(DSL.exists(DSL.selectOne()
                .from(ASSIGNMENT)
                .where(
                        ASSIGNMENT.TENANT_ID.eq(ACCESS_TOKEN.TENANT_ID),
                        ASSIGNMENT.POST_ID.eq(ACCESS_TOKEN.POST_ID),
                        ASSIGNMENT.PERSON_ID.eq(ACCESS_TOKEN.PERSON_ID),
                        Organization.validOn(ASSIGNMENT.VALID, official.today()))));
        return db.select(ACCESS_TOKEN.asterisk(), ACCESS_TOKEN_USE.LAST_AT, POST.NAME, POST.NAME_EN, held)
                .from(ACCESS_TOKEN)
                .join(POST)
                .on(POST.TENANT_ID.eq(ACCESS_TOKEN.TENANT_ID), POST.ID.eq(ACCESS_TOKEN.POST_ID))
                .leftJoin(ACCESS_TOKEN_USE)
                .on(
                        ACCESS_TOKEN_USE.TENANT_ID.eq(ACCESS_TOKEN.TENANT_ID),
                        ACCESS_TOKEN_USE.TOKEN_ID.eq(ACCESS_TOKEN.ID))
                .where(
                        ACCESS_TOKEN.PERSON_ID.eq(person.value()),
                        ACCESS_TOKEN.REVOKED_AT.isNull(),
                        ACCESS_TOKEN.EXPIRES_AT.gt(now))
                .orderBy(ACCESS_TOKEN.ID.desc())
                .fetch(row -> new Listed(
                        row.get(ACCESS_TOKEN.ID),
                        row.get(ACCESS_TOKEN.NAME),
                        scopes(row.get(ACCESS_TOKEN.SCOPES)),
                        row.get(ACCESS_TOKEN.ISSUED_AT),
                        row.get(ACCESS_TOKEN.EXPIRES_AT),
                        row.get(ACCESS_TOKEN_USE.LAST_AT),
                        new Text(row.get(POST.NAME), row.get(POST.NAME_EN)),
                        row.get(held)));
    }

    /** Whose living token this is; empty for anything else. */
    Optional<Shown> find(String token) {
        Instant now = clock.now();
        Optional<Shown> found = transactions.read(() -> db.select(
                        ACCESS_TOKEN.ID,
                        ACCESS_TOKEN.PERSON_ID,
                        ACCESS_TOKEN.POST_ID,
                        ACCESS_TOKEN.SCOPES,
                        ACCESS_TOKEN_USE.LAST_AT)
                .from(ACCESS_TOKEN)
                .leftJoin(ACCESS_TOKEN_USE)
                .on(
                        ACCESS_TOKEN_USE.TENANT_ID.eq(ACCESS_TOKEN.TENANT_ID),
                        ACCESS_TOKEN_USE.TOKEN_ID.eq(ACCESS_TOKEN.ID))
                .where(
                        ACCESS_TOKEN.TOKEN_HASH.eq(hash(token)),
                        ACCESS_TOKEN.REVOKED_AT.isNull(),
                        ACCESS_TOKEN.EXPIRES_AT.gt(now))
                .fetchOptional(row -> new Shown(
                        row.value1(),
                        new PersonId(row.value2()),
                        new PostId(row.value3()),
                        scopes(row.value4()),
                        row.value5())));
        found.filter(shown -> shown.lastAt == null || shown.lastAt.isBefore(now.minus(USE_STEP)))
                .ifPresent(shown -> transactions.work(() -> noteUse(shown.id, now)));
        return found;
    }

    private void noteUse(UUID id, Instant now) {
        db.insertInto(ACCESS_TOKEN_USE)
                .set(ACCESS_TOKEN_USE.TOKEN_ID, id)
                .set(ACCESS_TOKEN_USE.LAST_AT, now)
                .onDuplicateKeyUpdate()
                .set(ACCESS_TOKEN_USE.LAST_AT, now)
                .execute();
    }

    private static void require(boolean condition, String field, Text otherwise) {
        if (!condition) {
            throw new Invalid(field, otherwise);
        }
    }

    private static Set<TokenScope> scopes(String[] names) {
        return Arrays.stream(names).map(TokenScope::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static String labels(Set<TokenScope> scopes) {
        return new TreeSet<>(scopes).stream().map(scope -> scope.label().ja()).collect(Collectors.joining("・"));
    }

    private static Subject subject(UUID id) {
        return new Subject("access-token", id);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /**
     * A new token.
     *
     * @param token what a program shows; to be handed to the person once and kept nowhere
     */
    public record Issued(UUID id, String token, Instant expiresAt) {}

    /**
     * A token as its person sees it in her list.
     *
     * @param post in which it was made
     * @param held whether she still holds that; it is good for nothing otherwise
     */
    public record Listed(
            UUID id,
            String name,
            Set<TokenScope> scopes,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable Instant lastAt,
            Text post,
            boolean held) {}

    record Shown(
            UUID id,
            PersonId person,
            PostId post,
            Set<TokenScope> scopes,
            @Nullable Instant lastAt) {}
}
