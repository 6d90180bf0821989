package org.fumikura.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.approval.Turns;
import org.fumikura.frame.Page;
import org.fumikura.organization.Actor;
import org.fumikura.organization.CurrentActor;
import org.fumikura.organization.Organization;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Numbers;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds whom a matter waits for, as the guide names her. */
@Component
@Profile("demo")
class NextHolders {

    private final Turns turns;
    private final Organization organization;
    private final Numbers numbers;
    private final Transactions transactions;

    NextHolders(Turns turns, Organization organization, Numbers numbers, Transactions transactions) {
        this.turns = turns;
        this.organization = organization;
        this.numbers = numbers;
        this.transactions = transactions;
    }

    /** Empty for a matter that is over, or that this municipality does not have. */
    Optional<NextHolder> find(UUID matter, Page page, HttpServletRequest request) {
        Optional<Actor> visitor = page.visitor().map(signedIn -> CurrentActor.of(request));
        return transactions.read(() -> turns.find(new DocumentId(matter)).map(turn -> next(matter, turn, visitor)));
    }

    private NextHolder next(UUID matter, Turns.Turn turn, Optional<Actor> visitor) {
        Text post = organization.getPosts(List.of(turn.post())).getFirst().name();
        String labels = numbers.of(new DocumentId(matter)).stream()
                .map(Numbers.Allotted::label)
                .collect(Collectors.joining("・"));
        boolean same = visitor.filter(actor -> actor.person().equals(turn.person())
                        && actor.post().id().equals(turn.post()))
                .isPresent();
        return new NextHolder(matter, labels, post, same);
    }
}
