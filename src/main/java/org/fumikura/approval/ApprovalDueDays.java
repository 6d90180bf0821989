package org.fumikura.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.desk.DueDays;
import org.fumikura.organization.Actor;
import org.fumikura.records.Documents;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** When matters that ask somebody or are hers are due, and until when perusals can be seen. */
@Component
class ApprovalDueDays implements DueDays {

    private static final PageRequest MANY = new PageRequest(1, PageRequest.MAX_SIZE);

    private final MatterLists matters;
    private final PerusalLists perusals;
    private final Documents documents;

    ApprovalDueDays(MatterLists matters, PerusalLists perusals, Documents documents) {
        this.matters = matters;
        this.perusals = perusals;
        this.documents = documents;
    }

    @Override
    public List<DueDay> dueDays(Actor actor) {
        var found = new ArrayList<DueDay>();
        found.addAll(matters(MatterLists.Kind.WAITING, new Text("決裁待ち", "To decide"), actor));
        found.addAll(matters(MatterLists.Kind.OWN, new Text("私の起案", "My draft"), actor));
        found.addAll(matters(MatterLists.Kind.TO_FINISH, new Text("私の番", "My turn"), actor));
        perusals.list(PerusalLists.Kind.TO_SEE, actor, MANY).items().stream()
                .map(line -> new DueDay(
                        line.id(), line.dueOn(), new Text("供覧", "Perusal"), Optional.empty(), "/perusals/" + line.id()))
                .forEach(found::add);
        Map<UUID, String> titles =
                documents.titlesToSend(found.stream().map(DueDay::subject).toList(), actor.reader());
        return found.stream()
                .map(due -> new DueDay(
                        due.subject(),
                        due.on(),
                        due.label(),
                        Optional.ofNullable(titles.get(due.subject())),
                        due.path()))
                .toList();
    }

    private List<DueDay> matters(MatterLists.Kind kind, Text label, Actor actor) {
        return matters.list(kind, actor, MANY).items().stream()
                .flatMap(line -> line.dueOn().stream()
                        .flatMap(day -> Stream.of(
                                new DueDay(line.id(), day, label, Optional.empty(), "/matters/" + line.id()))))
                .toList();
    }
}
