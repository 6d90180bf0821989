package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Members;
import org.fumikura.organization.PostId;
import org.fumikura.organization.StandIns;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Refusal;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/**
 * People of the city do at random what the screens offer and what they do not. Whatever the program lets happen the database
 * takes, one act each, and what was decided stays as it was. How often: {@code -Dfumikura.test.events}.
 */
@FumikuraTest
class RandomOfficeTest {

    private static final int EVENTS = Integer.getInteger("fumikura.test.events", 250);
    private static final long SEED = Long.getLong("fumikura.test.seed", 20_220_523);
    private static final int A_MATTER = 40;

    private static final List<String> PEOPLE = List.of(
            MatterWalk.DRAFTER,
            MatterWalk.SUBSECTION_HEAD,
            MatterWalk.SECTION_HEAD,
            MatterWalk.DEPARTMENT_HEAD,
            "joho-kanri-kakaricho",
            "joho-system1-kakaricho",
            "kikaku-kacho",
            "somu-kacho",
            "fuku-kucho");

    private static final List<String> KINDS = List.of("A01", "A02", "A03", "B01", "C01");

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Takeovers takeovers;

    @Autowired
    private PaperWalk paper;

    @Autowired
    private PaperRecords paperRecords;

    @Autowired
    private MatterPages pages;

    @Autowired
    private MatterDigests digests;

    @Autowired
    private PaperRoutes paperRoutes;

    @Autowired
    private StandIns standIns;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TestClocks clocks;

    private final Random random = new Random(SEED);
    private final Map<DocumentId, byte[]> ended = new HashMap<>();
    private final Map<PostId, String> holders = new HashMap<>();
    private int compared;

    @Test
    @DisplayName("I-01 I-02 I-03 whatever people try, what the program allows the database takes, and it stays")
    void theDatabaseAgrees() {
        DocumentId id = begun();
        int happened = 0;
        for (int event = 1; event <= EVENTS; event++) {
            clocks.advance(Duration.ofMinutes(3));
            if (event % A_MATTER == 0 || walk.matter(id).state().isOver()) {
                id = begun();
            }
            happened += happens(id, event) ? 1 : 0;
            noteEnd(id);
        }

        assertThat(happened).as("seed %d", SEED).isGreaterThan(EVENTS / 8);
        assertThat(compared).as("seed %d", SEED).isPositive();
        ended.forEach((matter, digest) -> assertThat(toshima.read(() -> digests.whole(matter.value())))
                .as("seed %d: %s", SEED, matter)
                .hasValueSatisfying(now -> assertThat(now).isEqualTo(digest)));
    }

    private boolean happens(DocumentId id, int event) {
        if (event % 21 == 0) {
            // longer apart than anybody is away
            standIns.away(one(PEOPLE.subList(1, PEOPLE.size())), Duration.ofHours(1));
        }
        if (isOnPaper(id) && random.nextInt(2) == 0) {
            return happensOnPaper(id, event);
        }
        Actor actor = somebody(id);
        ActViews.Name what = something(id, actor);
        int before = acts(id);
        try {
            boolean possible = toshima.in(() -> happens(id, what, actor));
            assertThat(acts(id))
                    .as("seed %d, event %d: %s by %s", SEED, event, what, actor.person())
                    .isEqualTo(before + (possible ? 1 : 0));
            return possible;
        } catch (Refusal refused) {
            return false;
        } catch (DataAccessException disagreed) {
            return fail("seed %d, event %d: %s by %s".formatted(SEED, event, what, actor.person()), disagreed);
        }
    }

    private boolean isOnPaper(DocumentId id) {
        Matter matter = walk.matter(id);
        return matter.state() == MatterState.CIRCULATING
                && toshima.read(() -> paperRoutes.of(id, matter.version()).isPresent());
    }

    /** Somebody enters something from the paper, right or wrong, or compares what was entered, lawfully or not. */
    private boolean happensOnPaper(DocumentId id, int event) {
        Optional<PaperRecord> open = toshima.read(() -> paperRecords.findOpen(id));
        String somebody = random.nextInt(3) == 0 ? one(PEOPLE) : open.isEmpty() ? MatterWalk.DRAFTER : PaperWalk.CLERK;
        int before = acts(id);
        try {
            if (open.isEmpty()) {
                paper.record(id, somebody, signatures(id));
            } else if (random.nextInt(4) == 0) {
                paper.refuse(id, open.get().id(), somebody);
            } else {
                paper.confirm(id, open.get().id(), somebody);
                compared++;
            }
            assertThat(acts(id))
                    .as("seed %d, event %d: paper by %s", SEED, event, somebody)
                    .isGreaterThan(before);
            return true;
        } catch (Refusal refused) {
            assertThat(acts(id)).isEqualTo(before);
            return false;
        } catch (DataAccessException disagreed) {
            return fail("seed %d, event %d: paper by %s".formatted(SEED, event, somebody), disagreed);
        }
    }

    /** What stands in the first open boxes, more often than not by whom they ask. */
    private List<PaperAct> signatures(DocumentId id) {
        List<Step> open = walk.matter(id).circulation().route().stream()
                .filter(step -> step.state().isOpen())
                .limit(1 + random.nextInt(3))
                .toList();
        return open.stream()
                .map(step -> paper.act(
                        id,
                        step.ordinal(),
                        random.nextInt(6) == 0 ? one(PEOPLE) : holder(step),
                        random.nextInt(3) == 0
                                ? one(List.of(PaperOutcome.values()))
                                : PaperOutcome.of(step.kind()).getFirst(),
                        random.nextInt(3) == 0 ? "" : "紙に書かれた意見。"))
                .toList();
    }

    private String holder(Step step) {
        if (holders.isEmpty()) {
            PEOPLE.forEach(login -> holders.put(toshima.actor(login).post().id(), login));
        }
        return Optional.ofNullable(holders.get(step.post())).orElseGet(() -> one(PEOPLE));
    }

    /** More often than not something that her page offers. */
    private ActViews.Name something(DocumentId id, Actor actor) {
        if (random.nextInt(3) == 0) {
            return one(List.of(ActViews.Name.values()));
        }
        try {
            MatterPage page = toshima.in(
                    () -> pages.page(id, actor, MatterPage.Typed.NOTHING, Optional.empty(), Optional.empty()));
            List<ActViews.Name> offered = ActViews.Name.possible(page.actions());
            return offered.isEmpty() ? ActViews.Name.COMMENT : one(offered);
        } catch (NotFound unreadable) {
            return one(List.of(ActViews.Name.values()));
        }
    }

    /** More often than not somebody who is asked. */
    private Actor somebody(DocumentId id) {
        List<Step> active = walk.matter(id).circulation().active();
        List<Actor> asked = PEOPLE.stream()
                .map(toshima::actor)
                .filter(actor -> active.stream()
                        .anyMatch(step -> step.post().equals(actor.post().id())))
                .toList();
        return asked.isEmpty() || random.nextInt(3) == 0 ? toshima.actor(one(PEOPLE)) : one(asked);
    }

    /** @return whether it leaves an act */
    private boolean happens(DocumentId id, ActViews.Name what, Actor actor) {
        String words = random.nextInt(5) == 0 ? "" : "理由がある。";
        int place = 1 + random.nextInt(4);
        Runnable act = switch (what) {
            case APPROVE -> () -> approvals.approve(id, actor, words);
            case AGREE_ON_CONDITION -> () -> approvals.agreeOnCondition(id, actor, words);
            case OBJECT -> () -> approvals.object(id, actor, words);
            case DECIDE -> () -> approvals.decide(id, actor, words);
            case DECIDE_ON_CONDITION -> () -> approvals.decideOnCondition(id, actor, words);
            case DENY -> () -> approvals.deny(id, actor, words);
            case RETURN -> () -> approvals.returnToDrafter(id, actor, words);
            case RETURN_TO_STEP -> () -> approvals.returnToStep(id, actor, place, words);
            case HOLD -> () -> approvals.hold(id, actor, words);
            case INSERT_STEP ->
                () -> approvals.insert(
                        id,
                        actor,
                        StepKind.CONCURRENCE,
                        toshima.actor(one(PEOPLE)).post().id(),
                        words);
            case FORBID_PROXY -> () -> approvals.forbidProxy(id, actor, words);
            case PULL_UP -> () -> approvals.pullUp(id, actor, words);
            case SKIP -> () -> approvals.skip(id, actor, place, words);
            case HURRY -> () -> approvals.hurry(id, actor, words);
            case TAKE_BACK -> () -> approvals.takeBack(id, actor, words);
            case TAKE_BACK_APPROVAL -> () -> approvals.takeBackApproval(id, actor, words);
            case SEE_AFTERWARDS -> () -> approvals.seeAfterwards(id, actor, words);
            case CONFIRM_CONDITION -> () -> approvals.confirmCondition(id, actor, words);
            case PROPOSE_ABANDONING -> () -> approvals.proposeAbandoning(id, actor, words);
            case ABANDON -> () -> approvals.abandon(id, actor, words);
            case REFUSE_ABANDONING -> () -> approvals.refuseAbandoning(id, actor, words);
            case TAKE_EFFECT -> () -> approvals.takeEffect(id, actor, clocks.officialToday());
            case CLOSE -> () -> approvals.close(id, actor);
            case TAKE_OVER -> () -> takeovers.takeOver(id, actor, words);
            case REASSIGN -> () -> reassign(id, actor, words);
            case COMMENT -> null;
        };
        if (act == null) {
            return goOn(id);
        }
        act.run();
        return true;
    }

    /** To a colleague more often than not, so that somebody who answers for the matter may come to draft it. */
    private void reassign(DocumentId id, Actor actor, String words) {
        Matter matter = walk.matter(id);
        List<Members.Member> heirs = toshima.read(() -> takeovers.heirs(matter, actor));
        Actor stranger = toshima.actor(one(PEOPLE));
        if (heirs.isEmpty() || random.nextInt(3) == 0) {
            takeovers.reassign(id, actor, stranger.person(), stranger.post().id(), words);
        } else {
            Members.Member heir = one(heirs);
            takeovers.reassign(id, actor, heir.person(), heir.post().id(), words);
        }
    }

    /** Instead of a comment, which everybody may make: the drafter goes on, or whoever is asked agrees. */
    private boolean goOn(DocumentId id) {
        Matter matter = walk.matter(id);
        if (matter.state().isWritable()) {
            walk.rewrite(id, this::mended);
            walk.submit(id);
            return true;
        }
        Optional<Step> asked = matter.circulation().active().stream().findFirst();
        if (asked.isEmpty()) {
            return false;
        }
        for (String login : PEOPLE) {
            Actor actor = toshima.actor(login);
            if (actor.post().id().equals(asked.get().post())) {
                if (asked.get().kind() == StepKind.DECISION) {
                    approvals.decide(id, actor, "");
                } else {
                    approvals.approve(id, actor, "");
                }
                return true;
            }
        }
        return false;
    }

    private DraftText mended(DraftText text) {
        DraftText words =
                random.nextBoolean() ? text.withWords(text.title(), text.body() + "（直した。）", text.reason()) : text;
        return random.nextInt(3) == 0
                ? words.withSpecial(new DraftText.Special(true, "協議が調わない。", "", "", Optional.empty(), ""))
                : words.withSpecial(DraftText.Special.NONE);
    }

    private DocumentId begun() {
        DocumentId id = walk.draft("無作為の案件");
        walk.rewrite(id, text -> text.withMatterCode(one(KINDS)));
        if (random.nextInt(3) == 0) {
            return paper.submit(id);
        }
        walk.submit(id);
        return id;
    }

    private void noteEnd(DocumentId id) {
        if (walk.matter(id).state().isFinal() && !ended.containsKey(id)) {
            ended.put(id, toshima.read(() -> digests.whole(id.value()).orElseThrow()));
        }
    }

    private int acts(DocumentId id) {
        return toshima.read(() -> ledger.history(id.value())).size();
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
