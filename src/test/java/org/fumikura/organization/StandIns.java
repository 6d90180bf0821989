package org.fumikura.organization;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.fumikura.shared.OfficialClock;
import org.fumikura.testing.Toshima;
import org.springframework.stereotype.Component;

/** Lets people of the city be away and stand in for each other, for tests of other modules. */
@Component
public class StandIns {

    private final Toshima toshima;
    private final Absences absences;
    private final Delegations delegations;
    private final ActingOrders orders;
    private final OfficialClock clock;

    StandIns(Toshima toshima, Absences absences, Delegations delegations, ActingOrders orders, OfficialClock clock) {
        this.toshima = toshima;
        this.absences = absences;
        this.delegations = delegations;
        this.orders = orders;
        this.clock = clock;
    }

    /** Somebody is away from now on for some time. */
    public void away(String login, Duration time) {
        Actor actor = toshima.actor(login);
        toshima.run(
                () -> absences.enter(new Absences.Entry(actor.person(), AbsenceKind.TRIP, lasting(time), ""), actor));
    }

    /** Who holds a post lets another one answer for it. */
    public void delegate(String login, PostId to, Duration time, String... matterCodes) {
        Actor actor = toshima.actor(login);
        toshima.run(() -> delegations.enter(
                new Delegations.Entry(actor.post().id(), to, lasting(time), Set.of(matterCodes), "出張中の回議のため"), actor));
    }

    /** A post carries out the duties of another one, by formal order. */
    public void act(PostId post, PostId acting) {
        Actor orderer = toshima.actor("system-kanri");
        toshima.run(() -> orders.enter(post, acting, "職務代理の発令", Validity.from(clock.today()), orderer.doer()));
    }

    private During lasting(Duration time) {
        return new During(clock.now(), Optional.of(clock.now().plus(time)));
    }
}
